//! The JavaScript face: thin, no rule in it. JavaScript objects in, JavaScript objects out.

#[cfg(feature = "attendance")]
mod attendance;
#[cfg(feature = "batch")]
mod batch;
#[cfg(feature = "face")]
mod engine;
#[cfg(feature = "scores")]
mod scorer;
#[cfg(feature = "spreadsheet")]
mod spreadsheet;
#[cfg(any(feature = "face", test))]
mod tape;
#[cfg(feature = "js")]
mod value;
#[cfg(any(feature = "face", test))]
mod writing;

#[cfg(feature = "attendance")]
pub use attendance::Attendance;
#[cfg(feature = "batch")]
pub use batch::Batch;
#[cfg(feature = "face")]
pub use engine::Engine;
#[cfg(feature = "scores")]
pub use scorer::Scorer;
#[cfg(feature = "spreadsheet")]
pub use spreadsheet::{Workbook, Writer};
#[cfg(feature = "js")]
pub use value::{from_js, refused, to_js};

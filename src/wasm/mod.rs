//! The JavaScript face: thin, no rule in it. JavaScript objects in, JavaScript objects out.

#[cfg(feature = "face")]
mod engine;
#[cfg(feature = "scores")]
mod scorer;
mod value;

#[cfg(feature = "face")]
pub use engine::Engine;
#[cfg(feature = "scores")]
pub use scorer::Scorer;
pub use value::{from_js, refused, to_js};

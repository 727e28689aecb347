//! The JavaScript face: thin, no rule in it. JavaScript objects in, JavaScript objects out.

#[cfg(feature = "face")]
mod engine;
mod value;

#[cfg(feature = "face")]
pub use engine::Engine;
pub use value::{from_js, refused, to_js};

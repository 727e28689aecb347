//! The JavaScript face: thin, no rule in it. JavaScript objects in, JavaScript objects out.

mod engine;
mod value;

pub use engine::Engine;
pub use value::{from_js, refused, to_js};

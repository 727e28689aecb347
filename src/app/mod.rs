//! The pages: plain state changed by pure functions, and views over it. Each page is a room of
//! its own; what they share is the kit.

pub mod compliance;
pub mod estimate;
pub mod kit;
pub mod simulation;
pub mod workshop;

//! The native tests of the engine that take long: for changes that main.rs does not notice.
#![allow(clippy::duplicate_mod, reason = "each brings what the tests share")]

#[path = "../law.rs"]
mod law;
#[path = "../numbers.rs"]
mod numbers;
#[path = "../simulation.rs"]
mod simulation;
#[path = "../survey.rs"]
mod survey;

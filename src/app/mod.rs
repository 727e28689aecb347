//! The page: plain state changed by pure functions, and views over it.
//!
//! What a person types is a [`draft`]; a regulation and a draft make a [`form`] of questions;
//! a form [`filled`] in is a case; the engine makes an estimate of it. All of it is [`state`],
//! changed by actions alone. The views, built only for the browser, show the state.

pub mod breakdown;
pub mod calendar;
pub mod change;
pub mod compliance;
pub mod draft;
pub mod figures;
pub mod filled;
pub mod form;
pub mod formula;
pub mod library;
pub mod name;
pub mod numbers;
pub mod sentence;
pub mod state;
pub mod store;
pub mod typed;
pub mod words;

#[cfg(any(feature = "app", feature = "officer"))]
mod id;
#[cfg(any(feature = "app", feature = "officer"))]
mod js;
#[cfg(feature = "app")]
pub mod mount;
#[cfg(feature = "app")]
mod options;
#[cfg(any(feature = "app", feature = "officer"))]
mod parts;
#[cfg(feature = "app")]
mod view;

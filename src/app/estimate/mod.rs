//! A person's month.
//!
//! What a person types is a [`draft`]; a regulation and a draft make a [`form`] of questions;
//! a form [`filled`] in is a case; the engine makes an estimate of it. All of it is [`state`],
//! changed by actions alone. The views, built only for the browser, show the state.

pub mod breakdown;
pub mod change;
pub mod draft;
pub mod filled;
pub mod form;
pub mod formula;
pub mod name;
pub mod numbers;
pub mod state;
pub mod store;

#[cfg(feature = "app")]
pub mod mount;
#[cfg(feature = "app")]
mod options;
#[cfg(feature = "app")]
mod view;

//! The officer's page: a unit scores its own service, and sees what would raise it.
//!
//! A [`catalogue`] holds the instruments, [`assessments`] what was answered, one [`assessment`] a
//! unit, period and instrument; an instrument makes a [`checklist`], or asks for the service
//! [`standard`]s. [`compare`] sets periods and units side by side, [`reviews`] lists when which
//! standard is due, [`effect`] says what a class does to TPP, [`tpp`] what those of all units do, and
//! [`taking`] puts one into the personal estimate. All of it is [`state`], changed by an
//! [`action`] alone.

pub mod action;
pub mod assessment;
pub mod assessments;
pub mod catalogue;
pub mod checklist;
pub mod compare;
pub mod effect;
pub mod matrix;
pub mod period;
pub mod refused;
pub mod reviews;
pub mod sample;
pub mod scale;
pub mod standard;
pub mod state;
pub mod taking;
pub mod tpp;

#[cfg(feature = "officer")]
pub mod mount;
#[cfg(feature = "officer")]
mod view;

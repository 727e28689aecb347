//! The workshop for a rule pack: a pack is opened or begun from another, edited in the form that the
//! schema makes or as text, and tried on three people all the while.
//!
//! A [`work`] is a pack being edited, with what checks say of it; [`people`] are those on whom it is
//! tried. All of it is [`state`], changed by [`action`]s alone; what the device keeps of it is [`kept`].
//! [`taken`] is the estimate with the pack as its rule.

pub mod action;
pub mod kept;
pub mod people;
pub mod state;
pub mod taken;
pub mod work;

#[cfg(feature = "officer")]
pub mod mount;
#[cfg(feature = "officer")]
mod view;

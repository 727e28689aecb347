//! The page that simulates a draft: a roster, today's rule beside the draft, and what differs.
//!
//! The [`draft`] is a pack that is edited in the form of the kit; [`sides`] are the two rules in one
//! month. A worker runs the roster; what it says comes as an [`action`] and changes the [`state`].
//! [`person`] sets one person's two estimates beside each other, line by line, and [`faulty`] lists
//! what could not be counted. The [`budget`] says what the draft may cost, and a [`goal`] which of
//! its numbers is to keep it.

pub mod action;
pub mod assumed;
#[cfg(any(feature = "officer", test))]
pub mod book;
pub mod budget;
pub mod curve;
pub mod draft;
pub mod faulty;
pub mod goal;
pub mod mappings;
pub mod person;
pub mod receipt;
pub mod saved;
pub mod sides;
pub mod state;

#[cfg(feature = "officer")]
pub mod mount;
#[cfg(feature = "officer")]
mod view;

//! A form made from a schema, for documents such as rule packs.
//!
//! The [`shape`] of a place says what stands there; an [`editor`] holds a document that is changed, and
//! the way back; [`typing`] is between texts and values; [`findings`] are what checks say of places,
//! [`called`] is what places are called, and [`differences`] are what two documents do not share.

pub mod called;
pub mod differences;
pub mod editor;
pub mod findings;
pub mod shape;
pub mod typing;

#[cfg(feature = "officer")]
pub mod view;

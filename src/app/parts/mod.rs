//! What the pages of the estimate and of the officer are both built of.

pub mod bring;
pub mod el;
pub mod select;

//! JSON from outside into checked types.
//!
//! Packs, cases, answers: whatever comes from outside is a [`Value`] until it is read. Reading
//! finds every fault, not the first one, each with its path and reason; unknown keys, missing
//! keys and numbers of the wrong kind are faults, never guesses. One declaration of a type
//! (the macros [`record!`](crate::record), [`choice!`](crate::choice) and
//! [`one_of!`](crate::one_of)) gives the reader, the writer and the JSON Schema.
//!
//! Files of a person's own that are no JSON come by [`text`], whatever program wrote them, and
//! tables by [`csv`], in and out.

mod coded;
pub mod csv;
mod doubt;
mod fault;
mod faults;
mod format;
mod hash;
pub mod json;
mod meant;
mod names;
pub mod order;
pub mod place;
mod read;
mod reader;
mod record;
mod scalars;
mod scan;
#[cfg(feature = "schema")]
pub mod schema;
pub mod signs;
mod table;
pub mod text;
mod value;
mod write;
mod written;

pub use crate::calendar::Month;
pub use doubt::{Doubt, Warning};
pub use fault::{Fault, Path, Problem, Reason};
pub use faults::Faults;
pub use format::Format;
pub use hash::{hash, hash_of_bytes};
pub use names::Id;
pub use read::{Key, Read, read, read_leaf};
pub use reader::Reader;
pub use table::Table;
pub use value::Value;
pub use write::Write;
pub use written::written;

#[doc(hidden)]
pub use read::{blank_record, read_choice};
#[doc(hidden)]
pub use write::write_record;

//! What a draft costs everyone: a roster goes through two regulations, and what differs is told.
//!
//! A [`roster`] is found in a file: its [`columns`], and row by row the [`facts`] of a person, out
//! of cells as people write them ([`cell`]). A [`rule`] makes the case of a person that its
//! regulation asks for, who behaves as a [`scenario`] says. A [`run`] takes every row through both,
//! and a [`summary`] says what came of it; its parts add up to its totals to the rupiah. A [`job`] goes
//! over the same people once more: a whole [`year`], [`cliffs`], another draft, or a [`trial`], which
//! puts one number of a draft on a [`scale`] and seeks the value that holds a ceiling ([`goal_seek`]),
//! with everybody under each ([`again`]). A [`sample`] roster stands ready.

pub mod again;
pub mod budget;
pub mod cell;
pub mod cliffs;
pub mod columns;
pub mod dates;
pub mod export;
pub mod facts;
pub mod flaw;
pub mod goal_seek;
mod head;
mod index;
pub mod job;
pub mod payment;
mod people;
pub mod roster;
pub mod rule;
mod ruled;
pub mod run;
pub mod sample;
pub mod scale;
pub mod scenario;
pub mod spread;
pub mod summary;
pub mod template;
pub mod trial;
pub mod year;

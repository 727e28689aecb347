//! A month day by day: what the attendance machine's file says of it, what a person marks in the
//! calendar, and which levels of a rule it comes to.
//!
//! A program of its own in the browser, so it reads no pack: the page hands over the [`levels`].

pub mod columns;
pub mod levels;
pub mod machine;
pub mod mark;
pub mod month;
pub mod remark;

mod clock;
mod dates;
mod day;
mod log;

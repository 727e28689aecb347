//! The native tests that a change of the engine must fail, in one program: built and linked once for each
//! change that `cargo xtask mutants` makes. Those that take long come after it, in slow.rs. `cargo test`
//! runs each by itself.
#![allow(clippy::duplicate_mod, reason = "each brings what the tests share")]

#[path = "../attendance.rs"]
mod attendance;
#[path = "../cases.rs"]
mod cases;
#[path = "../compliance.rs"]
mod compliance;
#[path = "../compliance_instruments.rs"]
mod compliance_instruments;
#[path = "../compliance_properties.rs"]
mod compliance_properties;
#[path = "../given.rs"]
mod given;
#[path = "../packs.rs"]
mod packs;
#[path = "../properties.rs"]
mod properties;
#[path = "../receipts.rs"]
mod receipts;
#[path = "../repairs.rs"]
mod repairs;
#[path = "../steps.rs"]
mod steps;
#[path = "../words.rs"]
mod words;
#[path = "../work_calendar.rs"]
mod work_calendar;

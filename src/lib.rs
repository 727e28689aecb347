//! Kalkulator TPP: the national shape of the allowance as code, the local rule as data.
//!
//! Each room knows only the rooms above it:
//!
//! - [`ratio`]: exact fractions.
//! - [`money`]: rupiah, percent, factor and rounding; never floats.
//! - [`calendar`]: months and dates.
//! - [`document`]: JSON from outside into checked types, with every fault in one list.
//! - [`provision`]: by what right a figure stands, and how sure it is.
//! - [`regulation`]: what the rules say: rule packs, one file a section of the rule.
//! - [`allowance`]: what a person gets in a month, stage by stage, each with its trace.
//! - [`compliance`]: how a public service scores, and what would raise it.
//! - `wasm`: the JavaScript face, with no rule in it.
//! - `app`: the page and the custom element.
#![deny(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::disallowed_types,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::panic_in_result_fn,
    clippy::string_slice,
    clippy::todo,
    clippy::unimplemented,
    clippy::unreachable,
    clippy::unwrap_used,
    missing_docs,
    unsafe_code
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod allowance;
pub mod calendar;
pub mod compliance;
pub mod document;
pub mod money;
pub mod provision;
pub mod ratio;
pub mod regulation;

#[cfg(any(feature = "app", feature = "officer", test))]
pub mod app;
#[cfg(any(feature = "js", test))]
pub mod wasm;

/// Where memory comes from in wasm.
#[cfg(target_family = "wasm")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

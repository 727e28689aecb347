#![doc = include_str!("README.md")]
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
    clippy::unreachable,
    clippy::unwrap_used,
    missing_docs
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod allowance;
pub mod attendance;
pub mod calendar;
pub mod compliance;
pub mod document;
pub mod money;
pub mod provision;
pub mod ratio;
pub mod regulation;
pub mod simulation;
#[cfg(feature = "workbook")]
pub mod workbook;

#[cfg(any(feature = "app", feature = "officer", feature = "pages", test))]
pub mod app;
#[cfg(any(feature = "js", test))]
pub mod wasm;

/// Where memory comes from in wasm.
#[cfg(target_family = "wasm")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

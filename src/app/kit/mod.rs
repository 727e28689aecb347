//! What the pages share. The kit knows no page.

pub mod figures;
pub mod organisation;
pub mod sentence;
pub mod situation;
pub mod store;
pub mod trouble;
pub mod typed;
pub mod words;

#[cfg(feature = "officer")]
pub mod download;
#[cfg(any(feature = "app", feature = "officer"))]
pub mod el;
#[cfg(any(feature = "app", feature = "officer"))]
pub mod id;
#[cfg(any(feature = "app", feature = "officer"))]
pub mod js;
#[cfg(any(feature = "app", feature = "officer"))]
pub mod open_file;
pub mod page_ref;
pub mod pause;
#[cfg(any(feature = "app", feature = "officer"))]
pub mod place;
#[cfg(any(feature = "app", feature = "officer"))]
pub mod requested;
#[cfg(any(feature = "app", feature = "officer"))]
pub mod rules;
#[cfg(any(feature = "app", feature = "officer"))]
pub mod screen;
#[cfg(any(feature = "app", feature = "officer"))]
pub mod select;

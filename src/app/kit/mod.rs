//! What the pages share. The kit knows no page.

pub mod figures;
pub mod link;
pub mod name;
pub mod organisation;
pub mod sentence;
pub mod situation;
pub mod store;
pub mod trouble;
pub mod typed;
pub mod words;

#[cfg(feature = "browser")]
pub mod download;
#[cfg(feature = "browser")]
pub mod el;
#[cfg(feature = "browser")]
pub mod id;
#[cfg(feature = "browser")]
pub mod js;
#[cfg(feature = "browser")]
pub mod open_file;
#[cfg(feature = "browser")]
pub mod page_ref;
#[cfg(feature = "browser")]
pub mod pause;
#[cfg(feature = "browser")]
pub mod place;
#[cfg(feature = "browser")]
pub mod requested;
#[cfg(feature = "browser")]
pub mod rules;
#[cfg(feature = "browser")]
pub mod screen;
#[cfg(feature = "browser")]
pub mod select;

//! Files on their way to a folder.

use std::collections::BTreeMap;

/// Paths inside the folder, with `/` between folders, and contents.
pub type Files = BTreeMap<String, Vec<u8>>;

//! Drafts that are saved to be compared, and what the device keeps of the page between two visits:
//! hostile until read.

use crate::document::{self, Fault, Format, Table, Value};
use crate::simulation::summary::Compared;

/// Most drafts that stand beside each other.
pub const MOST: usize = 4;

/// A draft that is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// What it is called.
    pub name: String,
    /// The key of the pack that it began from.
    pub key: String,
    /// The pack.
    pub pack: Value,
    /// What it comes to, once it is compared.
    pub compared: Option<Compared>,
}

crate::record! {
    /// What is kept.
    pub struct Kept("Simulasi tersimpan", "Rancangan, anggaran, dan rancangan pembanding.") {
        /// Version of this form.
        format: Format, "Versi";
        before: Option<String>, "Kunci aturan sekarang";
        after: Option<String>, "Kunci rancangan";
        /// The draft, where it is not as a pack of the site has it.
        draft: Option<Value>, "Rancangan yang disunting";
        budget: Table<String, String>, "Anggaran";
        saved: Vec<KeptDraft>, "Rancangan tersimpan";
    }
}

crate::record! {
    /// One draft.
    pub struct KeptDraft("Rancangan tersimpan", "Nama, asal, dan isinya.") {
        name: Value, "Nama";
        key: String, "Kunci asalnya";
        pack: Value, "Isi";
    }
}

/// What was kept, or why it cannot be read.
pub fn read(document: &Value) -> Result<Kept, Vec<Fault>> {
    document::read(document)
}

impl From<&Saved> for KeptDraft {
    fn from(saved: &Saved) -> Self {
        Self {
            name: Value::from(saved.name.as_str()),
            key: saved.key.clone(),
            pack: saved.pack.clone(),
        }
    }
}

impl From<KeptDraft> for Saved {
    fn from(kept: KeptDraft) -> Self {
        let name = match kept.name {
            Value::Text(name) => name,
            _ => String::new(),
        };
        Self {
            name,
            key: kept.key,
            pack: kept.pack,
            compared: None,
        }
    }
}

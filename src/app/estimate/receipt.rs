//! Whether a receipt from a file still holds.

use crate::allowance::receipt::{Difference, IssuedReceipt};
use crate::document::{self, Fault, Table, Value};
use crate::regulation::library::Library;
use crate::regulation::origin::Origin;

/// What came of a receipt from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// It is no receipt.
    Unreadable(Vec<Fault>),
    /// Its rule is not at hand, or refuses the receipt's numbers.
    NoRule(String),
    /// The estimate was made again; where nothing differs, the receipt holds.
    Again(Vec<Difference>),
}

/// Makes the estimate of a receipt again, by the rules at hand.
pub fn check(library: &Library, document: Result<Value, Fault>) -> Checked {
    let read = document.map_err(|fault| vec![fault]);
    let receipt: IssuedReceipt = match read.and_then(|document| document::read(&document)) {
        Ok(receipt) => receipt,
        Err(faults) => return Checked::Unreadable(faults),
    };
    let id = receipt.regulation.as_str();
    let keys = [id.to_owned(), Origin::File.key(id)];
    let rules = keys.iter().filter_map(|key| {
        let numbers: &Table<String, Value> = &receipt.numbers;
        let numbers = numbers
            .iter()
            .map(|(path, number)| (path.as_str(), number.clone()));
        library.choose(key, numbers).ok()
    });
    // The site's and the person's own pack may have the same id.
    let checks = rules.map(|chosen| receipt.check(&chosen.regulation));
    match checks.min_by_key(Vec::len) {
        Some(differences) => Checked::Again(differences),
        None => Checked::NoRule(id.to_owned()),
    }
}

//! What is paid beside the month's own TPP: THR, the thirteenth month, back pay.

use crate::document::Id;
use crate::money::{Overflow, Rupiah};
use serde::Serialize;

/// One payment beside the month's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Extra {
    /// By the pack's id; none for back pay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// What it pays; negative where too much paid before is taken back.
    pub amount: Rupiah,
    /// The salary that is paid with it, where that counts for the tax.
    pub salary: Rupiah,
    /// Whether it is income of the year.
    pub taxed: bool,
}

/// What all of them pay.
pub fn paid(extras: &[Extra]) -> Result<Rupiah, Overflow> {
    Rupiah::sum(extras.iter().map(|extra| extra.amount))
}

/// What of it is no income.
pub fn untaxed(extras: &[Extra]) -> Result<Rupiah, Overflow> {
    let untaxed = extras.iter().filter(|extra| !extra.taxed);
    Rupiah::sum(untaxed.map(|extra| extra.amount))
}

/// The salary paid with them.
pub fn salary(extras: &[Extra]) -> Result<Rupiah, Overflow> {
    Rupiah::sum(extras.iter().map(|extra| extra.salary))
}

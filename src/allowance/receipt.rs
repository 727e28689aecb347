//! The receipt: with it and the inputs anybody can make the same estimate again.

use super::case::Case;
use super::{Estimate, Totals, estimate};
use crate::document::{Fault, Format, Id, Table, Value};
use crate::money::{Rupiah, SignedRupiah};
use crate::regulation::Regulation;
use serde::{Serialize, Serializer};
use std::rc::Rc;

/// The commit that the engine was built from; none where that is not known, or was not all of it.
const COMMIT: Option<&str> = option_env!("TPP_COMMIT");

/// Version of the engine, the commit behind a plus as SemVer has it.
pub fn version() -> String {
    let commit = COMMIT.map_or_else(String::new, |commit| ["+", commit].concat());
    [env!("CARGO_PKG_VERSION"), &commit].concat()
}

/// What made an estimate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    /// Version of the engine.
    pub engine: &'static str,
    /// The region's pack.
    pub regulation: Id,
    /// The national pack it builds on.
    pub national: Id,
    /// SHA-256 over both packs.
    #[serde(serialize_with = "text")]
    pub hash: Rc<str>,
}

impl Receipt {
    /// The receipt of a regulation.
    pub fn new(regulation: &Regulation) -> Self {
        Self {
            engine: env!("CARGO_PKG_VERSION"),
            regulation: regulation.regional.id.clone(),
            national: regulation.national.id.clone(),
            hash: Rc::clone(&regulation.hash),
        }
    }
}

fn text<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(text)
}

crate::record! {
    /// A receipt with what went in and what came out: to be kept, and checked by anybody.
    pub struct IssuedReceipt("Kuitansi perhitungan", "Aturan, isian, dan hasil satu perhitungan, untuk diperiksa ulang.") {
        format: Format<1>, "Versi bentuk kuitansi";
        engine: String, "Versi mesin hitung";
        /// By which the engine was built, where that is known.
        commit: Option<String>, "Komit mesin hitung";
        regulation: Id, "Paket aturan daerah";
        national: Id, "Paket aturan nasional";
        /// Over both packs, with the numbers below in place.
        hash: String, "SHA-256 kedua paket";
        /// Numbers put in place of the region's pack's own, by their path in it.
        numbers: Table<String, Value>, "Angka pengganti";
        case: Case, "Isian";
        totals: IssuedTotals, "Hasil";
    }
}

crate::record! {
    /// What came out, whole rupiah.
    pub struct IssuedTotals("Hasil", "Jumlah akhir dalam rupiah.") {
        entitlement: SignedRupiah, "Pagu TPP";
        gross: SignedRupiah, "TPP bruto";
        withheld: SignedRupiah, "Potongan";
        net: SignedRupiah, "TPP diterima";
        region_cost: SignedRupiah = "regionCost", "Beban daerah";
    }
}

impl From<&Totals> for IssuedTotals {
    fn from(totals: &Totals) -> Self {
        Self {
            entitlement: SignedRupiah(totals.entitlement),
            gross: SignedRupiah(totals.gross),
            withheld: SignedRupiah(totals.withheld),
            net: SignedRupiah(totals.net),
            region_cost: SignedRupiah(totals.region_cost),
        }
    }
}

/// What a receipt says and making it again does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Difference {
    /// Another version of the engine.
    Engine(Apart<String>),
    /// Another region's pack, or another national one under it.
    Regulation(Apart<Id>),
    /// Packs of the same ids with other content.
    Hash(Apart<String>),
    /// Another figure, by its name among the totals.
    Total(Figure),
    /// The inputs are refused.
    Refused {
        /// All of them, as an estimate of the case would give them.
        faults: Vec<Fault>,
    },
}

/// What the receipt says, and what it is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Apart<T> {
    /// On the receipt.
    pub was: T,
    /// By the regulation it is checked under.
    pub is: T,
}

/// A total that is another now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// As among the totals, such as `net`.
    pub name: &'static str,
    /// On the receipt.
    pub was: Rupiah,
    /// By the regulation it is checked under.
    pub is: Rupiah,
}

impl IssuedReceipt {
    /// The receipt of an estimate; `numbers` are those that stand in the regulation in place of
    /// the pack's own.
    pub fn of(estimate: &Estimate, case: &Case, numbers: Table<String, Value>) -> Self {
        let receipt = &estimate.receipt;
        Self {
            format: Format,
            engine: receipt.engine.to_owned(),
            commit: COMMIT.map(str::to_owned),
            regulation: receipt.regulation.clone(),
            national: receipt.national.clone(),
            hash: receipt.hash.to_string(),
            numbers,
            case: case.clone(),
            totals: IssuedTotals::from(&estimate.totals),
        }
    }

    /// Makes the estimate again by a regulation that has the receipt's numbers in place. No
    /// difference: the receipt holds.
    pub fn check(&self, regulation: &Regulation) -> Vec<Difference> {
        let now = Receipt::new(regulation);
        let mut differences = Vec::new();
        if self.engine != now.engine {
            let (was, is) = (self.engine.clone(), now.engine.to_owned());
            differences.push(Difference::Engine(Apart { was, is }));
        }
        let ids = [
            (&self.regulation, now.regulation),
            (&self.national, now.national),
        ];
        let others = ids.into_iter().filter(|(was, is)| **was != *is);
        differences.extend(others.map(|(was, is)| {
            let was = was.clone();
            Difference::Regulation(Apart { was, is })
        }));
        if self.hash != *now.hash {
            let (was, is) = (self.hash.clone(), now.hash.to_string());
            differences.push(Difference::Hash(Apart { was, is }));
        }
        match estimate(regulation, &self.case, false) {
            Ok(estimate) => differences.extend(self.totals.differences(&estimate.totals)),
            Err(faults) => differences.push(Difference::Refused { faults }),
        }
        differences
    }
}

impl IssuedTotals {
    fn differences(&self, now: &Totals) -> impl Iterator<Item = Difference> {
        let figures = [
            ("entitlement", self.entitlement, now.entitlement),
            ("gross", self.gross, now.gross),
            ("withheld", self.withheld, now.withheld),
            ("net", self.net, now.net),
            ("regionCost", self.region_cost, now.region_cost),
        ];
        let others = figures.into_iter().filter(|(_, was, is)| was.0 != *is);
        others.map(|(name, SignedRupiah(was), is)| Difference::Total(Figure { name, was, is }))
    }
}

//! Rounding: where, how and to what.

use crate::document::{Faults, Path};
use crate::money::{Rounding, RoundingMode};
use crate::provision::Provision;

crate::choice! {
    /// Which way a rounding goes.
    pub enum Direction("Arah pembulatan") {
        /// Half up.
        HalfUp = "half_up", "Ke terdekat, setengah ke atas";
        /// Down.
        Floor = "floor", "Ke bawah";
        /// To the next multiple above.
        Up = "up", "Ke atas";
    }
}

crate::record! {
    /// One rounding.
    pub struct RoundingRule("Pembulatan", "Arah dan satuan pembulatan.") {
        mode: Direction, "Arah";
        /// To a multiple of this many rupiah.
        to: u32, "Kelipatan rupiah: 1, 10, 100, sampai 100000";
    }
}

crate::choice! {
    /// Where the gross TPP becomes whole rupiah.
    pub enum RoundedAt("Tempat pembulatan TPP bruto") {
        /// Each criterion, then summed.
        Criterion = "criterion", "Tiap kriteria, lalu dijumlah";
        /// Each part over all criteria, then summed.
        Part = "part", "Tiap bagian (kinerja, disiplin), lalu dijumlah";
        /// Only the total.
        End = "end", "Hanya jumlah akhir";
    }
}

crate::record! {
    /// The roundings of a region.
    pub struct RoundingRules("Aturan pembulatan", "Di mana dan bagaimana TPP dan pajaknya dibulatkan.") {
        provision: Provision, "Dasar";
        /// How the entitlement is rounded once the share of the status is known; not at all unless said.
        entitlement: Option<RoundingRule>, "Pembulatan pagu setelah persen status; tanpa isian: tidak dibulatkan";
        /// How each part is rounded before it is cut; one that takes the rest takes what that leaves.
        parts: Option<RoundingRule>, "Pembulatan tiap bagian sebelum dipotong; bagian sisa mengambil selisihnya";
        /// How each cut is rounded.
        cuts: Option<RoundingRule>, "Pembulatan tiap potongan";
        /// Where the gross TPP becomes whole.
        at: RoundedAt, "Tempat pembulatan TPP bruto";
        /// How the gross TPP is rounded.
        gross: RoundingRule, "Pembulatan TPP bruto";
        /// How PPh 21 is rounded.
        tax: RoundingRule, "Pembulatan PPh 21";
    }
}

impl RoundingRule {
    /// The rounding it names.
    pub fn rounding(&self) -> Rounding {
        let mode = match self.mode {
            Direction::HalfUp => RoundingMode::HalfUp,
            Direction::Floor => RoundingMode::Floor,
            Direction::Up => RoundingMode::Up,
        };
        Rounding { mode, to: self.to }
    }

    pub(super) fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        super::check::rounded_to(self.to, &at.key("to"), faults);
    }
}

impl RoundingRules {
    pub(super) fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        for (key, rule) in [
            ("entitlement", &self.entitlement),
            ("parts", &self.parts),
            ("cuts", &self.cuts),
        ] {
            if let Some(rule) = rule {
                rule.check(&at.key(key), faults);
            }
        }
        self.gross.check(&at.key("gross"), faults);
        self.tax.check(&at.key("tax"), faults);
    }
}

//! THR and the thirteenth month: a share of one month's TPP, paid beside that of a month.

use super::rounding::RoundingRule;
use super::withholding::TppBase;
use crate::calendar::Month;
use crate::document::{Faults, Id, Path};
use crate::money::Percent;
use crate::provision::Provision;

crate::record! {
    /// One such payment.
    pub struct ExtraMonth("THR atau gaji ke-13", "Bagian TPP yang dibayar sekali, tanpa BPJS; pajaknya bersama bulan pembayaran.") {
        provision: Provision, "Dasar";
        /// Id, such as `thr_2025`.
        id: Id, "Kode";
        name: String, "Nama";
        /// The month it is paid in.
        paid_in: Month, "Dibayar pada bulan (TTTT-BB)";
        /// The month whose TPP it is a share of.
        base_month: Month, "Bulan yang TPP-nya menjadi dasar (TTTT-BB)";
        percent: Percent, "Persen dari TPP sebulan, paling banyak 100";
        /// Of the TPP before or after cuts.
        of: TppBase, "Persen dari";
        /// Whether it is income of the month it is paid in.
        taxed: bool, "Kena PPh 21 bersama bulan pembayaran";
        /// How it is rounded; to whole rupiah, half up, unless said.
        rounding: Option<RoundingRule>, "Pembulatan; tanpa isian: ke rupiah terdekat";
    }
}

/// Checks the list.
pub(super) fn check(months: &[ExtraMonth], at: &Path<'_>, faults: &mut Faults) {
    super::check::unique(months.iter().map(|month| &month.id), at, faults);
    for (n, month) in months.iter().enumerate() {
        let place = at.index(n);
        let percent_at = place.key("percent");
        super::check::share(month.percent, &percent_at, faults);
        super::check::doubt_share(month.percent, &percent_at, faults);
        if let Some(rounding) = &month.rounding {
            rounding.check(&place.key("rounding"), faults);
        }
        super::check::not_after(
            &place,
            ("base_month", month.base_month),
            ("paid_in", month.paid_in),
            faults,
        );
    }
}

//! What is to be known of days that could be read.

crate::record! {
    /// Something to know of some days.
    pub struct Remark("Catatan bacaan", "Hal yang perlu diketahui dan harinya.") {
        kind: RemarkKind, "Hal";
        days: Vec<u32>, "Hari";
    }
}

crate::choice! {
    /// What is to be known.
    pub enum RemarkKind("Hal") {
        /// 00:00:00 stands where nobody scanned.
        NoScan = "no_scan", "00:00:00 dianggap tidak ada scan";
        /// Scans within minutes of each other are one.
        Double = "double", "Scan ganda dihitung satu";
        /// The duty went on over midnight.
        OverMidnight = "over_midnight", "Dinas melewati tengah malam";
        /// Minutes stand there and are permitted.
        Permitted = "permitted", "Izin: menitnya tidak dihitung";
    }
}

/// What must be told of days, as it is found.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// 00:00:00 stands there.
    pub no_scan: Vec<u32>,
    /// A press was doubled.
    pub double: Vec<u32>,
    /// The duty went on over midnight.
    pub over_midnight: Vec<u32>,
    /// Minutes are permitted.
    pub permitted: Vec<u32>,
}

impl About {
    /// All of it.
    pub fn remarks(self) -> Vec<Remark> {
        let all = [
            (RemarkKind::NoScan, self.no_scan),
            (RemarkKind::Double, self.double),
            (RemarkKind::OverMidnight, self.over_midnight),
            (RemarkKind::Permitted, self.permitted),
        ];
        let told = all.into_iter().filter(|(_, days)| !days.is_empty());
        told.map(|(kind, mut days)| {
            days.sort_unstable();
            days.dedup();
            Remark { kind, days }
        })
        .collect()
    }
}

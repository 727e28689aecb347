//! What a person, or the machine's file, says of a day; and the calendar as the device keeps it.

crate::choice! {
    /// How many days a week the agency works.
    pub enum Week("Pola kerja") {
        /// Monday to Friday.
        Five = "five_days", "Lima hari kerja";
        /// Monday to Saturday.
        Six = "six_days", "Enam hari kerja";
    }
}

impl Week {
    /// Days from Monday on.
    pub fn days(self) -> u32 {
        match self {
            Self::Five => 5,
            Self::Six => 6,
        }
    }
}

crate::record! {
    /// The calendar of a month as it is kept with a situation.
    pub struct Kept("Kalender kehadiran", "Pola kerja dan hari yang ditandai dalam satu bulan.") {
        week: Week, "Pola kerja";
        days: Vec<Mark>, "Hari yang ditandai";
    }
}

crate::record! {
    /// What is said of a day.
    pub struct Mark("Tanda hari", "Keadaan satu hari.") {
        /// Day of the month.
        day: u32, "Tanggal";
        state: State, "Keadaan";
        /// A deduction by its id, or by its kind where the rule has it under another id.
        event: Option<String>, "Kejadian menurut aturan";
        /// Whole minutes.
        late: Option<u32>, "Menit terlambat";
        /// Whole minutes.
        early: Option<u32>, "Menit pulang lebih awal";
    }
}

crate::choice! {
    /// Where somebody was.
    pub enum State("Keadaan hari") {
        /// At work.
        Worked = "worked", "Hadir";
        /// At work for a part of the day, with leave for the rest: what was worked is judged.
        HalfDay = "half_day", "Setengah hari";
        /// On duty elsewhere.
        Duty = "duty", "Dinas luar";
        /// Off by the person's own schedule.
        Free = "free", "Libur sendiri";
        /// Away, as the event says.
        Away = "away", "Tidak hadir";
        /// Nothing was recorded and nothing said why: to be asked, not guessed.
        Unclear = "unclear", "Belum jelas";
    }
}

impl Mark {
    /// A day in a state, with nothing more to say of it.
    pub fn of(day: u32, state: State) -> Self {
        Self {
            day,
            state,
            event: None,
            late: None,
            early: None,
        }
    }
}

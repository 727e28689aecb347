//! A situation: who somebody is and how a month went, as it was typed. What the device keeps, a
//! file, a link and a scenario are all this one document.

use crate::document::{Month, Table};

crate::record! {
    /// One person in one month under one regulation, as typed, right or wrong.
    #[derive(Default)]
    pub struct Situation("Keadaan", "Satu pegawai dalam satu bulan menurut satu aturan, sebagaimana diketik.") {
        /// What the person calls it.
        name: Option<String>, "Nama keadaan";
        /// Id of the regulation; none before one was chosen.
        regulation: Option<String>, "Aturan";
        /// The month; none for that of today.
        month: Option<Month>, "Bulan";
        /// Answers by the path of their question; blank ones are left out.
        answers: Table<String, String>, "Jawaban";
        /// Numbers put in place of a pack's own: by pack, then by path.
        numbers: Table<String, Table<String, String>>, "Angka pengganti";
    }
}

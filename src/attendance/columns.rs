//! What the columns and the remarks of attendance machines' files are called, out of a file that
//! lists them.

use super::mark::State;
use crate::document::text::words;
use crate::document::{self, Fault, Table, Value};

crate::choice! {
    /// What a column tells.
    pub enum Field("Kolom berkas mesin kehadiran") {
        /// The day.
        Date = "date", "Tanggal";
        /// A day and a time in one.
        Moment = "moment", "Tanggal dan jam";
        /// A time of day.
        Time = "time", "Jam";
        /// Whose row it is.
        Person = "person", "Nomor pegawai";
        /// The person's name.
        Name = "name", "Nama";
        /// When work was to begin.
        DueIn = "due_in", "Jadwal masuk";
        /// When it was to end.
        DueOut = "due_out", "Jadwal pulang";
        /// When it began.
        In = "in", "Scan masuk";
        /// When it ended.
        Out = "out", "Scan pulang";
        /// Whether being late was permitted.
        PermittedIn = "permitted_in", "Izin terlambat";
        /// Whether leaving early was permitted.
        PermittedOut = "permitted_out", "Izin pulang awal";
        /// Whether nobody worked.
        Holiday = "holiday", "Libur";
        /// A remark.
        Note = "note", "Keterangan";
    }
}

crate::record! {
    /// What is in the file.
    struct Found("Nama kolom", "Nama kolom dan kata keterangan menurut isinya.") {
        note: String, "Catatan";
        columns: Table<Field, Vec<String>>, "Nama kolom";
        /// In the order in which they are looked for.
        away: Vec<Reason>, "Kata keterangan";
    }
}

crate::record! {
    /// What a remark says.
    struct Reason("Keterangan", "Kata yang dicari dan artinya.") {
        words: Vec<String>, "Kata";
        state: State, "Keadaan";
        event: Option<String>, "Kejadian";
    }
}

/// What columns and remarks are called.
#[derive(Clone, Debug)]
pub struct Names(Found);

impl Names {
    /// Out of the file that lists them.
    pub fn load(document: &Value) -> Result<Self, Vec<Fault>> {
        document::read(document).map(Self)
    }

    /// What a column is, by its name.
    pub fn field(&self, header: &str) -> Option<Field> {
        let header = words(header);
        let fields = self.0.columns.iter();
        let mut known = fields.filter(|(_, names)| names.iter().any(|name| words(name) == header));
        known.next().map(|(field, _)| *field)
    }

    /// What a remark says of the day, if anything.
    pub fn reason(&self, note: &str) -> Option<(State, Option<&str>)> {
        let said = format!(" {} ", words(note));
        let is_said = |reason: &&Reason| {
            let mut known = reason.words.iter();
            known.any(|word| said.contains(&format!(" {} ", words(word))))
        };
        let found = self.0.away.iter().find(is_said)?;
        Some((found.state, found.event.as_deref()))
    }
}

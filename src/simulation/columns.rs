//! What the columns of a roster are called, in the files that payroll and personnel programs write.

use crate::document::{self, Fault, Table, Value};

crate::choice! {
    /// What a column tells of a person, as far as a run can use it.
    pub enum Field("Kolom daftar pegawai") {
        /// NIP, 18 digits.
        Nip = "nip", "NIP";
        /// The person's name, to find the row again; no figure rests on it.
        Name = "name", "Nama";
        /// Agency, by its name or id in the pack.
        Unit = "unit", "Perangkat daerah";
        /// Position, by its name or id in the pack.
        Position = "position", "Jabatan";
        /// Job class.
        JobClass = "job_class", "Kelas jabatan";
        /// Employment status.
        Employment = "employment", "Status kepegawaian";
        /// Grade, such as III/a, or IX of a PPPK.
        Grade = "grade", "Golongan";
        /// Full years of service in the grade.
        GradeYears = "grade_years", "Masa kerja golongan";
        /// Echelon, which gives the structural allowance.
        Echelon = "echelon", "Eselon";
        /// PTKP status.
        Ptkp = "ptkp", "Status PTKP";
        /// Married or not.
        Marital = "marital", "Status kawin";
        /// How many children the salary counts.
        Children = "children", "Jumlah anak";
        /// Allowance of a structural post.
        StructuralAllowance = "structural_allowance", "Tunjangan jabatan";
        /// Allowance of a functional post.
        FunctionalAllowance = "functional_allowance", "Tunjangan fungsional";
        /// General allowance.
        GeneralAllowance = "general_allowance", "Tunjangan umum";
        /// The day on which somebody's service or contract ends.
        ActiveUntil = "active_until", "Berhenti atau akhir kontrak";
        /// Rating of the month's performance, in words.
        Rating = "rating", "Predikat kinerja";
        /// Result of the organisation.
        Organisation = "organisation", "Kinerja organisasi";
        /// Score of performance, percent.
        Productivity = "productivity", "Nilai kinerja";
        /// Score of attendance, percent.
        Attendance = "attendance", "Nilai kehadiran";
        /// Late, first level.
        Late1 = "late_1", "Terlambat tingkat 1";
        /// Late, second level.
        Late2 = "late_2", "Terlambat tingkat 2";
        /// Late, third level.
        Late3 = "late_3", "Terlambat tingkat 3";
        /// Late, fourth level.
        Late4 = "late_4", "Terlambat tingkat 4";
        /// Early departure, first level.
        Early1 = "early_1", "Pulang cepat tingkat 1";
        /// Early departure, second level.
        Early2 = "early_2", "Pulang cepat tingkat 2";
        /// Early departure, third level.
        Early3 = "early_3", "Pulang cepat tingkat 3";
        /// Early departure, fourth level.
        Early4 = "early_4", "Pulang cepat tingkat 4";
        /// Days absent without excuse.
        Absent = "absent", "Tanpa keterangan";
        /// Days of sickness.
        Sick = "sick", "Sakit";
        /// Days of leave.
        Leave = "leave", "Cuti";
        /// Assemblies missed.
        CeremonyMissed = "ceremony_missed", "Tidak ikut apel";
    }
}

impl Field {
    /// The field of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.word() == word)
    }

    /// The deduction for attendance that it counts, by the ids that packs share.
    pub fn deduction(self) -> Option<&'static str> {
        match self {
            Self::Late1
            | Self::Late2
            | Self::Late3
            | Self::Late4
            | Self::Early1
            | Self::Early2
            | Self::Early3
            | Self::Early4 => Some(self.word()),
            Self::Absent => Some("unexcused_absence"),
            Self::Sick => Some("sick_leave"),
            Self::Leave => Some("annual_leave"),
            Self::CeremonyMissed => Some("missed_assembly"),
            _ => None,
        }
    }
}

crate::record! {
    /// What columns are called, as found in real files.
    struct Found("Nama kolom", "Nama kolom menurut isinya.") {
        note: String, "Catatan";
        source: String, "Sumber";
        synonyms: Table<String, Vec<String>>, "Nama menurut isi";
    }
}

/// What a column is called says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It is asked for.
    Used(Field),
    /// It is known, and no run asks for it.
    Unused,
    /// Nobody knows.
    Unknown,
}

/// What columns are called, made ready to be looked up.
#[derive(Clone, Debug)]
pub struct Headers(Vec<(String, Meaning)>);

impl Headers {
    /// Out of the file that lists them.
    pub fn load(document: &Value) -> Result<Self, Vec<Fault>> {
        let found: Found = document::read(document)?;
        let mut names = Vec::new();
        for (field, synonyms) in &found.synonyms {
            let meaning = Field::of_word(field).map_or(Meaning::Unused, Meaning::Used);
            names.extend(synonyms.iter().map(|name| (plain(name), meaning)));
        }
        names.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(Self(names))
    }

    /// What a header means: as it stands, or else without what it has in brackets.
    pub fn meaning(&self, header: &str) -> Meaning {
        let header = plain(header);
        match self.find(&header) {
            Meaning::Unknown => self.find(&plain(&without_brackets(&header))),
            known => known,
        }
    }

    fn find(&self, header: &str) -> Meaning {
        let place = self
            .0
            .binary_search_by(|(name, _)| name.as_str().cmp(header));
        let found = place.ok().and_then(|place| self.0.get(place));
        found.map_or(Meaning::Unknown, |(_, meaning)| *meaning)
    }
}

/// In small letters, with one blank where blanks and underscores stand.
fn plain(header: &str) -> String {
    let small = header.to_lowercase();
    let words = small.split(|c: char| c.is_whitespace() || c == '_');
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn without_brackets(header: &str) -> String {
    let mut depth: u32 = 0;
    header
        .chars()
        .filter(|c| {
            match c {
                '(' => depth = depth.saturating_add(1),
                ')' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The headers that are shipped.
    pub fn shipped() -> Headers {
        let path = format!("{}/web/roster/headers.json", env!("CARGO_MANIFEST_DIR"));
        let json = std::fs::read_to_string(path).unwrap();
        Headers::load(&serde_json::from_str(&json).unwrap()).unwrap()
    }

    #[test]
    fn headers_of_real_files_are_known() {
        let headers = shipped();
        for (header, meaning) in [
            ("NIP Pegawai", Meaning::Used(Field::Nip)),
            ("NIP (angka saja)", Meaning::Used(Field::Nip)),
            (" nama_pegawai ", Meaning::Used(Field::Name)),
            ("Golongan (Contoh: III/b)", Meaning::Used(Field::Grade)),
            ("PNS_PPPK", Meaning::Used(Field::Employment)),
            ("Nama  Unor", Meaning::Used(Field::Unit)),
            ("Kelas Jabatan", Meaning::Used(Field::JobClass)),
            ("TL3", Meaning::Used(Field::Late3)),
            ("NPWP", Meaning::Unused),
            ("Golongan darah", Meaning::Unknown),
        ] {
            assert_eq!(headers.meaning(header), meaning, "{header}");
        }
    }

    #[test]
    fn every_field_has_a_name_and_no_name_two_fields() {
        let headers = shipped();
        for field in Field::ALL {
            assert!(
                headers.0.iter().any(|(_, is)| *is == Meaning::Used(*field)),
                "{field:?}"
            );
        }
        let names: std::collections::BTreeSet<_> = headers.0.iter().map(|(name, _)| name).collect();
        let names_of_one = |name: &&String| {
            let of_it = headers.0.iter().filter(|(known, _)| known == *name);
            let first = of_it.clone().next().unwrap().1;
            of_it.clone().all(|(_, meaning)| *meaning == first)
        };
        assert!(names.iter().all(names_of_one));
    }
}

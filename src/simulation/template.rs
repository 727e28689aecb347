//! A roster to fill in: the names of columns that are known, with one row that shows how and counts
//! for nobody.

use super::columns::Field;
use crate::document::csv::Cell;
use crate::document::text::words;

/// What the example is called; whoever leaves it in is told.
pub const EXAMPLE: &str = "CONTOH: hapus baris ini";

/// The columns of the template, their names and what stands in the example. Those that count
/// something, or stand in for another, are known too but not among them: a blank cell in such a
/// column says none, not that nobody knows.
pub const COLUMNS: [(Field, &str, &str); 11] = [
    (Field::Nip, "NIP", "18 angka, sel berformat teks"),
    (Field::Name, "Nama", EXAMPLE),
    (Field::Unit, "Perangkat Daerah", "Dinas Sosial"),
    (Field::Position, "Nama Jabatan", "Analis Kebijakan"),
    (Field::JobClass, "Kelas Jabatan", "9"),
    (Field::Employment, "Status Kepegawaian", "PNS"),
    (Field::Grade, "Golongan", "III/d"),
    (Field::GradeYears, "MKG Tahun", "10"),
    (Field::Echelon, "Eselon", ""),
    (Field::Ptkp, "Status PTKP", "K/1"),
    (Field::Rating, "Predikat Kinerja", "Baik"),
];

/// Columns that a roster may have besides, by the names that are known.
pub const MORE: [(Field, &str); 21] = [
    (Field::Marital, "Status Kawin"),
    (Field::Children, "Jumlah Anak"),
    (Field::StructuralAllowance, "Tunjangan Jabatan"),
    (Field::FunctionalAllowance, "Tunjangan Fungsional"),
    (Field::GeneralAllowance, "Tunjangan Umum"),
    (Field::ActiveUntil, "Tgl Akhir Kontrak"),
    (Field::Organisation, "Predikat Organisasi"),
    (Field::Productivity, "Nilai Kinerja"),
    (Field::Attendance, "Nilai Kehadiran"),
    (Field::Late1, "TL1"),
    (Field::Late2, "TL2"),
    (Field::Late3, "TL3"),
    (Field::Late4, "TL4"),
    (Field::Early1, "PSW1"),
    (Field::Early2, "PSW2"),
    (Field::Early3, "PSW3"),
    (Field::Early4, "PSW4"),
    (Field::Absent, "Tanpa Keterangan"),
    (Field::Sick, "Sakit"),
    (Field::Leave, "Cuti"),
    (Field::CeremonyMissed, "Tidak Ikut Apel"),
];

/// Its rows: the names, and the example.
pub fn rows() -> [Vec<Cell<'static>>; 2] {
    let names = COLUMNS.iter().map(|(_, name, _)| Cell::Text(name));
    let example = COLUMNS.iter().map(|(_, _, example)| Cell::Text(example));
    [names.collect(), example.collect()]
}

/// Whether somebody's name is that of the example.
pub fn is_example(name: &str) -> bool {
    // Of everybody it is asked, and of few it is worth a look at every letter.
    let begin = name.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    begin.starts_with(['C', 'c']) && words(name) == words(EXAMPLE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::columns::Meaning;
    use crate::simulation::columns::tests::shipped;

    #[test]
    fn each_field_has_one_name_that_is_known() {
        let headers = shipped();
        let named = COLUMNS.iter().map(|(field, name, _)| (*field, *name));
        let named: Vec<_> = named.chain(MORE).collect();
        for (field, name) in &named {
            assert_eq!(headers.meaning(name), Meaning::Used(*field), "{name}");
        }
        let mut fields: Vec<_> = named.iter().map(|(field, _)| field.word()).collect();
        fields.sort_unstable();
        let mut all: Vec<_> = Field::ALL.iter().map(|field| field.word()).collect();
        all.sort_unstable();
        assert_eq!(fields, all);
    }
}

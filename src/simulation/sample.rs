//! A roster to try: the size and shape of a region, always the same, and nobody real in it.

use crate::document::csv::{Cell, written};
use crate::document::{self, Fault, Id, Table, Value};
use crate::provision::Confidence;
use crate::regulation::Regulation;
use crate::regulation::places::{Agency, AgencyKind, Position};
use crate::regulation::tax::TaxStatus;
use crate::regulation::terms::{Employment, Rating};

crate::record! {
    /// How a sample roster is made up.
    pub struct Sample("Contoh daftar", "Susunan daftar pegawai contoh.") {
        note: String, "Catatan";
        confidence: Confidence, "Tingkat keyakinan";
        people: u32, "Banyaknya pegawai";
        /// How large agencies of a kind are beside each other.
        by_kind: Table<AgencyKind, u32>, "Bobot menurut jenis perangkat daerah";
        /// Agencies that are larger than others of their kind.
        by_agency: Table<Id, u32>, "Bobot perangkat daerah tertentu";
        /// Who leads an agency.
        heads: Table<AgencyKind, Id>, "Pimpinan menurut jenis perangkat daerah";
        staff: Vec<Staff>, "Pegawai";
        employment: Table<Employment, u32>, "Bobot status kepegawaian";
        ptkp: Table<TaxStatus, u32>, "Bobot status PTKP";
        rating: Table<Rating, u32>, "Bobot predikat";
    }
}

crate::record! {
    /// A position and who has it.
    pub struct Staff("Pegawai", "Jabatan, bobot, dan golongannya.") {
        position: Id, "Jabatan";
        weight: u32, "Bobot";
        grades: Vec<String>, "Golongan PNS";
        /// Grade of a PPPK, where one can have it.
        pppk: Option<String>, "Golongan PPPK";
        echelon: Option<String>, "Eselon";
    }
}

/// The names of the columns, as rosters have them.
const HEAD: &str = "NIP,Nama,Perangkat Daerah,Nama Jabatan,Kelas Jabatan,Status Kepegawaian,\
    Golongan,MKG Tahun,Eselon,Status PTKP,Predikat Kinerja,TL1,TL2,PSW1,Tanpa Keterangan";
/// Where chance begins, so that it is the same every time.
const SEED: u64 = 12_003;

impl Sample {
    /// Out of the file that says how it is made up.
    pub fn load(document: &Value) -> Result<Self, Vec<Fault>> {
        document::read(document)
    }

    /// The roster as a file, with the agencies and positions of a regulation.
    pub fn file(&self, regulation: &Regulation) -> String {
        let pack = &regulation.regional;
        let agencies: Vec<&Agency> = pack.agencies.iter().flat_map(|all| &all.list).collect();
        let positions = pack.positions.iter().flat_map(|all| &all.list);
        let positions: Vec<&Position> = positions.collect();
        let sizes = shared_out(self.people, &agencies, |agency| self.weight(agency));
        let mut chance = Chance(SEED);
        let mut number: u32 = 0;
        let mut rows = Vec::new();
        for (agency, size) in agencies.iter().zip(sizes) {
            for place in 0..size {
                number = number.saturating_add(1);
                let leads = (place == 0).then(|| self.heads.get(&agency.kind)).flatten();
                let mut row = self.person(number, leads, &mut chance);
                row.years = row.years.max(least_years(regulation, &row));
                rows.push((*agency, row));
            }
        }
        let cells = rows
            .iter()
            .map(|(agency, row)| row.cells(agency, &positions));
        written(std::iter::once(document::csv::names(HEAD)).chain(cells))
    }

    fn weight(&self, agency: &Agency) -> u32 {
        let own = self.by_agency.get(&agency.id);
        let of_kind = || self.by_kind.get(&agency.kind);
        own.or_else(of_kind).copied().unwrap_or_default()
    }

    fn person<'s>(&'s self, number: u32, leads: Option<&'s Id>, chance: &mut Chance) -> Row<'s> {
        let staff = self.staff.iter().map(|staff| (staff, staff.weight));
        let staff = chance.pick(staff);
        let employment = chance.pick_of(&self.employment);
        let employment = employment.unwrap_or(Employment::Pns);
        let of_pppk = staff.and_then(|staff| staff.pppk.as_deref());
        let of_pppk = of_pppk.filter(|_| employment.is_pppk() && leads.is_none());
        let grades = staff
            .map(|staff| staff.grades.as_slice())
            .unwrap_or_default();
        let of_pns = chance.pick(grades.iter().map(|grade| (grade.as_str(), 1)));
        let (employment, grade) = match (leads, of_pppk) {
            (Some(_), _) => (Employment::Pns, Some("IV/c")),
            (None, Some(grade)) => (employment, Some(grade)),
            (None, None) if employment.is_pppk() => (Employment::Pns, of_pns),
            (None, None) => (employment, of_pns),
        };
        let echelon = staff.and_then(|staff| staff.echelon.as_deref());
        let years = chance.below(26);
        let is_new = employment == Employment::Cpns;
        Row {
            nip: format!("{number:018}"),
            name: format!("Pegawai {number:05}"),
            position: leads.or(staff.map(|staff| &staff.position)),
            employment,
            grade: grade.unwrap_or_default(),
            years: match (is_new, employment.is_pppk()) {
                (true, _) => 0,
                (false, true) => years.min(8),
                (false, false) => years,
            },
            echelon: leads.map(|_| "II.b").or(echelon).unwrap_or_default(),
            ptkp: chance.pick_of(&self.ptkp),
            rating: chance.pick_of(&self.rating),
            counts: [2, 6, 12, 40].map(|rare| match chance.below(rare) {
                0 => chance.below(3).saturating_add(1),
                _ => 0,
            }),
        }
    }
}

/// Somebody who does not exist.
struct Row<'s> {
    nip: String,
    name: String,
    position: Option<&'s Id>,
    employment: Employment,
    grade: &'s str,
    years: u32,
    echelon: &'s str,
    ptkp: Option<TaxStatus>,
    rating: Option<Rating>,
    counts: [u32; 4],
}

impl Row<'_> {
    fn cells<'c>(&'c self, agency: &'c Agency, positions: &[&'c Position]) -> Vec<Cell<'c>> {
        let position = positions
            .iter()
            .find(|position| Some(&position.id) == self.position);
        let class = position.map(|position| position.class.to_string());
        let mut cells = vec![
            Cell::Text(&self.nip),
            Cell::Text(&self.name),
            Cell::Text(&agency.name),
            Cell::Text(position.map_or("", |position| &position.name)),
            Cell::Number(class.unwrap_or_default()),
            Cell::Text(called(self.employment)),
            Cell::Text(self.grade),
            Cell::Number(self.years.to_string()),
            Cell::Text(self.echelon),
            Cell::Text(self.ptkp.map_or("", TaxStatus::word)),
            Cell::Text(self.rating.map_or("", rated)),
        ];
        cells.extend(self.counts.map(|count| Cell::Number(count.to_string())));
        cells
    }
}

/// With how many years the salary table of a grade begins.
fn least_years(regulation: &Regulation, row: &Row<'_>) -> u32 {
    let tables = &regulation.national.salary;
    let table = match row.employment.is_pppk() {
        true => &tables.pppk,
        false => &tables.pns,
    };
    let steps = table.by_grade.get(row.grade);
    let first = steps.and_then(|steps| steps.keys().min());
    first.map_or(0, |first| first.number().into())
}

fn called(employment: Employment) -> &'static str {
    match employment {
        Employment::Pns => "PNS",
        Employment::Cpns => "CPNS",
        Employment::Pppk => "PPPK",
        Employment::PppkPartTime => "PPPK Paruh Waktu",
    }
}

fn rated(rating: Rating) -> &'static str {
    match rating {
        Rating::VeryGood => "Sangat Baik",
        Rating::Good => "Baik",
        Rating::NeedsImprovement => "Butuh Perbaikan",
        Rating::Poor => "Kurang",
        Rating::VeryPoor => "Sangat Kurang",
    }
}

/// A whole number shared out by weights, to the last one.
fn shared_out<T>(whole: u32, among: &[T], weight: impl Fn(&T) -> u32) -> Vec<u32> {
    let all: u64 = among.iter().map(|one| u64::from(weight(one))).sum();
    let mut so_far: u64 = 0;
    let mut given: u32 = 0;
    let share = |one: &T| {
        so_far = so_far.saturating_add(weight(one).into());
        let until = so_far
            .saturating_mul(whole.into())
            .checked_div(all)
            .unwrap_or_default();
        let until = u32::try_from(until).unwrap_or(whole);
        let share = until.saturating_sub(given);
        given = until;
        share
    };
    among.iter().map(share).collect()
}

/// Chance that is the same every time (splitmix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below another.
    fn below(&mut self, most: u32) -> u32 {
        let drawn = self.next().checked_rem(most.into()).unwrap_or_default();
        u32::try_from(drawn).unwrap_or_default()
    }

    /// One of some, by their weights.
    fn pick<T>(&mut self, among: impl Iterator<Item = (T, u32)>) -> Option<T> {
        let among: Vec<(T, u32)> = among.collect();
        let weights = among.iter().map(|(_, weight)| *weight);
        let mut drawn = self.below(weights.fold(0, u32::saturating_add));
        for (one, weight) in among {
            match drawn.checked_sub(weight) {
                Some(rest) => drawn = rest,
                None => return Some(one),
            }
        }
        None
    }

    /// The same out of a table.
    fn pick_of<K: Copy>(&mut self, weights: &Table<K, u32>) -> Option<K> {
        self.pick(weights.into_iter().map(|(one, weight)| (*one, *weight)))
    }
}

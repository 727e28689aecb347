//! A run works out once what many people share. Its figures are those of single explained estimates,
//! to the rupiah, and so are its refusals, of rosters made at random under every shipped pack.

mod common;

use common::{Packs, parse};
use kalkulator_tpp::allowance::case::Case;
use kalkulator_tpp::allowance::{Totals, estimate};
use kalkulator_tpp::document::{Fault, Month, Table, Value, read};
use kalkulator_tpp::money::Percent;
use kalkulator_tpp::regulation::pack::RegionalPack;
use kalkulator_tpp::regulation::tax::TaxStatus;
use kalkulator_tpp::regulation::terms::Rating;
use kalkulator_tpp::regulation::{Regulation, is_regional};
use kalkulator_tpp::simulation::columns::Headers;
use kalkulator_tpp::simulation::roster::Roster;
use kalkulator_tpp::simulation::rule::{Assumed, Rule};
use kalkulator_tpp::simulation::run::{RefusedRow, Run};
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::rc::Rc;

/// Rows of each roster; with every pack and both ways to know of a month there are 100,000 and more.
const ROWS: u32 = 3_000;

/// Chance that is the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap() % end
    }

    fn of<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.below(texts.len())]
    }
}

const STATUSES: [&str; 7] = [
    "PNS",
    "PNS",
    "PNS",
    "CPNS",
    "PPPK",
    "P3K",
    "PPPK Paruh Waktu",
];
const GRADES: [&str; 12] = [
    "II/c", "III/a", "3B", "IV.c", "I/d", "III/d", "", "II/a", "IV/e", "III/c", "III/b", "II/d",
];
const GRADES_OF_PPPK: [&str; 6] = ["IX", "5", "XI", "VII", "", "I"];
const RATINGS: [&str; 6] = [
    "Sangat Baik",
    "Baik",
    "Butuh Perbaikan",
    "Kurang",
    "",
    "Baik",
];
const FAMILIES: [&str; 8] = ["TK/0", "K/1", "K3", "TK", "", "K/0", "TK/2", "K/2"];
const HEAD: &str = "NIP,Nama,Perangkat Daerah,Nama Jabatan,Kelas Jabatan,Status Kepegawaian,\
    Golongan,MKG Tahun,Eselon,Status PTKP,Predikat Kinerja";
const BY_COUNTS: &str = "TL1,TL2,TL3,PSW1,Tanpa Keterangan,Sakit";
const BY_SCORES: &str = "Nilai Kinerja,Nilai Kehadiran";

/// A roster of a region, with what a rule of it may ask for, and some of what it refuses.
fn roster(pack: &RegionalPack, by_counts: bool, chance: &mut Chance) -> String {
    let agencies = pack.agencies.iter().flat_map(|all| &all.list);
    let mut agencies: Vec<&str> = agencies.map(|one| one.name.as_str()).collect();
    agencies.truncate(40);
    agencies.extend(["", "Dinas yang tidak ada"]);
    let positions = pack.positions.iter().flat_map(|all| &all.list);
    let mut positions: Vec<_> = positions
        .map(|one| (one.name.as_str(), one.class.to_string()))
        .collect();
    positions.extend([
        ("", "9".to_owned()),
        ("Jabatan yang tidak ada", "7".to_owned()),
    ]);
    let more = if by_counts { BY_COUNTS } else { BY_SCORES };
    let mut text = format!("{HEAD},{more}\n");
    for row in 0..ROWS {
        let status = chance.of(&STATUSES);
        let grades = match status.starts_with('P') && status != "PNS" {
            true => &GRADES_OF_PPPK[..],
            false => &GRADES[..],
        };
        let (position, class) = &positions[chance.below(positions.len())];
        let class = match chance.below(40) {
            0 => (1 + chance.below(17)).to_string(),
            _ => class.clone(),
        };
        let mut cells = vec![
            format!("{row:018}"),
            "Pegawai".to_owned(),
            format!("\"{}\"", chance.of(&agencies)),
            format!("\"{position}\""),
            class,
            status.to_owned(),
            chance.of(grades).to_owned(),
            chance.below(34).to_string(),
            chance.of(&["", "", "", "II.b", "IV.a"]).to_owned(),
            chance.of(&FAMILIES).to_owned(),
            chance.of(&RATINGS).to_owned(),
        ];
        if by_counts {
            let rare = [3, 5, 9, 3, 12, 8];
            cells.extend(rare.map(|rare| match chance.below(rare) {
                0 => (1 + chance.below(4)).to_string(),
                _ => String::new(),
            }));
        } else {
            let scores = ["100", "98,74", "87.5", "0", ""];
            cells.extend([(); 2].map(|()| chance.of(&scores).to_owned()));
        }
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    text
}

/// The last month for which a regulation holds, before a December, which asks for more than a month.
fn month(regulation: &Regulation) -> Month {
    let months = (2015..2028).flat_map(|year| (1..12).map(move |month| (year, month)));
    let mut months =
        months.map(|(year, month)| Month::parse(&format!("{year}-{month:02}")).unwrap());
    let both = [&regulation.regional.valid, &regulation.national.valid];
    let holds = |month: &Month| both.iter().all(|valid| valid.contains(*month));
    months.rfind(holds).unwrap()
}

/// The single explained estimate of a row; what it refuses by field and reason.
fn by_itself(run: &Run, roster: &Roster, row: u32) -> Result<Totals, Vec<(String, String)>> {
    let told = |fault: Fault| (fault.path, fault.reason.code().to_owned());
    let Some(case) = run.cases(roster, row).unwrap().before else {
        return Err(vec![(
            "$.position.class".to_owned(),
            "needs_input".to_owned(),
        )]);
    };
    let case: Case = read(&case).unwrap();
    let estimate = estimate(&run.rules()[0].regulation, &case, true);
    estimate
        .map(|estimate| estimate.totals)
        .map_err(|faults| faults.into_iter().map(told).collect())
}

fn assumed() -> Assumed {
    Assumed {
        rating: Some(Rating::Good),
        organisation: Some(Rating::Good),
        performance: Percent::parse("91.25"),
        attendance: Some(Percent::WHOLE),
        tax_status: Some(TaxStatus::Tk0),
        years: None,
        employment: None,
        dates: None,
        criteria: Table::new(),
        scenario: None,
    }
}

/// A shipped pack with numbers where it leaves them to the person, open to the month of today.
fn filled(pack: &Value) -> Value {
    let mut pack = serde_json::to_value(pack).unwrap();
    pack["valid"].as_object_mut().unwrap().remove("until");
    let method = &mut pack["basic_tpp"]["method"];
    if method.is_null() {
        *method = json!({ "coefficient": "0.4653" });
    }
    let amounts = ["37.5", "20", "12.25", "8", "3", "1"];
    let criteria = pack["criteria"].as_object_mut().unwrap();
    for (rule, percent) in criteria.values_mut().zip(amounts) {
        if rule["amount"].is_null() {
            rule["amount"] = json!({ "percent_of_basic": {} });
        }
        if let Some(table) = rule["amount"].get_mut("percent_of_basic") {
            table["default"] = json!(percent);
        }
    }
    if let Some(measures) = pack.get_mut("measures") {
        measures["missing"] = json!("zero");
    }
    if let Some(organisation) = pack.get_mut("organisation") {
        organisation["percent"] = json!({ "very_good": "100", "good": "97.5" });
    }
    parse(&pack.to_string())
}

/// How many people count.
fn compare(roster: &Roster, regulation: &Rc<Regulation>) -> usize {
    let month = month(regulation);
    let rules = [(); 2].map(|()| Rule::new(Rc::clone(regulation), month));
    let mut run = Run::new(rules, assumed(), roster);
    while !run.step(roster, 700) {}
    assert_eq!((run.rows, run.flaws.len()), (ROWS, 0));
    for outcome in &run.outcomes {
        let totals = by_itself(&run, roster, outcome.row).unwrap();
        assert_eq!(
            outcome.totals,
            [totals.clone(), totals],
            "row {}",
            outcome.row
        );
    }
    let mut refused: BTreeMap<u32, [Vec<(String, String)>; 2]> = BTreeMap::new();
    for RefusedRow { row, refusal } in &run.refused_rows {
        let refusal = &run.refusals[usize::try_from(*refusal).unwrap()];
        let sides = refused.entry(*row).or_default();
        let side = &mut sides[usize::try_from(refusal.side).unwrap()];
        side.push((refusal.path.clone(), refusal.code.clone()));
    }
    assert_eq!(refused.len(), run.refused());
    for (row, told) in &refused {
        let faults = by_itself(&run, roster, *row).unwrap_err();
        assert_eq!(*told, [faults.clone(), faults], "row {row}");
    }
    run.outcomes.len()
}

#[test]
fn a_run_gives_everybody_what_a_single_explained_estimate_gives() {
    let packs = Packs::shipped();
    let headers = format!("{}/web/roster/headers.json", env!("CARGO_MANIFEST_DIR"));
    let headers = Headers::load(&parse(&fs::read_to_string(headers).unwrap())).unwrap();
    let mut chance = Chance(0x7007);
    let (mut rows, mut counted) = (0, 0);
    for document in packs.documents.iter().filter(|pack| is_regional(pack)) {
        let regulation = Regulation::load(&filled(document), &packs.nationals).unwrap();
        let regulation = Rc::new(regulation);
        for by_counts in [true, false] {
            let text = roster(&regulation.regional, by_counts, &mut chance);
            let roster = Roster::open(text.as_bytes(), &headers).ok().unwrap();
            rows += ROWS;
            counted += compare(&roster, &regulation);
        }
    }
    assert!(rows >= 100_000 && counted > 60_000, "{rows} {counted}");
}

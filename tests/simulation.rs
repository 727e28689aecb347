//! A run over a whole roster: its figures are those of single estimates, and its parts add up.

mod common;

use common::{Packs, parse};
use kalkulator_tpp::allowance::case::Case;
use kalkulator_tpp::allowance::estimate;
use kalkulator_tpp::document::csv::Csv;
use kalkulator_tpp::document::{Month, Table, Value, read};
use kalkulator_tpp::money::{Percent, Rupiah};
use kalkulator_tpp::regulation::Regulation;
use kalkulator_tpp::regulation::tax::TaxStatus;
use kalkulator_tpp::regulation::terms::{Criterion, Employment, Rating};
use kalkulator_tpp::simulation::columns::Headers;
use kalkulator_tpp::simulation::export;
use kalkulator_tpp::simulation::facts::Usual;
use kalkulator_tpp::simulation::flaw::Why;
use kalkulator_tpp::simulation::payment;
use kalkulator_tpp::simulation::roster::Roster;
use kalkulator_tpp::simulation::rule::{Assumed, Rule};
use kalkulator_tpp::simulation::run::Run;
use kalkulator_tpp::simulation::sample::Sample;
use kalkulator_tpp::simulation::summary::{By, Part, Summary, summary};
use std::fs;
use std::rc::Rc;

fn document(name: &str) -> Value {
    let path = format!("{}/web/roster/{name}.json", env!("CARGO_MANIFEST_DIR"));
    parse(&fs::read_to_string(path).unwrap())
}

fn headers() -> Headers {
    Headers::load(&document("headers")).unwrap()
}

fn sample(packs: &Packs) -> String {
    let sample = Sample::load(&document("sample")).unwrap();
    sample.file(&packs.regulation("kukar-2024-rancangan"))
}

fn open(text: &str) -> Roster {
    Roster::open(text.as_bytes(), &headers()).ok().unwrap()
}

fn assumed() -> Assumed {
    Assumed {
        rating: Some(Rating::Good),
        organisation: Some(Rating::Good),
        performance: Some(Percent::WHOLE),
        attendance: Some(Percent::WHOLE),
        tax_status: Some(TaxStatus::Tk0),
        years: None,
        employment: None,
        dates: None,
        criteria: Table::new(),
    }
}

/// Today's rule, and a draft that pays more by work and less to those on probation.
fn two(packs: &Packs) -> [Regulation; 2] {
    let draft = serde_json::json!({
        "base": "kukar-2024-rancangan",
        "with": {
            "$.criteria.workload.amount.percent_of_basic.default": "45",
            "$.employment.percent.cpns": "60",
            "$.payment.parts[0].weight": "70",
            "$.payment.parts[1].weight": "30",
        }
    });
    [
        packs.regulation("kukar-2024-rancangan"),
        packs.regulation_of(&draft),
    ]
}

fn run(roster: &Roster, regulations: [Regulation; 2]) -> Run {
    run_with(roster, regulations, assumed())
}

fn run_with(roster: &Roster, regulations: [Regulation; 2], assumed: Assumed) -> Run {
    let month = Month::parse("2024-03").unwrap();
    let rules = regulations.map(|regulation| Rule::new(Rc::new(regulation), month));
    let mut run = Run::new(rules, assumed, roster);
    while !run.step(roster, 500) {}
    run
}

/// The figures of a part, to be added to others.
fn figures(part: &Part) -> Vec<i64> {
    let mut all = vec![part.people.into(), part.same.into()];
    for amounts in [&part.before, &part.after] {
        let amounts = [
            amounts.entitlement,
            amounts.gross,
            amounts.net,
            amounts.cost,
        ];
        all.extend(amounts.map(Rupiah::whole));
    }
    for spread in [&part.winners, &part.losers] {
        all.extend([spread.people.into(), spread.sum.0.whole()]);
    }
    all
}

fn add_up(parts: &[Part]) -> Vec<i64> {
    let sums = parts.iter().map(figures);
    sums.fold(vec![0; 14], |one, other| {
        one.iter().zip(other).map(|(a, b)| a + b).collect()
    })
}

fn parts_add_up(summary: &Summary) {
    for parts in [
        &summary.by_agency,
        &summary.by_class,
        &summary.by_employment,
    ] {
        assert_eq!(add_up(parts), figures(&summary.all));
    }
    let counts = &summary.counts;
    assert_eq!(
        counts.rows,
        counts.people + counts.refused + counts.left_out
    );
    let changed = summary.bars.iter().map(|bar| bar.people).sum::<u32>();
    assert_eq!(changed + summary.all.same, summary.all.people);
    let moved = summary.all.winners.sum.0.whole() + summary.all.losers.sum.0.whole();
    assert_eq!(
        moved,
        summary.all.after.net.whole() - summary.all.before.net.whole()
    );
}

#[test]
fn the_sample_roster_is_the_same_every_time_and_everybody_counts() {
    let packs = Packs::shipped();
    let text = sample(&packs);
    assert_eq!(text, sample(&packs));
    let roster = open(&text);
    let run = run(&roster, two(&packs));
    assert_eq!(run.flaws, []);
    assert_eq!(run.refusals, []);
    assert_eq!((run.rows, run.outcomes.len()), (12_003, 12_003));
    assert_eq!(run.units.len(), 59);
    let summary = summary(&run).unwrap();
    parts_add_up(&summary);
    assert!(summary.all.winners.people > 0 && summary.all.losers.people > 0);
    assert_eq!(summary.nothing.len(), 1, "PPPK part time gets nothing");
}

#[test]
fn totals_are_the_sums_of_single_explained_estimates() {
    let packs = Packs::shipped();
    let roster = open(&sample(&packs));
    let run = run(&roster, two(&packs));
    let summary = summary(&run).unwrap();
    let mut sums = [[0; 4]; 2];
    for outcome in &run.outcomes {
        let both = run.cases(&roster, outcome.row).unwrap();
        for (side, case) in [both.before, both.after].into_iter().enumerate() {
            let case: Case = read(&case.unwrap()).unwrap();
            let estimate = estimate(&run.rules()[side].regulation, &case, true).unwrap();
            assert_eq!(estimate.totals, outcome.totals[side]);
            let lines = estimate.lines.iter().map(|line| line.amount);
            assert_eq!(Rupiah::sum(lines).unwrap(), estimate.totals.net);
            let totals = &estimate.totals;
            let amounts = [
                totals.entitlement,
                totals.gross,
                totals.net,
                totals.region_cost,
            ];
            for (sum, amount) in sums[side].iter_mut().zip(amounts) {
                *sum += amount.whole();
            }
        }
    }
    for (sums, amounts) in sums.iter().zip([&summary.all.before, &summary.all.after]) {
        let told = [
            amounts.entitlement,
            amounts.gross,
            amounts.net,
            amounts.cost,
        ];
        assert_eq!(*sums, told.map(Rupiah::whole));
    }
}

#[test]
fn another_rule_is_asked_about_the_rows_as_they_were_read() {
    let packs = Packs::shipped();
    let run = run(&open(&sample(&packs)), two(&packs));
    for side in [0, 1] {
        let again: Vec<_> = run.by(&run.rules()[side]).collect();
        assert_eq!(again.len(), run.outcomes.len());
        for (outcome, totals) in again {
            assert_eq!(totals.unwrap(), outcome.totals[side]);
        }
    }
}

#[test]
fn a_rule_that_needs_more_than_the_roster_says_refuses_everybody_by_name() {
    let packs = Packs::shipped();
    let roster = open(&sample(&packs));
    let draft = packs.regulation("kepahiang");
    let run = run(&roster, [packs.regulation("kukar-2024-rancangan"), draft]);
    let summary = summary(&run).unwrap();
    parts_add_up(&summary);
    assert_eq!(summary.counts.refused, 12_003);
    for refusal in &summary.refusals {
        assert_eq!((refusal.side, refusal.people), (1, 12_003));
        assert_eq!(refusal.code, "needs_input");
        assert!(refusal.path.starts_with("$.position.criteria."));
    }
}

#[test]
fn criteria_without_figures_are_taken_once_for_all_and_figures_of_a_pack_stay() {
    let packs = Packs::shipped();
    let roster = open(MIXED);
    let mut open = serde_json::to_value(packs.document("kukar-2024-rancangan")).unwrap();
    let workload = open["criteria"]["workload"].as_object_mut().unwrap();
    assert!(workload.remove("amount").is_some());
    let open = parse(&open.to_string());
    let two = || {
        let draft = Regulation::load(&open, &packs.nationals).unwrap();
        [packs.regulation("kukar-2024-rancangan"), draft]
    };
    let half = Percent::parse("50").unwrap();
    let assumed = Assumed {
        criteria: Criterion::ALL.iter().map(|one| (*one, half)).collect(),
        ..assumed()
    };
    let [usual, run] = [self::assumed(), assumed].map(|it| run_with(&roster, two(), it));
    assert!(usual.outcomes.is_empty());
    let paths = usual.refusals.iter().map(|refusal| refusal.path.as_str());
    assert!(
        paths
            .into_iter()
            .any(|path| path == "$.position.criteria.workload")
    );
    assert_eq!(run.outcomes.len(), 3);
    let own = self::run(
        &roster,
        [0, 1].map(|_| packs.regulation("kukar-2024-rancangan")),
    );
    for (one, other) in own.outcomes.iter().zip(&run.outcomes) {
        let [before, after] = &other.totals;
        assert_eq!(&one.totals[0], before, "figures of the pack stay");
        assert!(after.gross > Rupiah::ZERO && after.gross != before.gross);
    }
}

#[test]
fn a_payment_list_has_the_columns_of_sipd_and_comes_to_what_arrives() {
    let packs = Packs::shipped();
    let roster = open(MIXED);
    let run = run(&roster, two(&packs));
    let table = payment::table(&run, &roster, 1);
    let rows: Vec<Vec<String>> = Csv::of(&table).rows(',').map(|row| row.cells).collect();
    let place = |name: &str| {
        payment::COLUMNS
            .iter()
            .position(|one| *one == name)
            .unwrap()
    };
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0], payment::COLUMNS);
    for (row, outcome) in rows.iter().skip(1).zip(&run.outcomes) {
        let amount = |name: &str| row[place(name)].parse::<i64>().unwrap();
        let criteria: i64 = payment::COLUMNS[14..19]
            .iter()
            .map(|name| amount(name))
            .sum();
        let [_, after] = &outcome.totals;
        assert_eq!(criteria, after.gross.whole());
        assert_eq!(amount("jumlah_ditransfer"), after.net.whole());
        let paid = criteria + amount("tunjangan_iuran_jaminan_kesehatan");
        assert_eq!(paid - amount("jumlah_potongan"), after.net.whole());
        assert_eq!(row[place("nik")], "");
    }
    assert_eq!(rows[2][place("nip")], "", "a broken NIP is never used");
}

const MIXED: &str = "Daftar pegawai\n\
    NIP;Nama;Unit Kerja;Kelas Jabatan;Status;Golongan;MKG;Eselon;PTKP\n\
    199001012015011001;Ani;Dinas Sosial;9;PNS;III/d;10;;K/1\n\
    199001012015011001;Ani;Dinas Sosial;9;PNS;III/d;10;;K/1\n\
    1,99E+17;Budi;Dinas Sosial;9;PNS;III/d;10;;K/1\n\
    199001012015011003;Cici;Dinas Sosial;99;PNS;III/d;10;;K/1\n\
    199001012015011004;=Dodi;Dinas Sosial;7;PNS;;10;;K/1\n\
    199001012015011005;Euis;Dinas Sosial;7;PNS;II/c;10;;K/1\n\
    Jumlah;;;;;;;;\n";

#[test]
fn good_rows_count_and_the_others_are_named() {
    let packs = Packs::shipped();
    let roster = open(MIXED);
    let run = run(&roster, two(&packs));
    let summary = summary(&run).unwrap();
    parts_add_up(&summary);
    let counted: Vec<u32> = run.outcomes.iter().map(|outcome| outcome.row).collect();
    assert_eq!(counted, [3, 5, 8]);
    let flaws = summary.flaws.iter();
    let told: Vec<_> = flaws
        .map(|flaw| (flaw.row, flaw.why.word(), flaw.other))
        .collect();
    assert_eq!(
        told,
        [
            (4, "duplicate", Some(3)),
            (5, "nip_broken", None),
            (6, "not_class", None),
            (9, "totals", None),
        ]
    );
    let refusals = summary.refusals.iter();
    let refused: Vec<_> = refusals
        .map(|one| (one.side, one.path.as_str(), one.row))
        .collect();
    assert_eq!(refused, [(0, "$.salary", 7), (1, "$.salary", 7)]);
    let both = run.cases(&roster, 7).unwrap();
    assert_eq!(both.name.as_deref(), Some("=Dodi"));
}

#[test]
fn a_row_that_speaks_of_nobody_counts_for_nobody_though_its_cells_are_known() {
    let packs = Packs::shipped();
    let head = "NIP;Nama;Kelas Jabatan;Status;Golongan;MKG";
    let rows = [
        "199001012015011001;Ani;9;PNS;III/d;10",
        "199001012015011002;Contoh: HAPUS baris ini;9;PNS;III/d;10",
        "199001012015011003;Cahya;9;PNS;III/d;10",
        "199001012015011004;Budi;;;;10",
    ];
    let mut roster = open(&format!("{head}\n{}\n", rows.join("\n")));
    roster.assume(Usual {
        employment: Some(Employment::Pns),
        ..Usual::default()
    });
    let run = run(&roster, two(&packs));
    let counted = run.outcomes.iter().map(|outcome| outcome.row);
    assert_eq!(counted.collect::<Vec<_>>(), [2, 4]);
    let told = run.flaws.iter().map(|flaw| (flaw.row, flaw.why));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [(3, Why::Example), (5, Why::NoPerson)]
    );
}

#[test]
fn lists_and_files_hold_the_people_of_the_run() {
    let packs = Packs::shipped();
    let roster = open(&MIXED.replace("7;PNS;;10", "7;PNS;II/d;10"));
    let run = run(&roster, two(&packs));
    let listed = export::people(&run, &roster, Some((By::Class, "7")), 10);
    assert_eq!(listed.iter().map(|one| one.row).collect::<Vec<_>>(), [8, 7]);
    let head = "Baris,NIP,Nama,Unit,Jabatan,Kelas,Status,a,b,c,d,e,f,g,h,Selisih";
    let file = export::file(&run, &roster, head);
    assert_eq!(file.lines().count(), 5);
    assert!(file.contains("\"'=Dodi\""), "{file}");
    let again = open(&file);
    assert_eq!(again.layout().head, 1);
}

//! A run over a whole roster: its figures are those of single estimates, and its parts add up.

mod common;

use common::{Packs, parse};
use kalkulator_tpp::allowance::case::Case;
use kalkulator_tpp::allowance::tax::{MonthlyTaxInput, monthly_tax};
use kalkulator_tpp::allowance::year::{estimate_year, taxed};
use kalkulator_tpp::allowance::{Person, estimate, figures};
use kalkulator_tpp::document::csv::Csv;
use kalkulator_tpp::document::{Month, Table, Value, read};
use kalkulator_tpp::money::{Percent, Rupiah};
use kalkulator_tpp::regulation::Regulation;
use kalkulator_tpp::regulation::tax::TaxStatus;
use kalkulator_tpp::regulation::terms::{Criterion, Employment, JobClass, Rating};
use kalkulator_tpp::simulation::cliffs::{Cliff, CliffRun};
use kalkulator_tpp::simulation::columns::Headers;
use kalkulator_tpp::simulation::export;
use kalkulator_tpp::simulation::facts::Usual;
use kalkulator_tpp::simulation::flaw::Why;
use kalkulator_tpp::simulation::goal_seek::{Course, Sought};
use kalkulator_tpp::simulation::payment;
use kalkulator_tpp::simulation::roster::Roster;
use kalkulator_tpp::simulation::rule::{Assumed, Rule};
use kalkulator_tpp::simulation::run::Run;
use kalkulator_tpp::simulation::sample::Sample;
use kalkulator_tpp::simulation::scenario::{Behaviour, Scenario};
use kalkulator_tpp::simulation::summary::{Amounts, By, Part, Summary, compared, summary};
use kalkulator_tpp::simulation::trial::{Goal, Trial};
use kalkulator_tpp::simulation::year::{self, OfYear, YearRun};
use std::collections::BTreeMap;
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
    sample_of(packs, 12_003)
}

fn sample_of(packs: &Packs, people: u32) -> String {
    let sample = Sample::load(&document("sample")).unwrap();
    let sample = Sample { people, ..sample };
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
        scenario: None,
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
fn figures_of(part: &Part) -> Vec<i64> {
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
    let sums = parts.iter().map(figures_of);
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
        assert_eq!(add_up(parts), figures_of(&summary.all));
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

#[test]
fn a_scenario_moves_the_cost_its_own_way() {
    let packs = Packs::shipped();
    let roster = open(&sample_of(&packs, 600));
    let cost = |behaviour, percent| {
        let assumed = Assumed {
            scenario: Some(Scenario { behaviour, percent }),
            ..assumed()
        };
        let summary = summary(&run_with(&roster, two(&packs), assumed)).unwrap();
        assert_eq!(summary.counts.people, 600);
        summary.all.after.cost
    };
    let listed = cost(Behaviour::AsListed, None);
    assert_eq!(cost(Behaviour::Counts, Some(100)), listed);
    assert!(cost(Behaviour::Full, None) > cost(Behaviour::Counts, Some(0)));
    assert!(cost(Behaviour::Counts, Some(0)) > listed);
    assert!(cost(Behaviour::Counts, Some(300)) < listed);
    assert!(cost(Behaviour::RatedLower, None) < listed);
}

/// Both rules over a year with THR and a thirteenth month.
fn year_of(roster: &Roster, packs: &Packs) -> (Run, OfYear) {
    let month = Month::parse("2025-04").unwrap();
    let rules = two(packs).map(|regulation| Rule::new(Rc::new(regulation), month));
    let mut run = Run::new(rules, assumed(), roster);
    while !run.step(roster, 500) {}
    let mut year = YearRun::new(month);
    while !year.step(&run, 70).unwrap() {}
    let of_year = year.of_year().unwrap();
    (run, of_year)
}

#[test]
fn a_year_is_the_sum_of_its_months_and_of_single_explained_years() {
    let packs = Packs::shipped();
    let roster = open(&sample_of(&packs, 240));
    let (run, year) = year_of(&roster, &packs);
    assert_eq!((year.people, year.refused, year.months.len()), (240, 0, 12));
    let mut sums = [[[0; 4]; 12]; 2];
    for outcome in &run.outcomes {
        let both = run.cases(&roster, outcome.row).unwrap();
        for (side, case) in [both.before, both.after].into_iter().enumerate() {
            let case: Case = read(&case.unwrap()).unwrap();
            let regulation = &run.rules()[side].regulation;
            let months: Vec<Month> = year.months.iter().map(|one| one.month).collect();
            let cases = year::cases(regulation, &case, &months);
            let single = estimate_year(regulation, &cases, true).unwrap();
            for (place, month) in single.months.iter().enumerate() {
                let lines = month.lines.iter().map(|line| line.amount);
                assert_eq!(Rupiah::sum(lines).unwrap(), month.totals.net);
                let totals = &month.totals;
                let amounts = [
                    totals.entitlement,
                    totals.gross,
                    totals.net,
                    totals.region_cost,
                ];
                for (sum, amount) in sums[side][place].iter_mut().zip(amounts) {
                    *sum += amount.whole();
                }
            }
        }
    }
    let told = |amounts: &Amounts| {
        let amounts = [
            amounts.entitlement,
            amounts.gross,
            amounts.net,
            amounts.cost,
        ];
        amounts.map(Rupiah::whole)
    };
    for (place, month) in year.months.iter().enumerate() {
        assert_eq!(sums[0][place], told(&month.before), "{}", month.month);
        assert_eq!(sums[1][place], told(&month.after), "{}", month.month);
    }
    for (side, amounts) in [&year.before, &year.after].into_iter().enumerate() {
        let whole = sums[side].iter().fold([0; 4], |one, other| {
            std::array::from_fn(|place| one[place] + other[place])
        });
        assert_eq!(whole, told(amounts));
    }
    let cost = |month: usize| year.months[month].after.cost;
    assert!(cost(2) > cost(1), "THR is paid in March");
    assert!(cost(5) > cost(4), "the thirteenth month is paid in June");
}

fn cliffs(run: &Run) -> Vec<Cliff> {
    let mut cliffs = CliffRun::default();
    while !cliffs.step(run, 90) {}
    cliffs.cliffs()
}

#[test]
fn who_stands_over_a_bound_of_the_tax_would_arrive_at_more_with_less() {
    let packs = Packs::shipped();
    let roster = open(&sample_of(&packs, 1_500));
    let run = run(&roster, two(&packs));
    let regulation = &run.rules()[1].regulation;
    let tables = &regulation.national.tax;
    let rounding = regulation.regional.rounding.tax.rounding();
    let mut over: BTreeMap<String, u32> = BTreeMap::new();
    for outcome in &run.outcomes {
        let case = run.cases(&roster, outcome.row).unwrap().after.unwrap();
        let case: Case = read(&case).unwrap();
        let person = Person::of(regulation, &case).unwrap();
        let figures = figures(regulation, &person).unwrap();
        if figures.tax.from_tpp == Rupiah::ZERO {
            continue;
        }
        let gross = taxed(regulation, &figures).unwrap();
        let status = case.tax_status.unwrap();
        let tax = |gross| monthly_tax(tables, &MonthlyTaxInput { gross, status }, rounding);
        let net = |gross: Rupiah| gross.minus(tax(gross).unwrap().tax).unwrap();
        let rows = tables
            .ter
            .categories
            .get(&figures.tax.category.unwrap())
            .unwrap();
        let bounds = rows.iter().filter_map(|row| row.up_to);
        let below = bounds.filter(|bound| *bound < gross).max();
        if let Some(bound) = below.filter(|bound| net(*bound) > net(gross)) {
            let key = format!("{} {bound}", figures.tax.category.unwrap().word());
            *over.entry(key).or_default() += 1;
        }
    }
    let told = cliffs(&run).into_iter().filter(|cliff| cliff.over > 0);
    let told = told.map(|cliff| {
        let key = format!(
            "{} {}",
            cliff.category.unwrap().word(),
            cliff.bound.unwrap()
        );
        (key, cliff.over)
    });
    assert_eq!(told.collect::<BTreeMap<_, _>>(), over);
    assert!(!over.is_empty());
}

#[test]
fn a_class_that_brings_less_than_the_one_below_is_told() {
    let packs = Packs::shipped();
    let roster = open(&sample_of(&packs, 400));
    let draft = serde_json::json!({
        "base": "kukar-2024-rancangan",
        "with": { "$.criteria.workload.amount.percent_of_basic.by_class": { "8": "0" } }
    });
    let today = packs.regulation("kukar-2024-rancangan");
    let run = run(&roster, [today, packs.regulation_of(&draft)]);
    let found = cliffs(&run);
    let classes: Vec<_> = found.iter().filter_map(|cliff| cliff.class).collect();
    assert_eq!(classes, [JobClass::new(7).unwrap()]);
    let seven = run.outcomes.iter().filter(|one| one.class.number() == 7);
    let paid = seven.filter(|one| one.totals[1].net > Rupiah::ZERO);
    let told = found.iter().find(|cliff| cliff.class.is_some()).unwrap();
    assert_eq!(usize::try_from(told.near).unwrap(), paid.count());
    let listed = export::of_rows(&run, &roster, &told.rows);
    assert_eq!(listed.len(), told.rows.len());
}

#[test]
fn a_draft_beside_others_comes_to_what_it_comes_to_alone() {
    let packs = Packs::shipped();
    let roster = open(&sample_of(&packs, 200));
    let run = run(&roster, two(&packs));
    let beside = compared(&run).unwrap();
    assert_eq!(beside.all, summary(&run).unwrap().all);
    assert_eq!(beside.refused, 0);
}

/// What is sought in a draft over the people of a run of two like it.
fn sought(packs: &Packs, pack: Value, goal: &Goal) -> Sought {
    let roster = open(&sample_of(packs, 400));
    let run = run(&roster, two(packs));
    let nationals = packs.nationals.clone();
    let month = Month::parse("2024-03").unwrap();
    let mut trial = Trial::new(nationals, pack, month, goal).unwrap();
    while !trial.step(&run, 150) {}
    trial.sought()
}

/// The cost of everybody under a pack in which one number is another.
fn cost_with(packs: &Packs, mut pack: Value, path: &str, value: Value) -> i64 {
    assert!(pack.put(path, value));
    let draft = Regulation::load(&pack, &packs.nationals).unwrap();
    let roster = open(&sample_of(packs, 400));
    let run = run(&roster, [packs.regulation("kukar-2024-rancangan"), draft]);
    summary(&run).unwrap().all.after.cost.whole()
}

#[test]
fn the_value_that_is_found_fits_and_the_next_does_not() {
    let packs = Packs::shipped();
    let pack = packs.document("kukar-2024-rancangan").clone();
    let cost = |path: &str, value: Value| cost_with(&packs, pack.clone(), path, value);
    for (path, from, to, now, next) in [
        (
            "$.criteria.workload.amount.percent_of_basic.default",
            "0",
            "80.00",
            "40",
            "0.01",
        ),
        (
            "$.basic_tpp.method.coefficient",
            "0",
            "1",
            "0.5811435",
            "0.0000001",
        ),
    ] {
        let ceiling = cost(path, Value::from(now)) - 1;
        let goal = Goal {
            path: path.to_owned(),
            from: Value::from(from),
            to: Value::from(to),
            ceiling: Rupiah::new(ceiling).unwrap(),
        };
        let found = sought(&packs, pack.clone(), &goal);
        assert_eq!(found.course, Course::Rises, "{path}");
        let value = found.value.unwrap();
        let Value::Text(text) = &value else { panic!() };
        let above = Percent::parse(text).unwrap();
        let above = above.plus(Percent::parse(next).unwrap()).unwrap();
        assert!(cost(path, value) <= ceiling, "{path}");
        assert!(
            cost(path, Value::from(above.to_string().as_str())) > ceiling,
            "{path}"
        );
    }
}

#[test]
fn a_weight_that_no_other_part_makes_way_for_is_refused_at_any_other_value() {
    let packs = Packs::shipped();
    let goal = Goal {
        path: "$.payment.parts[0].weight".to_owned(),
        from: Value::from("0"),
        to: Value::from("100"),
        ceiling: Rupiah::ZERO,
    };
    let found = sought(
        &packs,
        packs.document("kukar-2024-rancangan").clone(),
        &goal,
    );
    assert_eq!(found.value, None);
    let refused = found.tried.iter().filter(|one| one.cost.is_none());
    assert_eq!(refused.count() + 1, found.tried.len());
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

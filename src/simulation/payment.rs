//! The payment list of a month, its columns as SIPD names those of its TPP file. What neither the
//! roster nor a rule says stays blank.

use super::facts::Facts;
use super::roster::Roster;
use super::rule::{Assumed, Rule};
use super::run::Run;
use crate::allowance::case::Case;
use crate::allowance::{Estimate, estimate};
use crate::document::csv::{Cell, plain};
use crate::money::{Exact, Overflow, Rupiah};
use crate::regulation::terms::{Criterion, Employment};

/// The columns, as a file of SIPD has them.
pub const COLUMNS: [&str; 31] = [
    "nama_pegawai",
    "nip",
    "nik",
    "tanggal_lahir",
    "alamat",
    "tipe_jabatan",
    "eselon",
    "golongan",
    "pns_pppk",
    "nama_jabatan",
    "kode_bank",
    "nama_bank",
    "npwp",
    "nomor_rekening_bank_pegawai",
    "belanja_tpp_beban_kerja",
    "belanja_tpp_tempat_bertugas",
    "belanja_tpp_kondisi_kerja",
    "belanja_tpp_kelangkaan_profesi",
    "belanja_tpp_prestasi_kerja",
    "tunjangan_iuran_jaminan_kesehatan",
    "tunjangan_iuran_jaminan_kecelakaan_kerja",
    "tunjangan_iuran_jaminan_kematian",
    "tunjangan_jaminan_hari_tua",
    "tunjangan_jaminan_pensiun",
    "iwp_1%",
    "tunjangan_iuran_simpanan_tapera",
    "pph_21",
    "zakat",
    "bulog",
    "jumlah_ditransfer",
    "jumlah_potongan",
];

/// The criteria in the order of their columns.
const CRITERIA: [Criterion; 5] = [
    Criterion::Workload,
    Criterion::DutyStation,
    Criterion::WorkingConditions,
    Criterion::Scarcity,
    Criterion::Achievement,
];

/// Everybody who counts, under one of the two rules: 0 for today's.
pub fn table(run: &Run, roster: &Roster, side: usize) -> String {
    let rule = run.rules().get(side);
    let paid = run.outcomes.iter().filter_map(|outcome| {
        let facts = roster.read(outcome.place)?.0.facts?;
        let amounts = amounts(rule?, &facts, run.assumed());
        Some((facts, amounts.unwrap_or_default()))
    });
    let paid: Vec<_> = paid.collect();
    let names = COLUMNS.iter().map(|name| Cell::Text(name)).collect();
    let rows = paid.iter().map(|(facts, amounts)| row(facts, amounts));
    plain(std::iter::once(names).chain(rows))
}

/// What is known of the amounts.
#[derive(Default)]
struct Amounts {
    criteria: [Option<Rupiah>; 5],
    health: Option<Rupiah>,
    health_of_employer: Option<Rupiah>,
    tax: Option<Rupiah>,
    net: Option<Rupiah>,
    deductions: Option<Rupiah>,
}

fn amounts(rule: &Rule, facts: &Facts, assumed: &Assumed) -> Option<Amounts> {
    let case: Case = rule.case(facts, assumed).ok()?;
    let estimate = estimate(&rule.regulation, &case, false).ok()?;
    of(&estimate).ok()
}

/// What is taken away is told where it and what the criteria pay come to what arrives, as they do in
/// a file of SIPD: there the employer's contribution is both paid and taken away.
fn of(estimate: &Estimate) -> Result<Amounts, Overflow> {
    let mut so_far = (Exact::default(), Rupiah::ZERO);
    let mut criteria = [None; 5];
    for (amount, criterion) in criteria.iter_mut().zip(CRITERIA) {
        let Some(result) = estimate.criteria.get(&criterion.word()) else {
            continue;
        };
        let exact = so_far.0.plus(result.paid)?;
        let whole = exact.nearest()?;
        *amount = Some(whole.minus(so_far.1)?);
        so_far = (exact, whole);
    }
    // The rule may round the sum of all the other way.
    let rest = estimate.totals.gross.minus(so_far.1)?;
    let mut paid = criteria.iter_mut().rev().flatten();
    if rest.whole().unsigned_abs() == 1
        && let Some(last) = paid.find(|amount| **amount != Rupiah::ZERO)
    {
        *last = last.plus(rest)?;
        so_far.1 = estimate.totals.gross;
    }
    let health = &estimate.health;
    let taken = Rupiah::sum([health.employer, health.employee, estimate.tax.on_tpp])?;
    let left = so_far.1.plus(health.employer)?.minus(taken)?;
    Ok(Amounts {
        criteria,
        health: Some(health.employee),
        health_of_employer: Some(health.employer),
        tax: Some(estimate.tax.on_tpp),
        net: Some(estimate.totals.net),
        deductions: (left == estimate.totals.net).then_some(taken),
    })
}

fn row<'f>(facts: &'f Facts, amounts: &Amounts) -> Vec<Cell<'f>> {
    let text = |text: &'f str| Cell::Text(text);
    let amount = |amount: Option<Rupiah>| {
        Cell::Number(amount.map(|amount| amount.to_string()).unwrap_or_default())
    };
    let blank = |_| Cell::Text("");
    let mut cells = vec![
        text(&facts.name),
        text(facts.nip.as_deref().unwrap_or_default()),
    ];
    cells.extend((0..4).map(blank));
    cells.extend([
        text(&facts.echelon),
        text(facts.grade.as_deref().unwrap_or_default()),
        text(status(facts.employment)),
        text(&facts.position),
    ]);
    cells.extend((0..4).map(blank));
    cells.extend(amounts.criteria.map(amount));
    cells.push(amount(amounts.health_of_employer));
    cells.extend((0..4).map(blank));
    cells.extend([amount(amounts.health), blank(0), amount(amounts.tax)]);
    cells.extend((0..2).map(blank));
    cells.extend([amounts.net, amounts.deductions].map(amount));
    cells
}

/// The number that SIPD gives a status; of part time none is known.
fn status(employment: Employment) -> &'static str {
    match employment {
        Employment::Pns => "1",
        Employment::Pppk => "2",
        Employment::Cpns => "3",
        Employment::PppkPartTime => "",
    }
}

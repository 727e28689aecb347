//! PPh 21: a month by TER (PP 58/2023), a year by Pasal 17 (PMK 168/2023).
//!
//! TER is not marginal: one rupiah over a bound re-rates the whole gross, so the net of a month
//! may fall when its gross rises.

use super::key::Key;
use super::ledger::{Join, Name, Quantity, Step, Trace};
use super::refusal::{Refusal, refuse};
use crate::document::{Read, Reader, Reason, Value, Write};
use crate::money::{Exact, Overflow, Percent, Rounding, RoundingMode, Rupiah};
use crate::regulation::tax::{AnnualTax, TaxCategory, TaxStatus, TaxTables};
use serde::Serialize;

/// Tax of one month's gross.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MonthlyTax {
    /// TER category.
    pub category: TaxCategory,
    /// Effective rate.
    pub rate_percent: Percent,
    /// Whole rupiah.
    pub tax: Rupiah,
}

crate::record! {
    /// What the monthly tax needs.
    pub struct MonthlyTaxInput("Pajak bulanan", "Bruto sebulan dan status PTKP.") {
        /// Gross of the month.
        gross: Rupiah, "Bruto sebulan";
        status: TaxStatus, "Status PTKP";
    }
}

/// Category, rate and tax of a month's whole gross.
pub fn monthly_tax(
    tables: &TaxTables,
    input: &MonthlyTaxInput,
    rounding: Rounding,
) -> Result<MonthlyTax, Refusal> {
    let status = tables.status.by_status.get(&input.status);
    let category = status
        .ok_or_else(|| status_not_ruled(input.status))?
        .category;
    let rate = tables.ter.rate(category, input.gross);
    let rate_percent =
        rate.ok_or_else(|| refuse("$.gross", Reason::not_ruled(category.word(), [])))?;
    let tax = input.gross.share(rate_percent, rounding)?;
    Ok(MonthlyTax {
        category,
        rate_percent,
        tax,
    })
}

crate::record! {
    /// What the year's tax needs.
    pub struct AnnualTaxInput("Pajak setahun", "Bruto tiap bulan, iuran, dan pajak yang telah dipotong.") {
        /// PTKP status at the start of the year.
        status: TaxStatus, "Status PTKP";
        /// Gross of each month worked; a month of nothing is none.
        gross_months: Vec<Rupiah> = "grossMonths", "Bruto tiap bulan";
        /// THR, gaji ke-13 and what else came without a month of its own.
        irregular: Vec<Rupiah>, "THR, gaji ke-13, dan penghasilan tidak teratur lain";
        /// Months worked, where they are not the months with a gross.
        months: Option<u32>, "Bulan bekerja dalam tahun itu";
        /// Pension and old-age contributions of the year, paid by the employee.
        pension_contribution: Rupiah = "pensionContribution", "Iuran pensiun dan hari tua setahun";
        /// Withheld before the last month: the total, or each month.
        withheld: Withheld, "Pajak yang telah dipotong";
    }
}

/// What has been withheld, given as one amount or month by month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld(Vec<Rupiah>);

impl Write for Withheld {
    fn write(&self) -> Value {
        Value::List(self.0.iter().map(Write::write).collect())
    }
}

impl Read for Withheld {
    fn read(reader: &mut Reader<'_>) -> Self {
        Self(match reader.value() {
            Value::List(_) => Vec::read(reader),
            _ => vec![Rupiah::read(reader)],
        })
    }

    fn blank() -> Self {
        Self(Vec::new())
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut crate::document::schema::Definitions) -> Value {
        Vec::<Rupiah>::schema(definitions)
    }
}

/// Tax of the year and what the last month still owes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualTaxResult {
    /// Months worked.
    pub months: u32,
    /// Gross of the year.
    pub gross: Rupiah,
    /// Biaya jabatan.
    pub occupational_expense: Exact,
    /// Gross less biaya jabatan and contributions.
    pub net_income: Exact,
    /// PTKP.
    pub exemption: Rupiah,
    /// PKP, rounded down.
    pub taxable_income: Rupiah,
    /// Tax of the year.
    pub tax: Rupiah,
    /// Withheld before the last month.
    pub withheld: Rupiah,
    /// What the last month owes; negative when too much was withheld.
    pub december: Rupiah,
    /// What is to be given back.
    pub excess: Rupiah,
}

/// Months of a year.
pub const MONTHS: u32 = 12;

impl AnnualTaxInput {
    /// The months told, else those with a gross.
    fn months_worked(&self) -> Result<u32, Refusal> {
        if let Some(months) = self.months {
            return in_a_year(months, "$.months");
        }
        let worked = self.gross_months.iter();
        let worked = worked.filter(|gross| **gross > Rupiah::ZERO).count();
        let most = u32::try_from(self.gross_months.len()).unwrap_or(u32::MAX);
        in_a_year(most, "$.grossMonths")?;
        Ok(u32::try_from(worked).unwrap_or(u32::MAX))
    }
}

fn in_a_year(months: u32, path: &str) -> Result<u32, Refusal> {
    if (1..=MONTHS).contains(&months) {
        Ok(months)
    } else {
        Err(refuse(path, Reason::out_of_range(1, MONTHS, months)))
    }
}

/// The year by Pasal 17 less what has been withheld.
pub fn annual_tax(
    tables: &TaxTables,
    input: &AnnualTaxInput,
    rounding: Rounding,
) -> Result<AnnualTaxResult, Refusal> {
    let gross = input.gross_months.iter().chain(&input.irregular);
    let year = Year {
        gross: Rupiah::sum(gross.copied())?,
        contributions: input.pension_contribution,
        months: input.months_worked()?,
    };
    let withheld = Rupiah::sum(input.withheld.0.iter().copied())?;
    year.settle(tables, input.status, withheld, rounding)
}

/// A year's income.
#[derive(Clone, Copy, Debug)]
pub struct Year {
    /// Gross.
    pub gross: Rupiah,
    /// Contributions that lower it.
    pub contributions: Rupiah,
    /// Months worked.
    pub months: u32,
}

impl Year {
    /// The tax of the year and what is left of it after what was withheld.
    pub fn settle(
        &self,
        tables: &TaxTables,
        status: TaxStatus,
        withheld: Rupiah,
        rounding: Rounding,
    ) -> Result<AnnualTaxResult, Refusal> {
        let row = tables
            .status
            .by_status
            .get(&status)
            .ok_or_else(|| status_not_ruled(status))?;
        let annual = &tables.annual;
        let occupational_expense = self.occupational_expense(annual)?;
        let net_income = self
            .gross
            .exact()
            .minus(occupational_expense)?
            .minus(self.contributions.exact())?;
        let above = net_income.minus(row.exemption.exact())?.max(Exact::ZERO);
        let taxable_income = above.round(rounded_down(annual))?;
        let tax = progressive(annual, taxable_income)?.round(rounding)?;
        let december = tax.minus(withheld)?;
        Ok(AnnualTaxResult {
            months: self.months,
            gross: self.gross,
            occupational_expense,
            net_income,
            exemption: row.exemption,
            taxable_income,
            tax,
            withheld,
            december,
            excess: december.min(Rupiah::ZERO).negated(),
        })
    }

    /// 5% of the gross, at most so much a month and a year.
    fn occupational_expense(&self, annual: &AnnualTax) -> Result<Exact, Overflow> {
        let share = self.gross.exact().percent(annual.occupational_expense)?;
        Ok(share.min(self.most_occupational_expense(annual)?))
    }

    fn most_occupational_expense(&self, annual: &AnnualTax) -> Result<Exact, Overflow> {
        let by_month = annual.occupational_expense_month.exact();
        let by_month = by_month.times_count(self.months)?;
        Ok(by_month.min(annual.occupational_expense_year.exact()))
    }

    /// How the tax of the year came about, from biaya jabatan to the brackets.
    pub fn explain(
        &self,
        tables: &TaxTables,
        status: TaxStatus,
        result: &AnnualTaxResult,
        rounding: Rounding,
        trace: &mut Trace<'_>,
    ) -> Result<(), Overflow> {
        let annual = &tables.annual;
        let most = self.most_occupational_expense(annual)?;
        let expense = Name::plain(Key::OccupationalExpense);
        let plus = Join::Plus;
        trace.step(|| {
            Step::new(Name::plain(Key::MostOccupationalExpense))
                .with(
                    plus,
                    Name::plain(Key::ExpenseAMonth),
                    annual.occupational_expense_month,
                )
                .with(
                    Join::Times,
                    Name::plain(Key::MonthsWorked),
                    Quantity::Count(self.months),
                )
                .with(
                    Join::AtMost,
                    Name::plain(Key::ExpenseAYear),
                    annual.occupational_expense_year,
                )
                .gives(most)
        });
        trace.step(|| {
            Step::new(expense.clone())
                .with(plus, Name::plain(Key::GrossOfYear), self.gross)
                .with(Join::Times, expense.clone(), annual.occupational_expense)
                .with(
                    Join::AtMost,
                    Name::plain(Key::MostOccupationalExpense),
                    most,
                )
                .gives(result.occupational_expense)
        });
        trace.step(|| {
            Step::new(Name::plain(Key::NetIncome))
                .with(plus, Name::plain(Key::GrossOfYear), self.gross)
                .with(Join::Minus, expense, result.occupational_expense)
                .with(
                    Join::Minus,
                    Name::plain(Key::Contributions),
                    self.contributions,
                )
                .gives(result.net_income)
        });
        trace.step(|| {
            Step::new(Name::plain(Key::TaxableIncome))
                .with(plus, Name::plain(Key::NetIncome), result.net_income)
                .with(
                    Join::Minus,
                    Name::of(Key::Exemption, status.word()),
                    result.exemption,
                )
                .with(Join::AtLeast, Name::plain(Key::Nothing), Rupiah::ZERO)
                .rounded(rounded_down(annual))
                .gives(result.taxable_income)
        });
        explain_brackets(annual, result, rounding, trace)
    }
}

/// PKP is rounded down to a multiple.
fn rounded_down(annual: &AnnualTax) -> Rounding {
    Rounding {
        mode: RoundingMode::Floor,
        to: annual.round_down_to,
    }
}

/// Each slice at its rate, and their sum.
fn explain_brackets(
    annual: &AnnualTax,
    result: &AnnualTaxResult,
    rounding: Rounding,
    trace: &mut Trace<'_>,
) -> Result<(), Overflow> {
    let mut sum = Step::new(Name::plain(Key::TaxOfYear));
    if result.taxable_income == Rupiah::ZERO {
        let name = Name::plain(Key::TaxableIncome);
        sum = sum.with(Join::Plus, name, result.taxable_income);
    }
    for (slice, percent) in slices(annual, result.taxable_income)? {
        let tax = slice.exact().percent(percent)?;
        let bracket = || Name::of(Key::Bracket, percent);
        trace.step(|| {
            Step::new(bracket())
                .with(Join::Plus, Name::plain(Key::BracketIncome), slice)
                .with(Join::Times, Name::plain(Key::BracketRate), percent)
                .gives(tax)
        });
        sum = sum.with(Join::Plus, bracket(), tax);
    }
    trace.step(|| sum.rounded(rounding).gives(result.tax));
    Ok(())
}

fn status_not_ruled(status: TaxStatus) -> Refusal {
    refuse("$.status", Reason::not_ruled(status.word(), []))
}

/// Each slice of the income at the rate of its bracket.
fn progressive(annual: &AnnualTax, income: Rupiah) -> Result<Exact, Overflow> {
    let mut slices = slices(annual, income)?.into_iter();
    slices.try_fold(Exact::ZERO, |tax, (slice, percent)| {
        tax.plus(slice.exact().percent(percent)?)
    })
}

/// The part of an income that lies in each bracket it reaches, with its rate.
fn slices(annual: &AnnualTax, income: Rupiah) -> Result<Vec<(Rupiah, Percent)>, Overflow> {
    let mut slices = Vec::new();
    let mut from = Rupiah::ZERO;
    for bracket in &annual.brackets {
        let to = bracket.up_to.map_or(income, |up_to| up_to.min(income));
        if to > from {
            slices.push((to.minus(from)?, bracket.percent));
            from = to;
        }
    }
    Ok(slices)
}

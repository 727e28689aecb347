//! PPh 21: a month by TER (PP 58/2023), a year by Pasal 17 (PMK 168/2023).
//!
//! TER is not marginal: one rupiah over a bound re-rates the whole gross, so the net of a month
//! may fall when its gross rises.

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
        gross: Rupiah = "gross", "Bruto sebulan";
        /// PTKP status.
        status: TaxStatus = "status", "Status PTKP";
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
    let tax = input.gross.exact().percent(rate_percent)?.round(rounding)?;
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
        status: TaxStatus = "status", "Status PTKP";
        /// Gross of each month, January first.
        gross_months: Vec<Rupiah> = "grossMonths", "Bruto tiap bulan";
        /// Pension and old-age contributions of the year, paid by the employee.
        pension_contribution: Rupiah = "pensionContribution", "Iuran pensiun dan hari tua setahun";
        /// Withheld before the last month: the total, or each month.
        withheld: Withheld = "withheld", "Pajak yang telah dipotong";
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

/// The year by Pasal 17 less what has been withheld.
pub fn annual_tax(
    tables: &TaxTables,
    input: &AnnualTaxInput,
    rounding: Rounding,
) -> Result<AnnualTaxResult, Refusal> {
    let months = u32::try_from(input.gross_months.len()).unwrap_or(u32::MAX);
    if !(1..=12).contains(&months) {
        let reason = Reason::out_of_range(1, 12, months);
        return Err(refuse("$.grossMonths", reason));
    }
    let gross = Rupiah::sum(input.gross_months.iter().copied())?;
    let year = Year {
        gross,
        contributions: input.pension_contribution,
        months,
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
        let down = Rounding {
            mode: RoundingMode::Floor,
            to: annual.round_down_to,
        };
        let taxable_income = above.round(down)?;
        let tax = progressive(annual, taxable_income)?.round(rounding)?;
        let december = tax.minus(withheld)?;
        Ok(AnnualTaxResult {
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
        let by_month = annual
            .occupational_expense_month
            .exact()
            .times_count(self.months)?;
        Ok(share
            .min(by_month)
            .min(annual.occupational_expense_year.exact()))
    }
}

fn status_not_ruled(status: TaxStatus) -> Refusal {
    refuse("$.status", Reason::not_ruled(status.word(), []))
}

/// Each slice of the income at the rate of its bracket.
fn progressive(annual: &AnnualTax, income: Rupiah) -> Result<Exact, Overflow> {
    let mut tax = Exact::ZERO;
    let mut from = Rupiah::ZERO;
    for bracket in &annual.brackets {
        let to = bracket.up_to.map_or(income, |up_to| up_to.min(income));
        if to > from {
            tax = tax.plus(to.minus(from)?.exact().percent(bracket.percent)?)?;
            from = to;
        }
    }
    Ok(tax)
}

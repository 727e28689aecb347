//! A regulation as a run asks it: out of the facts of a row it takes what it asks for, no more, and
//! what no row says is said once for all.

use super::dates::DateOrder;
use super::facts::Facts;
use super::scenario::Scenario;
use crate::allowance::case::{
    AllowanceInput, AttendanceInput, Case, CriterionInput, PerformanceInput, PositionInput,
    SalaryByTables, SalaryInput,
};
use crate::allowance::{Figures, Person, Totals, figures};
use crate::document::text::words;
use crate::document::{Fault, Id, Month, Path, Reason, Table};
use crate::money::Percent;
use crate::regulation::Regulation;
use crate::regulation::criteria::CriterionAmount;
use crate::regulation::pack::RegionalPack;
use crate::regulation::tax::TaxStatus;
use crate::regulation::terms::{Criterion, Employment, JobClass, Rating, Years};
use std::collections::BTreeMap;
use std::rc::Rc;

crate::record! {
    /// What is taken for everybody of whom the roster does not say it.
    pub struct Assumed("Anggapan", "Yang dianggap berlaku bagi setiap pegawai yang tidak disebut daftar.") {
        rating: Option<Rating>, "Predikat kinerja";
        organisation: Option<Rating>, "Kinerja organisasi";
        /// Score where the rule goes by no rating.
        performance: Option<Percent>, "Nilai kinerja";
        attendance: Option<Percent>, "Nilai kehadiran";
        tax_status: Option<TaxStatus> = "taxStatus", "Status PTKP";
        years: Option<Years>, "Masa kerja golongan";
        employment: Option<Employment>, "Status kepegawaian";
        /// Where a column of dates does not tell itself which number comes first.
        dates: Option<DateOrder>, "Urutan tanggal";
        /// Of the criteria for which a rule has no figures, in percent of the basic TPP.
        criteria: Table<Criterion, Percent>, "Kriteria tanpa angka dalam paket";
        /// How people behave; none: as the roster has it.
        scenario: Option<Scenario>, "Skenario";
    }
}

impl Assumed {
    /// How people behave.
    pub fn scenario(&self) -> &Scenario {
        self.scenario.as_ref().unwrap_or(&Scenario::AS_LISTED)
    }
}

/// A regulation and the month it is asked about.
pub struct Rule {
    /// The regulation.
    pub regulation: Rc<Regulation>,
    /// The month.
    pub month: Month,
    agencies: BTreeMap<String, Id>,
    positions: BTreeMap<String, Id>,
    goes_by_agency: bool,
    goes_by_position: bool,
    splits_by_grade: bool,
    taxes_by_post: bool,
}

impl Rule {
    /// Of a regulation, in a month.
    pub fn new(regulation: Rc<Regulation>, month: Month) -> Self {
        let pack = &regulation.regional;
        let agencies = pack.agencies.iter().flat_map(|agencies| &agencies.list);
        let positions = pack.positions.iter().flat_map(|positions| &positions.list);
        let named =
            |name: &str, id: &Id| [(words(name), id.clone()), (words(id.as_str()), id.clone())];
        Self {
            agencies: agencies.flat_map(|one| named(&one.name, &one.id)).collect(),
            positions: positions
                .flat_map(|one| named(&one.name, &one.id))
                .collect(),
            goes_by_agency: goes_by_agency(pack),
            goes_by_position: goes_by_position(pack),
            splits_by_grade: splits_by_grade(pack),
            taxes_by_post: taxes_by_post(pack),
            month,
            regulation,
        }
    }

    /// Whether the two are one.
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.regulation, &other.regulation) && self.month == other.month
    }

    /// Status and post of a case, as far as figures go by them.
    pub fn key(&self, case: &Case) -> (Employment, JobClass, Option<Id>, Option<Id>) {
        let PositionInput {
            class,
            agency,
            position,
            ..
        } = &case.position;
        // A position may be one agency's, and so refused in another.
        let is_asked = self.goes_by_agency || position.is_some();
        let agency = agency.clone().filter(|_| is_asked);
        (case.employment, *class, agency, position.clone())
    }

    /// Whether what parts weigh goes by grade.
    pub fn splits_by_grade(&self) -> bool {
        self.splits_by_grade
    }

    /// Whether the tax of some goes by their position or agency.
    pub fn taxes_by_post(&self) -> bool {
        self.taxes_by_post
    }

    /// What a person gets by it, and the class that they have in it.
    pub fn totals(
        &self,
        facts: &Facts,
        assumed: &Assumed,
    ) -> Result<(JobClass, Totals), Vec<Fault>> {
        let (class, figures) = self.figures(facts, assumed)?;
        Ok((class, figures.totals))
    }

    /// The same with all that makes it.
    pub fn figures(
        &self,
        facts: &Facts,
        assumed: &Assumed,
    ) -> Result<(JobClass, Figures), Vec<Fault>> {
        let case = self.case(facts, assumed)?;
        let person = Person::of(&self.regulation, &case)?;
        let figures = figures(&self.regulation, &person).map_err(|refusal| vec![*refusal])?;
        Ok((case.position.class, figures))
    }

    /// The case that the regulation asks for.
    pub fn case(&self, facts: &Facts, assumed: &Assumed) -> Result<Case, Vec<Fault>> {
        Ok(self.case_at(self.position(facts, assumed)?, facts, assumed))
    }

    /// The same of somebody whose post is known.
    pub fn case_at(&self, position: PositionInput, facts: &Facts, assumed: &Assumed) -> Case {
        let pack = &self.regulation.regional;
        let scenario = assumed.scenario();
        let facts = &*scenario.facts(facts);
        let organisation = pack.organisation.as_ref();
        let organisation = organisation.and(facts.organisation.or(assumed.organisation));
        Case {
            month: self.month,
            employment: facts.employment,
            event: None,
            served: None,
            position,
            acting: None,
            roles: Vec::new(),
            attendance: attendance(pack, facts, assumed),
            performance: performance(pack, facts, assumed),
            organisation: organisation.map(|rating| rating.word().to_owned()),
            measures: Table::new(),
            sanction: None,
            reductions: Vec::new(),
            received: Table::new(),
            extra_months: Vec::new(),
            back_pay: None,
            tax_status: facts.tax_status.or(assumed.tax_status),
            salary: salary(facts, assumed),
            year_end: None,
            deductions: Vec::new(),
        }
    }

    /// The post. A name that the pack does not know is told where its figures go by it, and is of
    /// no account where they do not.
    fn position(&self, facts: &Facts, assumed: &Assumed) -> Result<PositionInput, Vec<Fault>> {
        let position = self.positions.get(&words(&facts.position));
        let known = position.and_then(|id| self.regulation.regional.position(id));
        let class = facts.class.or(known.map(|position| position.class));
        let class = class.ok_or_else(|| {
            let path = Path::ROOT.key("position").key("class").to_string();
            let reason = Reason::NeedsInput;
            vec![Fault { path, reason }]
        })?;
        let agency = self.agencies.get(&words(&facts.unit)).cloned();
        Ok(PositionInput {
            class,
            agency: agency.or_else(|| unknown(&facts.unit).filter(|_| self.goes_by_agency)),
            position: match self.goes_by_position {
                true => position.cloned().or_else(|| unknown(&facts.position)),
                false => None,
            },
            equalised: None,
            basic_tpp: None,
            criteria: open(&self.regulation.regional)
                .filter_map(|criterion| {
                    let percent = assumed.criteria.get(&criterion)?;
                    Some((criterion, CriterionInput::Percent(*percent)))
                })
                .collect(),
        })
    }
}

/// The criteria for which a rule has no figures of its own.
pub fn open(pack: &RegionalPack) -> impl Iterator<Item = Criterion> {
    let criteria = pack.criteria.iter();
    criteria
        .filter(|(_, rule)| rule.amount.is_none())
        .map(|(criterion, _)| *criterion)
}

/// A name that no pack knows, as an id would have it.
fn unknown(name: &str) -> Option<Id> {
    let plain = words(name).replace(' ', "-");
    Id::parse(&plain.chars().take(64).collect::<String>())
}

fn amounts(pack: &RegionalPack) -> impl Iterator<Item = &CriterionAmount> {
    pack.criteria
        .values()
        .filter_map(|rule| rule.amount.as_ref())
}

fn goes_by_agency(pack: &RegionalPack) -> bool {
    let ability = pack.ability_factor.as_ref();
    ability.is_some_and(|factor| !factor.by_agency.is_empty())
        || pack.exceptions().any(|who| !who.agencies.is_empty())
        || amounts(pack).any(|amount| match amount {
            CriterionAmount::PercentOfBasic(table) => !table.by_agency.is_empty(),
            CriterionAmount::Rupiah(table) => !table.by_agency.is_empty(),
        })
}

fn goes_by_position(pack: &RegionalPack) -> bool {
    pack.exceptions().any(|who| !who.positions.is_empty())
        || amounts(pack).any(|amount| match amount {
            CriterionAmount::PercentOfBasic(table) => !table.by_position.is_empty(),
            CriterionAmount::Rupiah(table) => !table.by_position.is_empty(),
        })
}

fn splits_by_grade(pack: &RegionalPack) -> bool {
    let mut splits = pack.payment.splits.iter();
    splits.any(|split| !split.who.grades.is_empty())
}

fn taxes_by_post(pack: &RegionalPack) -> bool {
    let mut exceptions = pack.withholding.tax.exceptions.iter();
    exceptions.any(|row| !row.who.positions.is_empty() || !row.who.agencies.is_empty())
}

/// The score, or what is counted; where the roster has neither, what is taken for all.
fn attendance(pack: &RegionalPack, facts: &Facts, assumed: &Assumed) -> Option<AttendanceInput> {
    pack.attendance.as_ref()?;
    let is_counted = facts.attendance.is_none() && !facts.counts.is_empty();
    let counted = facts
        .counts
        .iter()
        .filter(|(_, count)| is_counted && *count > 0);
    let counts = counted.filter_map(|(id, count)| Some((Id::parse(id)?, *count)));
    let score = assumed.scenario().score(assumed.attendance);
    let score = facts.attendance.or(score);
    Some(AttendanceInput {
        score: score.filter(|_| !is_counted),
        counts: counts.collect(),
        days: Vec::new(),
        working_days: None,
    })
}

/// The rating where the rule goes by it alone, else the score, which stands for all that it counts.
fn performance(pack: &RegionalPack, facts: &Facts, assumed: &Assumed) -> Option<PerformanceInput> {
    let counts = pack.activity.is_some() || pack.output.is_some();
    let rates = pack.rating.is_some() && !counts;
    if !rates && !counts {
        return None;
    }
    let rating = facts.rating.filter(|_| rates);
    let of_all = assumed.scenario().rating(assumed.rating);
    let of_all = of_all.filter(|_| rates && facts.performance.is_none());
    let rating = rating.or(of_all);
    let score = assumed.scenario().score(assumed.performance);
    let score = facts.performance.or(score);
    Some(PerformanceInput {
        score: score.filter(|_| rating.is_none()),
        rating,
        result: None,
        behaviour: None,
        no_plan: None,
        superior_did_not_rate: None,
        activity_minutes: None,
        credited_days: Table::new(),
        working_days: None,
        absences: Table::new(),
        quantity: None,
        quality: None,
    })
}

/// The salary that the tables give: with the allowances of the roster, else by echelon, else the
/// general one of a PNS.
fn salary(facts: &Facts, assumed: &Assumed) -> Option<SalaryInput> {
    let allowance = match (facts.allowance, facts.echelon.as_str()) {
        (Some(amount), _) => AllowanceInput::Amount(amount),
        (None, "") => AllowanceInput::General(!facts.employment.is_pppk()),
        (None, echelon) => AllowanceInput::Echelon(echelon.to_owned()),
    };
    let status = facts.tax_status.or(assumed.tax_status);
    let (spouse, children) = family(status);
    Some(SalaryInput::ByTables(SalaryByTables {
        grade: facts.grade.clone()?,
        years: facts.years.or(assumed.years)?,
        spouse,
        children,
        allowance,
    }))
}

/// The family that a PTKP status speaks of; the tables count no more children than they do.
fn family(status: Option<TaxStatus>) -> (bool, u32) {
    let word = status.map_or("", TaxStatus::word);
    let children = word.chars().next_back().and_then(|c| c.to_digit(10));
    (word.starts_with('K'), children.unwrap_or_default())
}

//! What is given is used, or refused: no input falls away without a word.
//!
//! Every field of the case's records is named here, so that a new one does not compile until it
//! is said what becomes of it. Left to its stage is what is used under every pack, and what the
//! stage refuses where its section is missing.

use super::case::{
    ActingInput, AttendanceInput, Case, PerformanceInput, PositionInput, YearEndInput,
};
use super::entitlement::needs_basic_tpp;
use super::refusal::{Refusals, contradicts, refuse};
use super::tax_on_tpp::treatment;
use crate::document::{Id, Reason, Table};
use crate::money::Percent;
use crate::regulation::Regulation;
use crate::regulation::pack::RegionalPack;
use crate::regulation::status::{ActingBase, ActingTime};
use crate::regulation::withholding::TaxMethod;

/// Refuses what the regulation does not ask for, and what another input leaves without effect.
pub fn all_used(regulation: &Regulation, case: &Case, refusals: &mut Refusals) {
    let Case {
        month: _,
        employment,
        event,
        served: _,
        position,
        acting,
        roles: _,
        attendance,
        performance,
        organisation,
        measures,
        sanction: _,
        reductions: _,
        received: _,
        extra_months: _,
        back_pay: _,
        tax_status: _,
        salary: _,
        year_end,
        deductions: _,
    } = case;
    let pack = &regulation.regional;
    let mut asked = Asked { refusals };
    let has_events = !pack.employment.events.is_empty();
    asked.only_if(has_events, event.is_some(), "$.event", &[]);
    asked.position(regulation, position);
    if let Some(acting) = acting {
        asked.acting(regulation, position, acting);
    }
    if let Some(attendance) = attendance {
        asked.attendance(pack, attendance);
    }
    if let Some(performance) = performance {
        let days = attendance.as_ref().and_then(|input| input.working_days);
        asked.performance(pack, performance, days.is_some());
    }
    let gives = organisation.is_some();
    asked.only_if(pack.organisation.is_some(), gives, "$.organisation", &[]);
    asked.measures(pack, measures);
    let is_ruled = pack.employment.percent.contains_key(employment);
    if let (Some(year_end), true) = (year_end, is_ruled)
        && let Ok((method, _)) = treatment(regulation, case)
    {
        asked.year_end(method, year_end);
    }
}

/// Notes the inputs that nothing asks for.
struct Asked<'a> {
    refusals: &'a mut Refusals,
}

impl Asked<'_> {
    /// Refuses an input that is given although the rule does not ask for it.
    fn only_if(&mut self, is_asked: bool, gives: bool, path: &str, instead: &[&'static str]) {
        if gives && !is_asked {
            self.not_asked(path, instead);
        }
    }

    fn not_asked(&mut self, path: &str, instead: &[&'static str]) {
        let input = path.rsplit('.').next().unwrap_or(path);
        let reason = Reason::not_asked(input, instead.iter().copied());
        self.refusals.note(refuse(path, reason));
    }

    /// Refuses an input beside another that stands in its place.
    fn not_beside(&mut self, other: &str, gives: bool, path: &str) {
        if gives {
            self.refusals.note(contradicts(path, other));
        }
    }

    fn position(&mut self, regulation: &Regulation, input: &PositionInput) {
        let PositionInput {
            class: _,
            agency: _,
            position,
            equalised,
            basic_tpp,
            criteria,
        } = input;
        let open = regulation.regional.criteria.iter();
        let mut open = open.filter(|(criterion, _)| !criteria.contains_key(*criterion));
        let goes_by_it = position.as_ref().is_some_and(|id| {
            open.any(|(_, rule)| {
                rule.amount
                    .as_ref()
                    .is_some_and(|one| one.has_equalised(id))
            })
        });
        let gives = *equalised == Some(true);
        self.only_if(goes_by_it, gives, "$.position.equalised", &[]);
        let ruled = &regulation.regional.criteria;
        for criterion in criteria.keys().filter(|one| !ruled.contains_key(*one)) {
            let known = ruled.keys().map(|known| known.word());
            let reason = Reason::not_ruled(criterion.word(), known);
            let path = format!("$.position.criteria.{}", criterion.word());
            self.refusals.note(refuse(&path, reason));
        }
        self.only_if(
            needs_basic_tpp(regulation, input),
            basic_tpp.is_some(),
            "$.position.basicTpp",
            &["$.position.criteria"],
        );
    }

    fn acting(&mut self, regulation: &Regulation, own: &PositionInput, input: &ActingInput) {
        let ActingInput {
            class: _,
            days: _,
            covers_first,
            basic_tpp,
            amount,
            higher,
        } = input;
        let Some(rule) = &regulation.regional.acting else {
            return;
        };
        const AMOUNT: &str = "$.acting.amount";
        const FIRST: &str = "$.acting.coversFirst";
        let asks_first = rule.lasting == Some(ActingTime::FirstOfMonth);
        self.only_if(asks_first, covers_first.is_some(), FIRST, &[]);
        let replaces = rule.replaces_if_higher == Some(true);
        let asks_other = rule.of != ActingBase::Own || replaces;
        let is_asked = asks_other && needs_basic_tpp(regulation, own);
        let instead = ["$.position.criteria"];
        self.only_if(is_asked, basic_tpp.is_some(), "$.acting.basicTpp", &instead);
        self.only_if(asks_other, amount.is_some(), AMOUNT, &[]);
        let gives_both = amount.is_some() && basic_tpp.is_some();
        self.not_beside(AMOUNT, gives_both, "$.acting.basicTpp");
        self.only_if(replaces, higher.is_some(), "$.acting.higher", &[]);
    }

    fn attendance(&mut self, pack: &RegionalPack, input: &AttendanceInput) {
        const SCORE: &str = "$.attendance.score";
        let AttendanceInput {
            score,
            counts,
            days,
            working_days,
        } = input;
        let counts = (
            "$.attendance.counts",
            counts.values().any(|count| *count > 0),
        );
        let days = ("$.attendance.days", !days.is_empty());
        let working_days = ("$.attendance.workingDays", working_days.is_some());
        let is_asked = pack.attendance.is_some();
        self.only_if(is_asked, score.is_some(), SCORE, &[]);
        for (path, gives) in [counts, days, working_days] {
            self.only_if(is_asked, gives, path, &[]);
            self.not_beside(SCORE, gives && score.is_some(), path);
        }
    }

    fn performance(
        &mut self,
        pack: &RegionalPack,
        input: &PerformanceInput,
        told_with_attendance: bool,
    ) {
        const SCORE: &str = "$.performance.score";
        const NO_PLAN: &str = "$.performance.noPlan";
        let PerformanceInput {
            score,
            rating,
            result,
            behaviour,
            no_plan,
            superior_did_not_rate,
            activity_minutes,
            credited_days,
            working_days,
            absences,
            quantity,
            quality,
        } = input;
        let rates = pack.rating.is_some();
        let counts_minutes = pack.activity.is_some();
        let counts_output = pack.output.is_some();
        let without_plan = *no_plan == Some(true);
        let rated = [
            ("$.performance.rating", rating.is_some()),
            ("$.performance.result", result.is_some()),
            ("$.performance.behaviour", behaviour.is_some()),
        ];
        let judged = [
            (NO_PLAN, without_plan),
            (
                "$.performance.superiorDidNotRate",
                *superior_did_not_rate == Some(true),
            ),
        ];
        let minutes = [
            ("$.performance.activityMinutes", activity_minutes.is_some()),
            (
                "$.performance.creditedDays",
                credited_days.values().any(|days| *days > 0),
            ),
            (
                "$.performance.absences",
                absences.values().any(|days| *days > 0),
            ),
        ];
        const DAYS: &str = "$.performance.workingDays";
        let activity = pack.activity.as_ref();
        let asks_days = activity.is_some_and(|rule| rule.goes_by_working_days());
        self.only_if(asks_days, working_days.is_some(), DAYS, &[]);
        self.not_beside(SCORE, working_days.is_some() && score.is_some(), DAYS);
        if told_with_attendance && working_days.is_some() {
            self.not_beside("$.attendance.workingDays", true, DAYS);
        }
        let output = [
            ("$.performance.quantity", quantity.is_some()),
            ("$.performance.quality", quality.is_some()),
        ];
        let groups: [(bool, &[(&'static str, bool)]); 4] = [
            (rates, &rated),
            (rates, &judged),
            (counts_minutes, &minutes),
            (counts_output, &output),
        ];
        let instead = || {
            let ruling = groups.iter().filter(|(is_asked, _)| *is_asked);
            let first = ruling.filter_map(|(_, inputs)| inputs.first());
            let paths = first.map(|(path, _)| *path);
            paths.filter(|path| *path != NO_PLAN).collect::<Vec<_>>()
        };
        let is_scored = rates || counts_minutes || counts_output;
        self.only_if(is_scored, score.is_some(), SCORE, &[]);
        for (is_asked, inputs) in groups {
            for (path, gives) in inputs {
                if *gives && !is_asked {
                    self.not_asked(path, &instead());
                }
                self.not_beside(SCORE, *gives && score.is_some(), path);
            }
        }
        for (path, gives) in rated {
            self.not_beside(NO_PLAN, gives && without_plan && rates, path);
        }
    }

    fn measures(&mut self, pack: &RegionalPack, given: &Table<Id, Percent>) {
        let Some(rule) = &pack.measures else {
            return self.only_if(false, !given.is_empty(), "$.measures", &[]);
        };
        let ids = || rule.list.iter().map(|measure| &measure.id);
        for id in given.keys().filter(|id| !ids().any(|known| known == *id)) {
            let reason = Reason::not_ruled(id.as_str(), ids().map(Id::as_str));
            self.refusals
                .note(refuse(&format!("$.measures.{id}"), reason));
        }
    }

    /// The facts of a person that only another method asks for, the tax sets aside in a line.
    fn year_end(&mut self, method: TaxMethod, input: &YearEndInput) {
        let YearEndInput {
            gross_before: _,
            salary_gross_before: _,
            withheld_before: _,
            salary_withheld_before: _,
            contributions: _,
            months: _,
        } = input;
        self.only_if(method.goes_by_ter(), true, "$.yearEnd", &[]);
    }
}

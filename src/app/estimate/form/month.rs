//! How the month went: attendance, performance, the organisation's result.

use super::{Asking, Choice, Form, Group, Kind, Question, Section};
use crate::app::kit::figures;
use crate::app::kit::name;
use crate::app::kit::organisation;
use crate::app::kit::words::Phrase;
use crate::document::Value;
use crate::money::Percent;
use crate::regulation::attendance::{Attendance, Deduction, Infraction, Per};
use crate::regulation::payment::{Parts, Score};
use crate::regulation::performance::{OrganisationRule, RatingRule};
use crate::regulation::terms::{Expectation, Rating};

/// How attendance is told: by counts, a score, or that it was full.
pub const ATTENDANCE: &str = "way.attendance";
/// The answer to it that has counts asked for.
pub const COUNTS: &str = "counts";
/// The group of questions about attendance.
pub const GROUP: &str = "group.attendance";
pub(super) const PERFORMANCE: &str = "way.performance";
pub(super) const KNOWN_SCORE: &str = "performance_score";
/// Where the working days are asked.
pub const WORKING_DAYS: &str = "$.attendance.workingDays";

pub(super) fn ask(asking: &Asking<'_>, form: &mut Form) {
    let full = asking.regulation.regional.full_months.as_ref();
    if full.is_some_and(|full| full.holds(asking.month)) {
        return;
    }
    let mut groups = Vec::new();
    if let Some(rule) = &asking.regulation.regional.attendance {
        attendance(asking, rule, &mut groups, form);
    }
    groups.push(Group {
        key: Some("group.performance"),
        questions: performance(asking),
    });
    groups.push(Group {
        key: Some("group.measures"),
        questions: measures(asking),
    });
    let organisation = asking.regulation.regional.organisation.as_ref();
    groups.push(Group {
        key: Some("group.organisation"),
        questions: organisation
            .map(organisation_question)
            .into_iter()
            .collect(),
    });
    form.sections.push(Section {
        key: "section.month",
        folded: false,
        groups,
    });
}

fn few(words: &[&str]) -> Kind {
    let choices = words
        .iter()
        .map(|word| Choice::new(word, Phrase::of(format!("way.{word}"))));
    Kind::Few(choices.collect())
}

fn attendance(asking: &Asking<'_>, rule: &Attendance, groups: &mut Vec<Group>, form: &mut Form) {
    let usual = "full_attendance";
    let way = Question::new(
        ATTENDANCE,
        Phrase::of("ask.attendance"),
        few(&[usual, COUNTS, "attendance_score"]),
    )
    .usual(usual);
    let mut questions = vec![way];
    let days = asking.month.weekdays();
    let working_days = Question::asked(WORKING_DAYS, "ask.working_days", Kind::Count).usual(days);
    match asking.answer_or(ATTENDANCE, usual) {
        "attendance_score" => questions.push(Question::asked(
            "$.attendance.score",
            "ask.attendance_score",
            Kind::Percent,
        )),
        COUNTS => questions.push(working_days),
        _ => form
            .given
            .push((WORKING_DAYS.to_owned(), Value::Whole(days.into()))),
    }
    let counted = asking.answer_or(ATTENDANCE, usual) == COUNTS;
    groups.push(Group {
        key: Some(GROUP),
        questions,
    });
    if counted {
        groups.extend(counts(rule));
    }
}

/// One question a deduction of the pack, in four groups.
fn counts(rule: &Attendance) -> [Group; 4] {
    let of = |key, belongs: fn(Infraction) -> bool| Group {
        key: Some(key),
        questions: rule
            .deductions
            .iter()
            .filter(|deduction| belongs(deduction.kind))
            .map(count)
            .collect(),
    };
    [
        of("group.late", |kind| kind == Infraction::Late),
        of("group.early_departure", |kind| {
            kind == Infraction::EarlyDeparture
        }),
        of("group.missed", |kind| {
            !kind.is_minutes() && !kind.is_days_away()
        }),
        of("group.days_away", Infraction::is_days_away),
    ]
}

/// Where it is counted how often a deduction applies.
pub fn count_path(deduction: &Deduction) -> String {
    format!("$.attendance.counts.{}", deduction.id)
}

fn count(deduction: &Deduction) -> Question {
    let path = count_path(deduction);
    let kind = match deduction.kind {
        Infraction::MonthMinutes => Kind::Whole,
        _ => Kind::Count,
    };
    let question = Question::new(&path, name::level(deduction), kind).usual(0);
    match deduction.steps.as_slice() {
        [step] => {
            let key = match (step.per, step.percent == Percent::ZERO) {
                (_, true) => "cut.nothing",
                (Per::Event, _) => "cut.event",
                (Per::Hour, _) => "cut.hour",
                (Per::Day, _) => "cut.day",
                (Per::Month, _) => "cut.month",
            };
            question.help(Phrase::of(key).with("percent", figures::percent(step.percent)))
        }
        _ => question.help(Phrase::of("cut.steps")),
    }
}

fn performance(asking: &Asking<'_>) -> Vec<Question> {
    let pack = &asking.regulation.regional;
    let parts = Parts(&pack.payment.parts);
    let (rated, usual, ways): (bool, &str, &[&str]) = match &pack.rating {
        Some(_) => (true, "by_rating", &["by_rating", "by_result", KNOWN_SCORE]),
        None => (false, "by_work", &["by_work", KNOWN_SCORE]),
    };
    let asked = rated || parts.use_score(Score::Activity) || parts.use_score(Score::Output);
    if !asked {
        return Vec::new();
    }
    let way = Question::new(PERFORMANCE, Phrase::of("ask.performance"), few(ways)).usual(usual);
    let chosen = asking.answer_or(PERFORMANCE, usual);
    let mut questions = vec![way];
    if chosen == KNOWN_SCORE {
        questions.push(Question::asked(
            "$.performance.score",
            "ask.performance_score",
            Kind::Percent,
        ));
        return questions;
    }
    match &pack.rating {
        Some(_) if asking.makes_no_plan() => {}
        Some(_) if chosen == "by_result" => {
            questions.push(expectation("$.performance.result", "ask.result"));
            questions.push(expectation("$.performance.behaviour", "ask.behaviour"));
        }
        Some(rule) => questions.push(rating(rule)),
        None => {}
    }
    questions.extend(activity(asking));
    questions.extend(output(asking));
    questions
}

/// The scores that the pack names.
fn measures(asking: &Asking<'_>) -> Vec<Question> {
    let rules = asking.regulation.regional.measures.iter();
    let measures = rules.flat_map(|rule| &rule.list);
    let asked = measures.map(|measure| {
        let path = format!("$.measures.{}", measure.id);
        Question::new(&path, Phrase::Plain(measure.name.clone()), Kind::Percent).usual("100")
    });
    asked.collect()
}

fn rating(rule: &RatingRule) -> Question {
    let choices = Rating::ALL.iter().map(|rating| {
        let percent = rule.percent.get(rating).copied().unwrap_or_default();
        let label = Phrase::of(format!("rating.{}", rating.word()));
        Choice::new(rating.word(), label).paying(percent)
    });
    Question::asked(
        "$.performance.rating",
        "ask.rating",
        Kind::Choice(choices.collect()),
    )
    .usual(Rating::Good.word())
}

fn expectation(path: &str, key: &'static str) -> Question {
    let choices = Expectation::ALL.iter().map(|expectation| {
        Choice::new(
            expectation.word(),
            Phrase::of(format!("expectation.{}", expectation.word())),
        )
    });
    Question::asked(path, key, Kind::Few(choices.collect())).usual(Expectation::Meets.word())
}

fn activity(asking: &Asking<'_>) -> Vec<Question> {
    let Some(rule) = &asking.regulation.regional.activity else {
        return Vec::new();
    };
    let days = asking.month.weekdays();
    let a_day = rule.target_minutes_a_day.unwrap_or_default();
    let target = rule.target_minutes.unwrap_or(a_day.saturating_mul(days));
    let target = figures::decimal(&target.to_string());
    let is_told = asking.regulation.regional.attendance.is_some();
    let working_days = (rule.goes_by_working_days() && !is_told).then(|| {
        let path = "$.performance.workingDays";
        Question::asked(path, "ask.working_days", Kind::Count).usual(days)
    });
    let minutes = Question::new(
        "$.performance.activityMinutes",
        Phrase::of("ask.activity_minutes"),
        Kind::Whole,
    )
    .help(Phrase::of("ask.activity_minutes.help").with("target", &target))
    .usual(&target);
    let credited = rule.credited_minutes.iter().map(|(id, minutes)| {
        let path = format!("$.performance.creditedDays.{id}");
        Question::new(&path, name::credited(id.as_str()), Kind::Count)
            .help(Phrase::of("ask.credited_days.help").with("minutes", minutes))
            .usual(0)
    });
    let absences = rule.absence_minutes.iter().map(|(id, minutes)| {
        let path = format!("$.performance.absences.{id}");
        Question::new(&path, name::credited(id.as_str()), Kind::Count)
            .help(Phrase::of("ask.absences.help").with("minutes", minutes))
            .usual(0)
    });
    let asked = working_days.into_iter().chain([minutes]);
    asked.chain(credited).chain(absences).collect()
}

fn output(asking: &Asking<'_>) -> Vec<Question> {
    if asking.regulation.regional.output.is_none() {
        return Vec::new();
    }
    let ask = |path, key| Question::asked(path, key, Kind::Percent).usual("100");
    vec![
        ask("$.performance.quantity", "ask.quantity"),
        ask("$.performance.quality", "ask.quality"),
    ]
}

/// The organisation's result, as the pack lists them; the usual one changes nothing.
fn organisation_question(rule: &OrganisationRule) -> Question {
    let results = || rule.percent.iter();
    let neutral = results()
        .filter(|(_, percent)| **percent == Percent::WHOLE)
        .last()
        .map(|(result, _)| result.clone());
    let choices = results().map(|(result, percent)| {
        let label = organisation::result(rule.basis, result);
        Choice::new(result, label).paying(*percent)
    });
    let question = Question::new(
        "$.organisation",
        Phrase::of(format!("ask.organisation_{}", rule.basis.word())),
        Kind::Choice(choices.collect()),
    )
    .help(Phrase::of("ask.organisation.help"));
    Question {
        usual: neutral,
        ..question
    }
}

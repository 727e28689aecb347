//! What holds for few: criteria of one's own, acting, sanctions, reductions, own deductions.

use super::criterion::{criterion, ruled};
use super::extra::{back_pay, extra_months};
use super::post::post;
use super::{Asking, Choice, Form, Group, Kind, Question, Section};
use crate::app::estimate::draft::{NO, YES};
use crate::app::kit::figures;
use crate::app::kit::name;
use crate::app::kit::words::Phrase;
use crate::document::Value;
use crate::regulation::mid_month::MidMonthRule;
use crate::regulation::reductions::{Against, Reduction};
use crate::regulation::roles::Role;
use crate::regulation::status::{ActingBase, ActingTime, Sanctions};

pub(super) const NO_PLAN: &str = "$.performance.noPlan";

pub(super) fn ask(asking: &Asking<'_>, form: &mut Form) {
    let group = |key, questions| Group {
        key: Some(key),
        questions,
    };
    let section = Section {
        key: "section.special",
        folded: true,
        groups: vec![
            group("group.own_deductions", own_deductions(asking, form)),
            group("group.acting", acting(asking)),
            group("group.roles", roles(asking)),
            group("group.served", served(asking)),
            group("group.plan", plan(asking)),
            group("group.sanction", sanction(asking)),
            group("group.reductions", reductions(asking)),
            group("group.extra_months", extra_months(asking)),
            group("group.back_pay", back_pay(asking)),
            group("group.criteria", criteria(asking)),
        ],
    };
    form.sections.push(section);
}

fn criteria(asking: &Asking<'_>) -> Vec<Question> {
    let post = post(asking);
    let rules = asking.regulation.regional.criteria.iter();
    rules
        .filter_map(|(which, rule)| {
            let ruled = ruled(rule.amount.as_ref(), post.as_ref())?;
            Some(criterion(*which, Some(ruled)))
        })
        .collect()
}

fn acting(asking: &Asking<'_>) -> Vec<Question> {
    const CLASS: &str = "$.acting.class";
    const BASIC_TPP: &str = "$.acting.basicTpp";
    const AMOUNT: &str = "$.acting.amount";
    let Some(rule) = &asking.regulation.regional.acting else {
        return Vec::new();
    };
    let mut choices = vec![Choice::none("choose.not_acting")];
    choices.extend(
        (1..=17).rev().map(|class: u8| {
            Choice::new(class, Phrase::of("choose.class_of").with("class", class))
        }),
    );
    let mut questions = vec![Question::new(
        CLASS,
        Phrase::of("ask.acting_class"),
        Kind::Number(choices),
    )];
    if asking.draft.answer(CLASS).is_some() {
        let days = Question::new("$.acting.days", Phrase::of("ask.acting_days"), Kind::Count);
        questions.push(days.usual(asking.month.days()));
        if rule.lasting == Some(ActingTime::FirstOfMonth) {
            let label = Phrase::of("ask.acting_covers_first");
            questions.push(Question::new("$.acting.coversFirst", label, Kind::Flag).usual(NO));
        }
        let replaces = rule.replaces_if_higher == Some(true);
        if replaces {
            let label = Phrase::of("ask.acting_higher");
            questions.push(Question::new("$.acting.higher", label, Kind::Flag).usual(NO));
        }
        let knows = |path| asking.draft.answer(path).is_some();
        if !knows(AMOUNT) {
            questions.push(Question::asked(
                BASIC_TPP,
                "ask.acting_basic_tpp",
                Kind::Rupiah,
            ));
        }
        if (rule.of != ActingBase::Own || replaces) && !knows(BASIC_TPP) {
            let label = Phrase::of("ask.acting_amount");
            questions.push(Question::new(AMOUNT, label, Kind::Rupiah));
        }
    }
    questions
}

/// The part of the month in the post, where the pack rules on it.
fn served(asking: &Asking<'_>) -> Vec<Question> {
    let Some(rule) = &asking.regulation.regional.mid_month else {
        return Vec::new();
    };
    let working_days = (rule.rule == MidMonthRule::WorkingDays).then(|| {
        let label = Phrase::of("ask.served_working_days");
        Question::new("$.served.workingDays", label, Kind::Whole)
    });
    let from = Question::asked("$.served.from", "ask.served_from", Kind::Whole);
    let until = Question::asked("$.served.until", "ask.served_until", Kind::Whole);
    [from, until].into_iter().chain(working_days).collect()
}

/// No SKP, or subordinates not rated, where the pack rules on it.
fn plan(asking: &Asking<'_>) -> Vec<Question> {
    let Some(rule) = &asking.regulation.regional.rating else {
        return Vec::new();
    };
    if asking.knows_performance_score() {
        return Vec::new();
    }
    let flag = |path, key, percent| {
        Question::new(path, Phrase::of(key), Kind::Flag)
            .help(Phrase::of(format!("{key}.help")).with("percent", figures::percent(percent)))
            .usual(NO)
    };
    let no_plan = rule
        .no_plan
        .map(|percent| flag(NO_PLAN, "ask.no_plan", percent));
    let not_rated = rule.superior_did_not_rate.map(|percent| {
        flag(
            "$.performance.superiorDidNotRate",
            "ask.superior_did_not_rate",
            percent,
        )
    });
    no_plan.into_iter().chain(not_rated).collect()
}

fn sanction(asking: &Asking<'_>) -> Vec<Question> {
    const ID: &str = "$.sanction.id";
    let regulation = asking.regulation;
    let own = regulation.regional.sanctions.as_ref();
    let Sanctions { list, .. } = own.unwrap_or(&regulation.national.sanctions);
    let mut choices = vec![Choice::none("choose.no_sanction")];
    choices.extend(list.iter().map(|sanction| {
        let label = Phrase::of("choose.sanction_of")
            .with("name", &sanction.name)
            .with("percent", figures::percent(sanction.percent))
            .with("months", sanction.months);
        Choice::new(&sanction.id, label).among(format!("sanction_level.{}", sanction.level.word()))
    }));
    let mut questions = vec![Question::new(
        ID,
        Phrase::of("ask.sanction"),
        Kind::Choice(choices),
    )];
    if asking.draft.answer(ID).is_some() {
        let months = asking.month.and_before().take(MONTHS_BACK);
        let choices = months.map(|month| Choice::new(month, Phrase::month(month)));
        let kind = Kind::Choice(choices.collect());
        let since = Question::asked("$.sanction.since", "ask.sanction_since", kind);
        questions.push(since.usual(asking.month));
    }
    questions
}

/// How far back a sanction that still counts may have begun.
const MONTHS_BACK: usize = 24;

/// One box a role; the ticked ones make the list of the case.
fn roles(asking: &Asking<'_>) -> Vec<Question> {
    let roles = asking.regulation.regional.roles.iter();
    let mut taken = 0usize;
    let listed = roles.flat_map(|roles| &roles.list);
    let ask = |role: &Role| {
        let path = format!("$.roles.{}", role.id);
        let is_taken = asking.draft.answer(&path) == Some(YES);
        let place = is_taken.then(|| format!("$.roles[{taken}]"));
        taken = taken.saturating_add(usize::from(is_taken));
        let kind = Kind::Member(role.id.to_string());
        Question {
            place,
            ..Question::new(&path, Phrase::Plain(role.name.clone()), kind).usual(NO)
        }
    };
    listed.map(ask).collect()
}

/// What a reduction takes.
fn reduces(reduction: &Reduction) -> Phrase {
    match (reduction.percent, reduction.rupiah, reduction.against) {
        (Some(percent), _, _) => Phrase::of("cut.total").with("percent", figures::percent(percent)),
        (None, Some(amount), _) => Phrase::of("cut.rupiah").with("amount", figures::rupiah(amount)),
        (None, None, against) => Phrase::of(match against {
            Some(Against::Higher) => "cut.higher",
            _ => "cut.difference",
        }),
    }
}

/// One box a reduction; the ticked ones make the list of the case.
fn reductions(asking: &Asking<'_>) -> Vec<Question> {
    let reductions = asking.regulation.regional.reductions.iter();
    let mut ticked = 0usize;
    let ask = |reduction: &Reduction| {
        let path = format!("$.reductions.{}", reduction.id);
        let place = (asking.draft.answer(&path) == Some(YES)).then(|| {
            let place = format!("$.reductions[{ticked}]");
            ticked = ticked.saturating_add(1);
            place
        });
        let question = Question::new(
            &path,
            Phrase::Plain(reduction.name.clone()),
            Kind::Member(reduction.id.to_string()),
        );
        let is_taken = place.is_some();
        let question = Question {
            place,
            ..question.help(reduces(reduction)).usual(NO)
        };
        let received = (is_taken && reduction.against.is_some()).then(|| {
            let path = format!("$.received.{}", reduction.id);
            Question::new(&path, Phrase::of("ask.received"), Kind::Rupiah)
        });
        std::iter::once(question).chain(received)
    };
    let listed = reductions.flat_map(|rules| &rules.list);
    listed.flat_map(ask).collect()
}

/// How many deductions of one's own the page has room for.
const OWN_DEDUCTIONS: usize = 5;

/// What a deduction is called that has an amount and no name yet.
const OTHER: &str = "Potongan lain";

/// Zakat, Korpri and others; those filled in make the list of the case.
fn own_deductions(asking: &Asking<'_>, form: &mut Form) -> Vec<Question> {
    let mut filled = 0usize;
    let mut questions = Vec::new();
    for slot in 0..OWN_DEDUCTIONS {
        let known = name::KNOWN_DEDUCTIONS.get(slot).copied();
        let name_path = format!("$.deductions.{slot}.name");
        let take_path = format!("$.deductions.{slot}.take");
        let is_taken = asking.draft.answer(&take_path).is_some();
        let is_named = asking.draft.answer(&name_path).is_some();
        let place = |key| is_taken.then(|| format!("$.deductions[{filled}].{key}"));
        let named = match known {
            Some(known) => {
                let given = place("name").map(|place| (place, Value::from(known)));
                form.given.extend(given);
                None
            }
            None if !is_named => {
                let given = place("name").map(|place| (place, Value::from(OTHER)));
                form.given.extend(given);
                Some(Question {
                    place: None,
                    hint: Some(OTHER.to_owned()),
                    ..Question::new(&name_path, Phrase::of("ask.own_deduction_name"), Kind::Text)
                })
            }
            None => Some(Question {
                place: place("name"),
                ..Question::new(&name_path, Phrase::of("ask.own_deduction_name"), Kind::Text)
            }),
        };
        let label = known.map_or(Phrase::of("ask.own_deduction"), |known| {
            Phrase::of(format!("own_deduction.{known}"))
        });
        let taken = Question {
            place: place("take"),
            help: (slot == 0).then(|| Phrase::of("ask.own_deduction.help")),
            ..Question::new(&take_path, label, Kind::RupiahOrPercent)
        };
        questions.extend(named);
        questions.push(taken);
        filled = filled.saturating_add(usize::from(is_taken));
        // One empty row for the next of one's own, and no more.
        if known.is_none() && !is_taken && !is_named {
            break;
        }
    }
    questions
}

//! Who somebody is: agency, position, class, status, and a basic TPP of one's own.

use super::criterion::{criterion, ruled};
use super::post::{AGENCY, CLASS, EQUALISED, POSITION, chosen_position, positions, post};
use super::{Asking, Choice, Form, Group, Kind, Question, Section};
use crate::app::estimate::draft::NO;
use crate::app::kit::words::Phrase;
use crate::regulation::Regulation;
use crate::regulation::criteria::CriterionAmount;
use crate::regulation::places::AgencyKind;
use crate::regulation::terms::{Criterion, Employment};

pub(super) fn ask(asking: &Asking<'_>, form: &mut Form) {
    let mut questions = Vec::new();
    questions.extend(agency(asking));
    questions.extend(position(asking));
    questions.extend(equalised(asking));
    questions.push(class(asking));
    questions.push(employment(asking));
    questions.extend(event(asking));
    let pack = &asking.regulation.regional;
    let of_basic = |amount: &Option<CriterionAmount>| {
        matches!(amount, Some(CriterionAmount::PercentOfBasic(_)))
    };
    if pack.criteria.values().any(|rule| of_basic(&rule.amount)) {
        let key = if pack.basic_tpp.method.is_some() {
            "ask.basic_tpp"
        } else {
            "ask.basic_tpp_needed"
        };
        questions.push(Question::asked("$.position.basicTpp", key, Kind::Rupiah));
    }
    questions.extend(unruled_criteria(asking));
    form.sections.push(Section {
        key: "section.about",
        folded: false,
        groups: vec![Group {
            key: None,
            questions,
        }],
    });
}

/// Whether the position came by equalisation, where the pack has figures for that.
fn equalised(asking: &Asking<'_>) -> Option<Question> {
    let position = &chosen_position(asking)?.id;
    let rules = asking.regulation.regional.criteria.values();
    let mut amounts = rules.filter_map(|rule| rule.amount.as_ref());
    let asked = amounts.any(|amount| amount.has_equalised(position));
    let label = Phrase::of("ask.equalised");
    asked.then(|| Question::new(EQUALISED, label, Kind::Flag).usual(NO))
}

/// Criteria for which the pack has no number for this post: the person must know it.
fn unruled_criteria(asking: &Asking<'_>) -> impl Iterator<Item = Question> {
    let post = post(asking);
    let rules = asking.regulation.regional.criteria.iter();
    let unruled: Vec<Criterion> = rules
        .filter(|(_, rule)| ruled(rule.amount.as_ref(), post.as_ref()).is_none())
        .map(|(criterion, _)| *criterion)
        .collect();
    unruled.into_iter().map(|which| criterion(which, None))
}

fn agency(asking: &Asking<'_>) -> Option<Question> {
    let agencies = asking.regulation.regional.agencies.as_ref()?;
    let mut choices = vec![Choice::none("choose.agency")];
    for kind in AgencyKind::ALL {
        let of_kind = agencies.list.iter().filter(|agency| agency.kind == *kind);
        choices.extend(of_kind.map(|agency| {
            Choice::new(&agency.id, Phrase::Plain(agency.name.clone()))
                .among(format!("agency_kind.{}", kind.word()))
        }));
    }
    let offered = |unit: &&str| choices.iter().any(|choice| choice.value == *unit);
    let usual = asking.unit.filter(offered).map(str::to_owned);
    Some(Question {
        usual,
        ..Question::new(AGENCY, Phrase::of("ask.agency"), Kind::Choice(choices))
    })
}

fn position(asking: &Asking<'_>) -> Option<Question> {
    asking.regulation.regional.positions.as_ref()?;
    let mut choices = vec![Choice::none("choose.position")];
    choices.extend(positions(asking).map(|position| {
        let label = Phrase::of("choose.position_of_class")
            .with("name", &position.name)
            .with("class", position.class);
        Choice::new(&position.id, label)
    }));
    Some(Question::asked(
        POSITION,
        "ask.position",
        Kind::Choice(choices),
    ))
}

/// That of the position, as long as no other is chosen.
fn class(asking: &Asking<'_>) -> Question {
    let mut choices = vec![Choice::none("choose.class")];
    choices.extend(
        (1..=17).rev().map(|class: u8| {
            Choice::new(class, Phrase::of("choose.class_of").with("class", class))
        }),
    );
    let question = Question::asked(CLASS, "ask.class", Kind::Number(choices));
    match chosen_position(asking) {
        Some(position) => question.usual(position.class),
        None => question,
    }
}

/// PNS where the pack rules on it, else the first status it rules on.
pub(super) fn usual_employment(regulation: &Regulation) -> Employment {
    let ruled = &regulation.regional.employment.percent;
    let first = || ruled.keys().next().copied();
    let pns = Some(Employment::Pns).filter(|pns| ruled.contains_key(pns));
    pns.or_else(first).unwrap_or(Employment::Pns)
}

/// What changes the entitlement for a while, where the pack knows of anything.
fn event(asking: &Asking<'_>) -> Option<Question> {
    let events = &asking.regulation.regional.employment.events;
    let mut choices = vec![Choice::none("choose.no_event")];
    choices.extend(events.iter().map(|event| {
        let label = Phrase::Plain(event.name.clone());
        Choice::new(&event.id, label).paying(event.percent)
    }));
    let label = Phrase::of("ask.event");
    (!events.is_empty()).then(|| Question::new("$.event", label, Kind::Choice(choices)))
}

fn employment(asking: &Asking<'_>) -> Question {
    let ruled = &asking.regulation.regional.employment.percent;
    let choices = ruled.keys().map(|status| {
        Choice::new(
            status.word(),
            Phrase::of(format!("employment.{}", status.word())),
        )
    });
    Question::new(
        "$.employment",
        Phrase::of("ask.employment"),
        Kind::Few(choices.collect()),
    )
    .usual(usual_employment(asking.regulation).word())
}

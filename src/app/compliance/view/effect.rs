//! What the class does to TPP, and the way to the personal estimate.

use super::face::Face;
use super::pattern;
use super::select::{Select, option};
use crate::app::compliance::action::Action;
use crate::app::compliance::checklist::spoken;
use crate::app::compliance::effect::{self, Row};
use crate::app::compliance::sample;
use crate::app::draft::Draft;
use crate::app::words::Words;
use crate::app::{figures, name, sentence, store};
use crate::compliance::rating::Rated;
use crate::document::Id;
use crate::money::Rupiah;
use crate::regulation::Regulation;
use crate::regulation::performance::OrganisationRule;
use yew::prelude::*;

/// The question of the estimate about the organisation.
const ORGANISATION: &str = "$.organisation";

pub fn view(face: &Face<'_>) -> Html {
    let state = face.state;
    let chosen = state.regulation.as_deref().unwrap_or_default();
    let (list, class) = (face.id("regulation"), face.id("class"));
    html! {
        <section class="effect">
            <h3>{ face.get("compliance.effect") }</h3>
            <div class="field">
                <label for={list.clone()}>{ face.get("compliance.regulation") }</label>
                <Select id={list} chosen={chosen.to_owned()} on_choose={face.act.reform(Action::Regulation)}>
                    { for state.shelf.library.entries().map(|entry| option(entry.id, entry.title)) }
                </Select>
            </div>
            <div class="field">
                <label for={class.clone()}>{ face.get("compliance.class") }</label>
                <input
                    id={class}
                    class="number"
                    type="text"
                    inputmode="numeric"
                    value={state.class.clone()}
                    oninput={face.typed::<InputEvent>(Action::Class)}
                />
            </div>
            { match state.shelf.library.choose(chosen, [].into_iter()) {
                Ok(chosen) => effects(face, &chosen.regulation),
                Err(faults) => html! {
                    { for faults.iter().map(|fault| html! {
                        <p class="wrong">{ sentence::pack_fault(face.words, fault) }</p>
                    }) }
                },
            } }
        </section>
    }
}

fn effects(face: &Face<'_>, regulation: &Regulation) -> Html {
    let Some(rule) = &regulation.regional.organisation else {
        return html! { <p>{ face.get("compliance.effect.not_ruled") }</p> };
    };
    let result = result(face, rule);
    html! {
        <>
            { why_none(face, rule, result.as_deref()) }
            { named(face, rule) }
            { match effect::rows(regulation, &face.state.class, face.state.today.month()) {
                Ok(rows) => table(face, rule, &rows, result.as_deref()),
                Err(troubles) => html! {
                    { for troubles.iter().map(|trouble| html! {
                        <p class="wrong">{ sentence::trouble(face.words, trouble) }</p>
                    }) }
                },
            } }
            <p class="help">{ face.mark(rule.provision.confidence) }{ " " }{ rule.provision.citation.to_string() }</p>
            { link(face, regulation, result) }
            if let Some(rated) = rated(face, rule) { { pattern::view(face, &rated) } }
        </>
    }
}

/// The result that follows from the class, once there is a class.
fn result(face: &Face<'_>, rule: &OrganisationRule) -> Option<String> {
    let (instrument, _) = face.state.instrument()?;
    let class = face.state.score.as_ref()?.class.as_deref()?;
    effect::result(&face.state.shelf, rule, &instrument.id, class)
}

/// The rating that follows from the class, with the pattern for the employees typed.
fn rated(face: &Face<'_>, rule: &OrganisationRule) -> Option<Rated> {
    let (instrument, _) = face.state.instrument()?;
    let class = face.state.score.as_ref()?.class.as_deref()?;
    let people = sample::people(&face.state.people);
    effect::rated(&face.state.shelf, rule, &instrument.id, class, people)
}

/// The instruments that the rule takes the rating from.
fn named(face: &Face<'_>, rule: &OrganisationRule) -> Html {
    let title = |id: &Id| {
        let mut known = face.state.shelf.instruments.iter();
        let found = known.find(|instrument| instrument.id == *id);
        found.map_or(id.to_string(), |found| {
            let (id, en) = (&found.title, found.title_en.as_ref());
            spoken(face.state.language, id, en).to_owned()
        })
    };
    let titles: Vec<String> = rule.instruments.iter().map(title).collect();
    html! {
        if !titles.is_empty() {
            <p class="help">{ face.say("compliance.effect.from", &[("names", &titles.join("; "))]) }</p>
        }
    }
}

fn why_none(face: &Face<'_>, rule: &OrganisationRule, result: Option<&str>) -> Html {
    let has_class = face
        .state
        .score
        .as_ref()
        .is_some_and(|score| score.class.is_some());
    let basis = face.get(&format!("ask.organisation_{}", rule.basis.word()));
    let text = match result {
        Some(result) => {
            let result = label(face.words, rule, result);
            face.say(
                "compliance.effect.result",
                &[("basis", &basis), ("result", &result)],
            )
        }
        None if has_class => face.say("compliance.effect.other", &[("basis", &basis)]),
        None => face.get("compliance.effect.no_class"),
    };
    html! { <p>{ text }</p> }
}

fn label(words: &Words, rule: &OrganisationRule, result: &str) -> String {
    words.phrase(&name::organisation_result(rule.basis, result))
}

fn table(face: &Face<'_>, rule: &OrganisationRule, rows: &[Row], here: Option<&str>) -> Html {
    let best = rows.iter().map(|row| row.net).max().unwrap_or(Rupiah::ZERO);
    let mut rows: Vec<&Row> = rows.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.percent));
    let row = |row: &&Row| {
        let is_here = here == Some(&*row.result);
        let less = row.net.minus(best).unwrap_or(Rupiah::ZERO);
        html! {
            <tr class={is_here.then_some("here")} aria-current={is_here.then_some("true")}>
                <th scope="row">
                    { label(face.words, rule, &row.result) }
                    { " " }
                    if is_here { <span class="mark">{ face.get("compliance.here") }</span> }
                    <small>{ face.say("compliance.effect.pays", &[("percent", &figures::percent(row.percent))]) }</small>
                </th>
                <td class="figure">
                    { figures::rupiah(row.net) }
                    if less < Rupiah::ZERO { <small>{ figures::difference(less) }</small> }
                </td>
            </tr>
        }
    };
    let head = [("result", None), ("net", Some("figure"))];
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={face.get("compliance.effect")}>
            <table>
                <thead><tr>
                    { for head.map(|(key, class)| html! { <th scope="col" {class}>{ face.get(&format!("compliance.effect.head.{key}")) }</th> }) }
                </tr></thead>
                <tbody>{ for rows.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

/// The way to the estimate; the result goes ahead of it into what was typed there.
fn link(face: &Face<'_>, regulation: &Regulation, result: Option<String>) -> Html {
    let Some(personal) = face.options.personal.clone() else {
        return html! {};
    };
    let address = personal.address().map(str::to_owned);
    let id = regulation.regional.id.to_string();
    let month = effect::month(&regulation.regional.valid, face.state.today.month());
    let (language, class) = (face.state.language, face.state.class.clone());
    let text = face.get(match result {
        Some(_) => "compliance.effect.link",
        None => "compliance.effect.link.plain",
    });
    let go = Callback::from(move |_: MouseEvent| {
        let document = result.as_ref().map(|result| {
            let kept = personal.kept();
            let mut draft = kept.map_or_else(|| effect::draft(&class), Draft::from);
            draft
                .answers
                .insert(ORGANISATION.to_owned(), result.clone());
            store::write(&id, month, language, &draft)
        });
        personal.take(document.as_ref());
    });
    html! {
        <p>
            if let Some(address) = address {
                <a href={address} onclick={go}>{ text }</a>
            } else {
                <button type="button" class="link" onclick={go}>{ text }</button>
            }
        </p>
    }
}

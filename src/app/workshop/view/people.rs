//! The people on whom the pack is tried: what each gets, what the pack changes for them, and their
//! answers.

use super::ViewContext;
use crate::app::kit::el::{El, button, el, label, several};
use crate::app::kit::field::{field, help, number};
use crate::app::kit::person::{Answer, Asked, Person};
use crate::app::kit::select::{option, select};
use crate::app::kit::{figures, sentence};
use crate::app::workshop::action::Action;
use crate::app::workshop::people::Tester;
use crate::app::workshop::work::Work;
use crate::money::Rupiah;
use yew::Html;

/// All of them in short.
pub fn strip(context: &ViewContext<'_>, work: &Work) -> El {
    let people = context.state.people.iter().enumerate();
    let people = people.map(|(place, person)| in_short(context, work, place, person));
    let stale = if work.is_good { "" } else { "is-stale" };
    el("section")
        .classes(&["card people", stale])
        .set("aria-label", context.get("workshop.people"))
        .with(el("h3").text(context.get("workshop.people")))
        .with_some((!work.is_good).then(|| help(context.get("workshop.people.stale"))))
        .with(el("ul").with_all(people))
}

/// What somebody is called.
fn name(context: &ViewContext<'_>, place: usize, person: &Tester) -> String {
    if !person.name.trim().is_empty() {
        return person.name.clone();
    }
    let number = place.saturating_add(1).to_string();
    context.say("workshop.person", &[("n", &number)])
}

fn in_short(context: &ViewContext<'_>, work: &Work, place: usize, person: &Tester) -> Html {
    let name = name(context, place, person);
    let net = match person.now.as_ref().map(|now| &now.net) {
        Some(Ok(net)) => el("strong").class("figure").text(&figures::rupiah(*net)),
        Some(Err(_)) => el("strong")
            .class("none")
            .text(context.get("workshop.person.needs")),
        None => el("strong").class("none").text("–"),
    };
    let difference = person.difference().filter(|_| !work.base.is_unread());
    let difference = difference.map(|difference| change(context, difference));
    let person = button("person", context.act, Action::Person(place))
        .set("id", &context.id(&format!("person-{place}")))
        .says("aria-expanded", person.is_open)
        .with(el("span").text(&name))
        .with(net)
        .with_some(difference);
    el("li").with(person).into()
}

fn change(context: &ViewContext<'_>, difference: Rupiah) -> El {
    let class = match difference {
        less if less < Rupiah::ZERO => "less",
        more if more > Rupiah::ZERO => "more",
        _ => "same",
    };
    let text = match difference == Rupiah::ZERO {
        true => context.get("workshop.person.same").to_owned(),
        false => figures::difference(difference),
    };
    el("small").classes(&["figure", class]).text(&text)
}

/// The answers of the one who is open.
pub fn answers(context: &ViewContext<'_>) -> Option<El> {
    let mut people = context.state.people.iter().enumerate();
    let (place, person) = people.find(|(_, person)| person.is_open)?;
    let now = person.now.as_ref()?;
    let id = context.id("person-name");
    let title = name(context, place, person);
    let named = context.act.reform(move |name| Action::Name(place, name));
    let named = el("input")
        .set("id", &id)
        .is("type", "text")
        .is("autocomplete", "off")
        .value(&person.name)
        .on_type(named);
    let sections = now.sections.iter().map(|(key, asked)| {
        let fields = asked
            .iter()
            .map(|asked| question(context, place, now, asked));
        el("div")
            .key(key)
            .class("group")
            .with(el("h4").text(context.get(key)))
            .with(el("div").class("fields").with_all(fields))
            .into()
    });
    Some(
        el("section")
            .class("card answers-of")
            .is("tabindex", "-1")
            .with(el("h3").text(&title))
            .with(help(context.get("workshop.person.help")))
            .with(field(&id, context.get("workshop.person.name"), named))
            .with_all(sections)
            .with(
                button("", context.act, Action::Person(place))
                    .text(context.get("workshop.person.close")),
            ),
    )
}

fn question(context: &ViewContext<'_>, place: usize, person: &Person, asked: &Asked) -> Html {
    let id = context.id(&format!("answer-{}", asked.path));
    let title = context.words.phrase(&asked.label);
    let path = asked.path.clone();
    let set = context
        .act
        .reform(move |text| Action::Answer(place, path.clone(), text));
    let input = match &asked.answer {
        Answer::Choice(choices) => {
            let options = choices
                .iter()
                .map(|(value, name)| option(value, &context.words.phrase(name), name.language()));
            select(&id, &asked.text, set, several(options))
        }
        Answer::Flag([yes, no]) => {
            let options = [(*yes, "form.yes"), (*no, "form.no")];
            let options = options.map(|(value, key)| option(value, context.get(key), ""));
            select(&id, &asked.text, set, several(options))
        }
        Answer::Number => number(&id, "decimal").value(&asked.text).on_type(set),
        Answer::Text => el("input")
            .set("id", &id)
            .is("type", "text")
            .value(&asked.text)
            .on_type(set),
    };
    let called = |path: &str| match person.called(path) {
        Some(label) => context.words.phrase(label),
        None => path.to_owned(),
    };
    let troubles = person.net.as_ref().err().into_iter().flatten();
    let own = troubles.filter(|trouble| trouble.path().starts_with(&asked.path));
    let said: Vec<Html> = own
        .map(|trouble| {
            let sentence = sentence::trouble(context.words, trouble, &called);
            el("p").class("wrong").text(&sentence).into()
        })
        .collect();
    let said_id = [&id, "-said"].concat();
    let has_said = !said.is_empty();
    let input = input
        .wrong(has_said)
        .set_some("aria-describedby", has_said.then_some(said_id.as_str()));
    let said = has_said.then(|| el("div").set("id", &said_id).with_all(said));
    el("div")
        .key(&asked.path)
        .class("field")
        .with(label(&id, &title))
        .with(input)
        .with_some(said)
        .into()
}

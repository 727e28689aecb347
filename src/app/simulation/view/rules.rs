//! The two rules: today's, the draft with what is changed in it, the month, and what is taken for
//! everybody.

use super::ask::Ask;
use super::context::{ViewContext, card, field, help, number, wrong};
use super::scenario;
use crate::app::kit::el::{El, button, el, several};
use crate::app::kit::form::differences::{Difference, differences};
use crate::app::kit::form::view::{FormContext, changes, findings, form as made_form, history};
use crate::app::kit::open_file::{JSON, open_file};
use crate::app::kit::rules::{rules, says_foreign};
use crate::app::kit::select::{option, select};
use crate::app::kit::words::Phrase;
use crate::app::kit::{js, sentence};
use crate::app::simulation::action::Action;
use crate::app::simulation::assumed::{self, ASKED, CRITERIA};
use crate::app::simulation::draft::Draft;
use crate::app::simulation::sides::Sides;
use crate::document::Month;
use crate::regulation::tax::TaxStatus;
use crate::regulation::terms::{Employment, Rating};
use crate::simulation::dates::DateOrder;
use web_sys::File;
use yew::Html;

pub fn view(context: &ViewContext<'_>) -> El {
    let state = context.state;
    let library = &state.library;
    let [before, after] = &state.keys;
    let list = |name, key: &str, choose| {
        let id = context.id(name);
        let list = rules(&id, context.words, library, Some(key), choose);
        field(&id, context.get(&format!("simulation.{name}")), list)
    };
    let own = open_file(
        context.get("simulation.pack.open"),
        JSON,
        context.act,
        async |file: File| Action::Pack(js::read_pack(&file).await),
    );
    let card = card("rules", context.get("simulation.rules"))
        .with(list("before", before, context.act.reform(Action::Before)))
        .with(list("after", after, context.act.reform(Action::After)))
        .with(own);
    let draft = state.draft();
    let edited = draft.map(|one| self::draft(context, one));
    let card = match &state.sides {
        Ok(sides) => card
            .with_some(says_foreign(context.words, sides.after.origin))
            .with(month(context, sides)),
        // What is wrong with the draft is listed with its form.
        Err(_) if draft.is_some_and(|draft| draft.rule.is_err()) => {
            card.with(wrong(context.get("simulation.mend")))
        }
        Err(troubles) => {
            let said = troubles.iter().map(|trouble| {
                let called = |path: &str| path.to_owned();
                wrong(&sentence::trouble(context.words, trouble, &called)).into()
            });
            card.with_all(said)
        }
    };
    card.with_some(edited)
        .with(scenario::view(context))
        .with(assumptions(context))
}

/// The month in which both hold.
fn month(context: &ViewContext<'_>, sides: &Sides) -> El {
    let months = sides.months(context.state.today);
    let Some(chosen) = context.state.month() else {
        return wrong(context.get("simulation.month.none"));
    };
    let id = context.id("month");
    let named = |month: &Month| {
        let name = context.words.phrase(&Phrase::month(*month));
        option(&month.to_string(), &name, "")
    };
    let choose = context.act.reform(Action::Month);
    let options = several(months.iter().map(named));
    let list = select(&id, &chosen.to_string(), choose, options);
    let settles = chosen
        .is_december()
        .then(|| help(context.get("simulation.month.december")));
    field(&id, context.get("simulation.month"), list).with_some(settles)
}

/// The draft: what is different in it, what is wrong with it, and the form in which it is changed.
fn draft(context: &ViewContext<'_>, draft: &Draft) -> El {
    let form = context.of_form(draft);
    let differences = differences(&draft.own.pack, draft.editor.document());
    let count = differences.len();
    let is_same = context
        .state
        .sides
        .as_ref()
        .is_ok_and(|sides| sides.are_the_same());
    let told = match (count, is_same) {
        (0, true) => help(context.get("simulation.same")),
        (0, false) => help(context.get("simulation.unchanged")),
        _ => changed(context, &form, draft, &differences),
    };
    let is_faulty = draft.findings.count("$") != [0, 0];
    el("div")
        .class("draft")
        .with(told)
        .with_some(is_faulty.then(|| findings(&form)))
        .with(
            el("details")
                .has("open", count > 0)
                .with(el("summary").text(context.get("simulation.edit")))
                .with(history(&form))
                .with(made_form(&form)),
        )
}

fn changed(
    context: &ViewContext<'_>,
    form: &FormContext<'_>,
    draft: &Draft,
    differences: &[Difference<'_>],
) -> El {
    el("div")
        .class("changed")
        .with(changes(form, &draft.own.pack, differences))
        .with(
            button("link", context.act, Action::Unchange).text(context.get("simulation.unchange")),
        )
        .with(button("link", context.ask, Ask::SavePack).text(context.get("simulation.pack.save")))
}

/// What is taken for everybody of whom the roster does not say it.
fn assumptions(context: &ViewContext<'_>) -> El {
    let named = ASKED
        .iter()
        .map(|(name, _)| asked(context, (*name).to_owned()));
    let open = context.state.open_criteria().into_iter();
    let open = open.map(|criterion| asked(context, [CRITERIA, criterion.word()].concat()));
    let fields = named.chain(open);
    el("details")
        .with(el("summary").text(context.get("simulation.assumed")))
        .with(help(context.get("simulation.assumed.help")))
        .with(el("div").class("mapping").with_all(fields))
}

fn asked(context: &ViewContext<'_>, name: String) -> Html {
    let id = context.id(&name.replace('.', "-"));
    let text = context.state.assumed.get(&name).map_or("", String::as_str);
    let label = match name.strip_prefix(CRITERIA) {
        Some(criterion) => {
            let named = context.get(&["criterion.", criterion].concat()).to_owned();
            context.say("simulation.assumed.criterion", &[("criterion", &named)])
        }
        None => context
            .get(&["simulation.assumed.", &name].concat())
            .to_owned(),
    };
    let known = known(context, &name);
    let (is_number, is_good) = (assumed::is_number(&name), assumed::is_good(&name, text));
    let set = context
        .act
        .reform(move |text| Action::Assume(name.clone(), text));
    if is_number {
        let input = number(&id, "decimal")
            .value(text)
            .on_type(set)
            .wrong(!is_good);
        let mistake = (!is_good).then(|| wrong(context.get("simulation.assumed.wrong")));
        return field(&id, &label, input).with_some(mistake).into();
    }
    let nothing = option("", context.get("simulation.assumed.nothing"), "");
    let options = several(std::iter::once(nothing).chain(known));
    field(&id, &label, select(&id, text, set, options)).into()
}

/// What there is to choose from.
fn known(context: &ViewContext<'_>, name: &str) -> Vec<Html> {
    let named = |family: &str, word: &str| {
        let key = [family, word].concat();
        option(word, context.get(&key), "")
    };
    match name {
        "taxStatus" => TaxStatus::ALL
            .iter()
            .map(|one| option(one.word(), one.word(), ""))
            .collect(),
        "dates" => DateOrder::ALL
            .iter()
            .map(|one| named("simulation.dates.", one.word()))
            .collect(),
        "employment" => Employment::ALL
            .iter()
            .map(|one| named("employment.", one.word()))
            .collect(),
        _ => Rating::ALL
            .iter()
            .map(|one| named("rating.", one.word()))
            .collect(),
    }
}

//! What there is to open: packs that were begun, those at hand, and files.

use super::{ViewContext, card};
use crate::app::kit::el::{El, button, el};
use crate::app::kit::field::{field, help};
use crate::app::kit::js;
use crate::app::kit::open_file::{JSON, open_file};
use crate::app::kit::rules::rules;
use crate::app::kit::words::Language;
use crate::app::workshop::action::Action;
use crate::app::workshop::work::Work;
use web_sys::File;
use yew::Html;

/// The pack that shows every part of the form.
const WHOLE: &str = "contoh-lengkap";

pub fn view(context: &ViewContext<'_>) -> El {
    let state = context.state;
    let shelf = (!state.works.is_empty()).then(|| shelf(context));
    el("div")
        .class("setup")
        .with_some(shelf)
        .with(begin(context))
        .with(own(context))
}

/// Packs that were begun.
fn shelf(context: &ViewContext<'_>) -> El {
    let works = context.state.works.iter().enumerate();
    let works = works.map(|(place, work)| begun(context, place, work));
    card("shelf", context.get("workshop.shelf")).with(el("ul").with_all(works))
}

fn begun(context: &ViewContext<'_>, place: usize, work: &Work) -> Html {
    let title = work.title();
    let from = context.say("workshop.from", &[("name", &work.base.name)]);
    let resume = button("primary", context.act, Action::Resume(place))
        .set(
            "aria-label",
            &context.say("workshop.resume_of", &[("name", title)]),
        )
        .text(context.get("workshop.resume"));
    let discard = button("link", context.act, Action::Discard(place))
        .set(
            "aria-label",
            &context.say("workshop.discard_of", &[("name", title)]),
        )
        .text(context.get("workshop.discard"));
    let what = el("p")
        .with(
            el("strong")
                .is("lang", Language::OF_PACKS.code())
                .text(title),
        )
        .with(el("span").class("help").text(&from));
    el("li")
        .with(what)
        .with(el("div").class("ways-in").with(resume).with(discard))
        .into()
}

fn begin(context: &ViewContext<'_>) -> El {
    let id = context.id("begin");
    let choose = context.act.reform(Action::Choose);
    let library = &context.state.library;
    let chosen = context.state.chosen.as_deref();
    let list = rules(&id, context.words, library, chosen, choose);
    let key = chosen.unwrap_or_default().to_owned();
    let begin = button("primary", context.act, Action::Begin(key))
        .has("disabled", chosen.is_none())
        .text(context.get("workshop.begin.go"));
    let whole = library.has(WHOLE).then(|| {
        button("link", context.act, Action::Begin(WHOLE.to_owned()))
            .text(context.get("workshop.begin.whole"))
    });
    card("begin", context.get("workshop.begin"))
        .with(help(context.get("workshop.begin.help")))
        .with(field(&id, context.get("workshop.begin.label"), list))
        .with(el("div").class("ways-in").with(begin).with_some(whole))
}

fn own(context: &ViewContext<'_>) -> El {
    let label = context.get("workshop.open");
    let open = open_file(label, JSON, context.act, async |file: File| {
        Action::Open(file.name(), js::pack_text(&file).await)
    });
    card("own", context.get("workshop.own"))
        .with(help(context.get("workshop.own.help")))
        .with(open)
}

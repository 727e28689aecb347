//! The service standards of a unit: its products with their components and dates, and the pledge.

use super::context::{ViewContext, field, field_class, wrong};
use super::standing::component;
use crate::app::compliance::action::Action;
use crate::app::compliance::checklist::spoken;
use crate::app::compliance::standard::Form;
use crate::app::kit::el::{El, button, el, several, some};
use crate::app::kit::select::{option, select};
use crate::app::kit::sentence;
use crate::compliance::standard::{Component, ReviewKind, Side, StandardPack};
use crate::document::{Reason, Value};
use yew::{Callback, Html};

pub fn view(context: &ViewContext<'_>, pack: &StandardPack) -> El {
    let form = context
        .state
        .assessment()
        .map(|assessment| assessment.standard.clone());
    let form = form.unwrap_or_default();
    let has_products = form.products() > 0;
    el("form")
        .class("questions")
        .on_submit_stay()
        .with(el("h3").text(context.get("standard.products")))
        .with(products(context, &form))
        .with_some(has_products.then(|| product(context, pack, &form)))
        .with(pledge(context, pack, &form))
}

/// The products to choose from, and one more.
fn products(context: &ViewContext<'_>, form: &Form) -> Html {
    let count = form.products();
    let buttons = (0..count).map(|place| {
        button("", context.act, Action::Product(place))
            .says("aria-pressed", place == context.state.product)
            .text(product_name(context, form, place))
            .into()
    });
    let fresh = count.saturating_add(1).to_string();
    let fresh = context.say("standard.product.new", &[("n", &fresh)]);
    let add = button("link", context.act, Action::AddProduct(fresh));
    let list = el("div")
        .class("products")
        .is("role", "group")
        .set("aria-label", context.get("standard.products"))
        .with_all(buttons)
        .with(add.text(context.get("standard.product.add")));
    let none = (count == 0).then(|| el("p").text(context.get("standard.products.none")));
    several([some(none), list.into()])
}

fn product_name<'t>(context: &'t ViewContext<'_>, form: &'t Form, place: usize) -> &'t str {
    match form.text(&format!("$.products[{place}].name")).trim() {
        "" => context.get("standard.product.unnamed"),
        name => name,
    }
}

fn product(context: &ViewContext<'_>, pack: &StandardPack, form: &Form) -> El {
    let place = context.state.product;
    let at = format!("$.products[{place}]");
    let is_reviewed = !form.text(&format!("{at}.reviewed")).is_empty();
    let days = el("div")
        .class("spot")
        .with(day(
            context,
            form,
            "standard.decreed",
            &format!("{at}.decreed"),
        ))
        .with(day(
            context,
            form,
            "standard.reviewed",
            &format!("{at}.reviewed"),
        ));
    let name = product_name(context, form, place);
    let name = context.say("standard.product.remove", &[("name", name)]);
    let remove = button("link", context.act, Action::RemoveProduct).text(&name);
    el("section")
        .key(&place.to_string())
        .class("section")
        .with(line(
            context,
            form,
            "standard.product.name",
            &format!("{at}.name"),
        ))
        .with(days)
        .with_some(is_reviewed.then(|| review(context, form, &at)))
        .with(side(context, pack, form, &at, Side::Delivery))
        .with(side(context, pack, form, &at, Side::Manufacturing))
        .with(el("p").with(remove))
}

/// The components of one side of the service product that is at a place.
fn side(context: &ViewContext<'_>, pack: &StandardPack, form: &Form, at: &str, side: Side) -> Html {
    let components = pack.components.list.iter();
    let components = components.filter(|component| component.side == side);
    let components = components.map(|component| presence(context, form, component, at).into());
    let title = format!("standard.side.{}", side.word());
    several([
        el("h4").text(context.get(&title)).into(),
        several(components),
    ])
}

/// Whether the last review came in its time, and if not, why.
fn review(context: &ViewContext<'_>, form: &Form, at: &str) -> El {
    let path = format!("{at}.review");
    let id = context.id(&path);
    let chosen = form.text(&path);
    let is_early = chosen == ReviewKind::Situational.word();
    let kinds = ReviewKind::ALL.iter().map(|kind| {
        let title = format!("standard.review.{}", kind.word());
        option(kind.word(), context.get(&title), "")
    });
    let none = option("", context.get("standard.review.none"), "");
    let choose = fill(context, &path);
    let list = select(&id, chosen, choose, several([none, several(kinds)]));
    let reason = || line(context, form, "standard.reason", &format!("{at}.reason"));
    el("div")
        .class("spot")
        .with(field(&id, context.get("standard.review"), list))
        .with_some(is_early.then(reason))
}

fn presence(context: &ViewContext<'_>, form: &Form, of: &Component, at: &str) -> El {
    let at = format!("{at}.components.{}", of.id);
    let place = |key: &str| format!("{at}.{key}");
    let ask = |key: &str| yes_or_no(context, form, &format!("standard.{key}"), &place(key));
    let is_gone = form.answer(&place("exists")) == Some(false);
    let must_be_public = of.side == Side::Delivery && !is_gone;
    let published = || several([ask("electronic").into(), ask("other").into()]);
    let name = component(context, of);
    let is_answered = ["exists", "electronic", "other"]
        .iter()
        .any(|key| form.answer(&place(key)).is_some());
    el("div")
        .key(of.id.as_str())
        .class("component")
        .is("role", "group")
        .set("aria-label", name)
        .with(el("strong").text(name))
        .with(ask("exists"))
        .with_some(must_be_public.then(published))
        .with_some(mistake(context, &at))
        .with_some(is_answered.then(|| take_back(context, &at)))
}

fn pledge(context: &ViewContext<'_>, pack: &StandardPack, form: &Form) -> El {
    let promises = pack.pledge.promises.iter().map(|promise| {
        let text = &promise.text;
        let said = spoken(context.state.language, &text.label, text.label_en.as_ref());
        asked(
            context,
            form,
            said,
            &format!("$.pledge.promises.{}", promise.id),
        )
        .into()
    });
    let ask = |key: &str, path: &str| yes_or_no(context, form, key, path);
    el("section")
        .class("section")
        .with(el("h4").text(context.get("standard.pledge")))
        .with(day(
            context,
            form,
            "standard.pledge.decreed",
            "$.pledge.decreed",
        ))
        .with(el("h5").text(context.get("standard.promises")))
        .with_all(promises)
        .with(el("h5").text(context.get("standard.published")))
        .with(ask("standard.electronic", "$.pledge.electronic"))
        .with(ask("standard.other", "$.pledge.other"))
}

fn yes_or_no(context: &ViewContext<'_>, form: &Form, key: &str, path: &str) -> El {
    asked(context, form, context.get(key), path)
}

/// A question with yes and no; neither is chosen while nobody answered.
fn asked(context: &ViewContext<'_>, form: &Form, question: &str, path: &str) -> El {
    let id = context.id(path);
    let title = format!("{id}-asked");
    let given = form.answer(path);
    let choice = |answer: bool, key: &str| {
        let input = el("input")
            .is("type", "radio")
            .set("name", &id)
            .checked(given == Some(answer))
            .on_choice(
                context.act,
                Action::Fill(path.to_owned(), Value::Bool(answer)),
            );
        el("label")
            .class("choice")
            .with(input)
            .with(el("span").text(context.get(key)))
    };
    el("div")
        .key(path)
        .class("asked")
        .is("role", "radiogroup")
        .set("aria-labelledby", &title)
        .with(el("span").set("id", &title).text(question))
        .with(choice(true, "standard.yes"))
        .with(choice(false, "standard.no"))
}

fn take_back(context: &ViewContext<'_>, path: &str) -> El {
    let action = Action::Fill(path.to_owned(), Value::Absent);
    button("link", context.act, action).text(context.get("compliance.unanswer"))
}

fn line(context: &ViewContext<'_>, form: &Form, key: &str, path: &str) -> El {
    typed(context, form, key, path, "text")
}

fn day(context: &ViewContext<'_>, form: &Form, key: &str, path: &str) -> El {
    typed(context, form, key, path, "date")
}

fn typed(context: &ViewContext<'_>, form: &Form, key: &str, path: &str, kind: &'static str) -> El {
    let id = context.id(path);
    let mistake = mistake(context, path);
    let input = el("input")
        .set("id", &id)
        .is("type", kind)
        .is("autocomplete", "off")
        .is("maxlength", "200")
        .value(form.text(path))
        .wrong(mistake.is_some())
        .on_type(fill(context, path));
    field(&id, context.get(key), input)
        .key(path)
        .class(field_class(mistake.is_some()))
        .with_some(mistake)
}

/// Fills a field in; a blank takes back what is there.
fn fill(context: &ViewContext<'_>, path: &str) -> Callback<String> {
    let path = path.to_owned();
    context.act.reform(move |text: String| {
        let value = match &*text {
            "" => Value::Absent,
            _ => Value::Text(text),
        };
        Action::Fill(path.clone(), value)
    })
}

fn mistake(context: &ViewContext<'_>, path: &str) -> Option<El> {
    let mut faults = context.state.standing.as_ref()?.faults.iter();
    let fault = faults.find(|fault| fault.path == path)?;
    let mistake = match &fault.reason {
        Reason::Contradiction { with } if with == "$.asOf" => wrong(context.get("standard.future")),
        reason => wrong(&sentence::score_fault(context.words, reason)),
    };
    Some(mistake)
}

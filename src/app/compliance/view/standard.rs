//! The service standards of a unit: its products with their components and dates, and the pledge.

use super::face::{Face, field, field_class, wrong};
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

pub fn view(face: &Face<'_>, pack: &StandardPack) -> El {
    let form = face.state.sheet().map(|sheet| sheet.standard.clone());
    let form = form.unwrap_or_default();
    let has_products = form.products() > 0;
    el("form")
        .class("questions")
        .on_submit_stay()
        .with(el("h3").text(face.get("standard.products")))
        .with(products(face, &form))
        .with_some(has_products.then(|| product(face, pack, &form)))
        .with(pledge(face, pack, &form))
}

/// The products to choose from, and one more.
fn products(face: &Face<'_>, form: &Form) -> Html {
    let count = form.products();
    let buttons = (0..count).map(|place| {
        button("", face.act, Action::Product(place))
            .says("aria-pressed", place == face.state.product)
            .text(product_name(face, form, place))
            .into()
    });
    let fresh = count.saturating_add(1).to_string();
    let fresh = face.say("standard.product.new", &[("n", &fresh)]);
    let add = button("link", face.act, Action::AddProduct(fresh));
    let list = el("div")
        .class("products")
        .is("role", "group")
        .set("aria-label", face.get("standard.products"))
        .with_all(buttons)
        .with(add.text(face.get("standard.product.add")));
    let none = (count == 0).then(|| el("p").text(face.get("standard.products.none")));
    several([some(none), list.into()])
}

fn product_name<'t>(face: &'t Face<'_>, form: &'t Form, place: usize) -> &'t str {
    match form.text(&format!("$.products[{place}].name")).trim() {
        "" => face.get("standard.product.unnamed"),
        name => name,
    }
}

fn product(face: &Face<'_>, pack: &StandardPack, form: &Form) -> El {
    let place = face.state.product;
    let at = format!("$.products[{place}]");
    let is_reviewed = !form.text(&format!("{at}.reviewed")).is_empty();
    let days = el("div")
        .class("spot")
        .with(day(
            face,
            form,
            "standard.decreed",
            &format!("{at}.decreed"),
        ))
        .with(day(
            face,
            form,
            "standard.reviewed",
            &format!("{at}.reviewed"),
        ));
    let name = product_name(face, form, place);
    let name = face.say("standard.product.remove", &[("name", name)]);
    let remove = button("link", face.act, Action::RemoveProduct).text(&name);
    el("section")
        .key(&place.to_string())
        .class("section")
        .with(line(
            face,
            form,
            "standard.product.name",
            &format!("{at}.name"),
        ))
        .with(days)
        .with_some(is_reviewed.then(|| review(face, form, &at)))
        .with(side(face, pack, form, &at, Side::Delivery))
        .with(side(face, pack, form, &at, Side::Manufacturing))
        .with(el("p").with(remove))
}

/// The components of one side of the service product that is at a place.
fn side(face: &Face<'_>, pack: &StandardPack, form: &Form, at: &str, side: Side) -> Html {
    let components = pack.components.list.iter();
    let components = components.filter(|component| component.side == side);
    let components = components.map(|component| presence(face, form, component, at).into());
    let title = format!("standard.side.{}", side.word());
    several([el("h4").text(face.get(&title)).into(), several(components)])
}

/// Whether the last review came in its time, and if not, why.
fn review(face: &Face<'_>, form: &Form, at: &str) -> El {
    let path = format!("{at}.review");
    let id = face.id(&path);
    let chosen = form.text(&path);
    let is_early = chosen == ReviewKind::Situational.word();
    let kinds = ReviewKind::ALL.iter().map(|kind| {
        let title = format!("standard.review.{}", kind.word());
        option(kind.word(), face.get(&title), "")
    });
    let none = option("", face.get("standard.review.none"), "");
    let choose = fill(face, &path);
    let list = select(&id, chosen, choose, several([none, several(kinds)]));
    let reason = || line(face, form, "standard.reason", &format!("{at}.reason"));
    el("div")
        .class("spot")
        .with(field(&id, face.get("standard.review"), list))
        .with_some(is_early.then(reason))
}

fn presence(face: &Face<'_>, form: &Form, of: &Component, at: &str) -> El {
    let at = format!("{at}.components.{}", of.id);
    let place = |key: &str| format!("{at}.{key}");
    let ask = |key: &str| yes_or_no(face, form, &format!("standard.{key}"), &place(key));
    let is_gone = form.answer(&place("exists")) == Some(false);
    let must_be_public = of.side == Side::Delivery && !is_gone;
    let published = || several([ask("electronic").into(), ask("other").into()]);
    let name = component(face, of);
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
        .with_some(mistake(face, &at))
        .with_some(is_answered.then(|| take_back(face, &at)))
}

fn pledge(face: &Face<'_>, pack: &StandardPack, form: &Form) -> El {
    let promises = pack.pledge.promises.iter().map(|promise| {
        let text = &promise.text;
        let said = spoken(face.state.language, &text.label, text.label_en.as_ref());
        asked(
            face,
            form,
            said,
            &format!("$.pledge.promises.{}", promise.id),
        )
        .into()
    });
    let ask = |key: &str, path: &str| yes_or_no(face, form, key, path);
    el("section")
        .class("section")
        .with(el("h4").text(face.get("standard.pledge")))
        .with(day(
            face,
            form,
            "standard.pledge.decreed",
            "$.pledge.decreed",
        ))
        .with(el("h5").text(face.get("standard.promises")))
        .with_all(promises)
        .with(el("h5").text(face.get("standard.published")))
        .with(ask("standard.electronic", "$.pledge.electronic"))
        .with(ask("standard.other", "$.pledge.other"))
}

fn yes_or_no(face: &Face<'_>, form: &Form, key: &str, path: &str) -> El {
    asked(face, form, face.get(key), path)
}

/// A question with yes and no; neither is chosen while nobody answered.
fn asked(face: &Face<'_>, form: &Form, question: &str, path: &str) -> El {
    let id = face.id(path);
    let title = format!("{id}-asked");
    let given = form.answer(path);
    let choice = |answer: bool, key: &str| {
        let input = el("input")
            .is("type", "radio")
            .set("name", &id)
            .checked(given == Some(answer))
            .on_choice(face.act, Action::Fill(path.to_owned(), Value::Bool(answer)));
        el("label")
            .class("choice")
            .with(input)
            .with(el("span").text(face.get(key)))
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

fn take_back(face: &Face<'_>, path: &str) -> El {
    let action = Action::Fill(path.to_owned(), Value::Absent);
    button("link", face.act, action).text(face.get("compliance.unanswer"))
}

fn line(face: &Face<'_>, form: &Form, key: &str, path: &str) -> El {
    typed(face, form, key, path, "text")
}

fn day(face: &Face<'_>, form: &Form, key: &str, path: &str) -> El {
    typed(face, form, key, path, "date")
}

fn typed(face: &Face<'_>, form: &Form, key: &str, path: &str, kind: &'static str) -> El {
    let id = face.id(path);
    let mistake = mistake(face, path);
    let input = el("input")
        .set("id", &id)
        .is("type", kind)
        .is("autocomplete", "off")
        .is("maxlength", "200")
        .value(form.text(path))
        .wrong(mistake.is_some())
        .on_type(fill(face, path));
    field(&id, face.get(key), input)
        .key(path)
        .class(field_class(mistake.is_some()))
        .with_some(mistake)
}

/// Fills a field in; a blank takes back what is there.
fn fill(face: &Face<'_>, path: &str) -> Callback<String> {
    let path = path.to_owned();
    face.act.reform(move |text: String| {
        let value = match &*text {
            "" => Value::Absent,
            _ => Value::Text(text),
        };
        Action::Fill(path.clone(), value)
    })
}

fn mistake(face: &Face<'_>, path: &str) -> Option<El> {
    let mut faults = face.state.standing.as_ref()?.faults.iter();
    let fault = faults.find(|fault| fault.path == path)?;
    let mistake = match &fault.reason {
        Reason::Contradiction { with } if with == "$.asOf" => wrong(face.get("standard.future")),
        reason => wrong(&sentence::score_fault(face.words, reason)),
    };
    Some(mistake)
}

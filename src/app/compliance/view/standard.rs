//! The service standards of a unit: its products with their components and dates, and the pledge.

use super::face::Face;
use super::select::{Select, option};
use super::standing::component;
use crate::app::compliance::action::Action;
use crate::app::compliance::checklist::spoken;
use crate::app::compliance::standard::Form;
use crate::app::sentence;
use crate::compliance::standard::{Component, Promise, ReviewKind, Side, StandardPack};
use crate::document::{Fault, Reason, Value};
use yew::prelude::*;

pub fn view(face: &Face<'_>, pack: &StandardPack) -> Html {
    let form = face.state.sheet().map(|sheet| sheet.standard.clone());
    let form = form.unwrap_or_default();
    html! {
        <form class="questions" onsubmit={|event: SubmitEvent| event.prevent_default()}>
            <h3>{ face.get("standard.products") }</h3>
            { products(face, &form) }
            if form.products() > 0 { { product(face, pack, &form) } }
            { pledge(face, pack, &form) }
        </form>
    }
}

/// The products to choose from, and one more.
fn products(face: &Face<'_>, form: &Form) -> Html {
    let count = form.products();
    let fresh = count.saturating_add(1).to_string();
    let fresh = face.say("standard.product.new", &[("n", &fresh)]);
    let button = |place: usize| {
        let is_chosen = place == face.state.product;
        html! {
            <button
                type="button"
                aria-pressed={is_chosen.to_string()}
                onclick={face.on(move || Action::Product(place))}
            >{ product_name(face, form, place) }</button>
        }
    };
    html! {
        <>
            if count == 0 { <p>{ face.get("standard.products.none") }</p> }
            <div class="products" role="group" aria-label={face.get("standard.products")}>
                { for (0..count).map(button) }
                <button type="button" class="link" onclick={face.on(move || Action::AddProduct(fresh.clone()))}>
                    { face.get("standard.product.add") }
                </button>
            </div>
        </>
    }
}

fn product_name(face: &Face<'_>, form: &Form, place: usize) -> String {
    match form.text(&format!("$.products[{place}].name")).trim() {
        "" => face.get("standard.product.unnamed"),
        name => name.to_owned(),
    }
}

fn product(face: &Face<'_>, pack: &StandardPack, form: &Form) -> Html {
    let place = face.state.product;
    let at = format!("$.products[{place}]");
    let side = |side: Side| {
        let components = pack.components.list.iter();
        let of_side = components.filter(move |component| component.side == side);
        html! {
            <>
                <h4>{ face.get(&format!("standard.side.{}", side.word())) }</h4>
                { for of_side.map(|component| presence(face, form, component, &at)) }
            </>
        }
    };
    html! {
        <section class="section" key={place}>
            { line(face, form, "standard.product.name", &format!("{at}.name")) }
            <div class="spot">
                { day(face, form, "standard.decreed", &format!("{at}.decreed")) }
                { day(face, form, "standard.reviewed", &format!("{at}.reviewed")) }
            </div>
            if !form.text(&format!("{at}.reviewed")).is_empty() { { review(face, form, &at) } }
            { side(Side::Delivery) }
            { side(Side::Manufacturing) }
            <p><button type="button" class="link" onclick={face.on(|| Action::RemoveProduct)}>
                { face.say("standard.product.remove", &[("name", &product_name(face, form, place))]) }
            </button></p>
        </section>
    }
}

/// Whether the last review came in its time, and if not, why.
fn review(face: &Face<'_>, form: &Form, at: &str) -> Html {
    let path = format!("{at}.review");
    let id = face.id(&path);
    let kind = form.text(&path).to_owned();
    let is_early = kind == ReviewKind::Situational.word();
    let choose = face
        .act
        .reform(move |word: String| Action::Fill(path.clone(), text_or_nothing(&word)));
    html! {
        <div class="spot">
            <div class="field">
                <label for={id.clone()}>{ face.get("standard.review") }</label>
                <Select {id} chosen={kind} on_choose={choose}>
                    { option("", &face.get("standard.review.none")) }
                    { for ReviewKind::ALL.iter().map(|kind| {
                        option(kind.word(), &face.get(&format!("standard.review.{}", kind.word())))
                    }) }
                </Select>
            </div>
            if is_early { { line(face, form, "standard.reason", &format!("{at}.reason")) } }
        </div>
    }
}

fn presence(face: &Face<'_>, form: &Form, component_: &Component, at: &str) -> Html {
    let at = format!("{at}.components.{}", component_.id);
    let place = |key: &str| format!("{at}.{key}");
    let must_be_public = component_.side == Side::Delivery;
    let is_gone = form.answer(&place("exists")) == Some(false);
    let name = component(face, component_);
    let is_answered = ["exists", "electronic", "other"]
        .iter()
        .any(|key| form.answer(&place(key)).is_some());
    html! {
        <div class="component" role="group" aria-label={name.clone()} key={component_.id.to_string()}>
            <strong>{ name }</strong>
            { yes_or_no(face, form, "standard.exists", &place("exists")) }
            if must_be_public && !is_gone {
                { yes_or_no(face, form, "standard.electronic", &place("electronic")) }
                { yes_or_no(face, form, "standard.other", &place("other")) }
            }
            { wrong(face, &at) }
            if is_answered { { take_back(face, &at) } }
        </div>
    }
}

fn pledge(face: &Face<'_>, pack: &StandardPack, form: &Form) -> Html {
    let promise = |promise: &Promise| {
        let text = &promise.text;
        let said = spoken(face.state.language, &text.label, text.label_en.as_ref());
        let path = format!("$.pledge.promises.{}", promise.id);
        asked(face, form, said, &path)
    };
    html! {
        <section class="section">
            <h4>{ face.get("standard.pledge") }</h4>
            { day(face, form, "standard.pledge.decreed", "$.pledge.decreed") }
            <h5>{ face.get("standard.promises") }</h5>
            { for pack.pledge.promises.iter().map(promise) }
            <h5>{ face.get("standard.published") }</h5>
            { yes_or_no(face, form, "standard.electronic", "$.pledge.electronic") }
            { yes_or_no(face, form, "standard.other", "$.pledge.other") }
        </section>
    }
}

fn yes_or_no(face: &Face<'_>, form: &Form, key: &str, path: &str) -> Html {
    asked(face, form, &face.get(key), path)
}

/// A question with yes and no; neither is chosen while nobody answered.
fn asked(face: &Face<'_>, form: &Form, question: &str, path: &str) -> Html {
    let id = face.id(path);
    let given = form.answer(path);
    let choice = |answer: bool| {
        let path = path.to_owned();
        let act = face.on::<Event>(move || Action::Fill(path.clone(), Value::Bool(answer)));
        let key = if answer {
            "standard.yes"
        } else {
            "standard.no"
        };
        html! {
            <label class="choice">
                <input type="radio" name={id.clone()} checked={given == Some(answer)} onchange={act} />
                <span>{ face.get(key) }</span>
            </label>
        }
    };
    html! {
        <div class="asked" role="radiogroup" aria-labelledby={format!("{id}-asked")} key={path.to_owned()}>
            <span id={format!("{id}-asked")}>{ question.to_owned() }</span>
            { choice(true) }
            { choice(false) }
        </div>
    }
}

fn take_back(face: &Face<'_>, path: &str) -> Html {
    let path = path.to_owned();
    let act = face.on(move || Action::Fill(path.clone(), Value::Absent));
    html! { <button type="button" class="link" onclick={act}>{ face.get("compliance.unanswer") }</button> }
}

fn line(face: &Face<'_>, form: &Form, key: &str, path: &str) -> Html {
    field(face, form, key, path, "text")
}

fn day(face: &Face<'_>, form: &Form, key: &str, path: &str) -> Html {
    field(face, form, key, path, "date")
}

fn field(face: &Face<'_>, form: &Form, key: &str, path: &str, kind: &'static str) -> Html {
    let id = face.id(path);
    let is_wrong = fault(face, path).is_some();
    let place = path.to_owned();
    let typed =
        face.typed::<InputEvent>(move |text| Action::Fill(place.clone(), text_or_nothing(&text)));
    html! {
        <div class={classes!("field", is_wrong.then_some("is-wrong"))} key={path.to_owned()}>
            <label for={id.clone()}>{ face.get(key) }</label>
            <input
                {id}
                type={kind}
                autocomplete="off"
                maxlength="200"
                value={form.text(path).to_owned()}
                aria-invalid={is_wrong.then_some("true")}
                oninput={typed}
            />
            { wrong(face, path) }
        </div>
    }
}

fn text_or_nothing(text: &str) -> Value {
    match text {
        "" => Value::Absent,
        text => Value::from(text),
    }
}

fn fault<'a>(face: &'a Face<'_>, path: &str) -> Option<&'a Fault> {
    let mut faults = face.state.standing.as_ref()?.faults.iter();
    faults.find(|fault| fault.path == path)
}

fn wrong(face: &Face<'_>, path: &str) -> Html {
    let Some(fault) = fault(face, path) else {
        return html! {};
    };
    let text = match &fault.reason {
        Reason::Contradiction { with } if with == "$.asOf" => face.get("standard.future"),
        reason => sentence::score_fault(face.words, reason),
    };
    html! { <p class="wrong">{ text }</p> }
}

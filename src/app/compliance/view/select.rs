//! A list to choose from.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SelectProps {
    /// Id of the element.
    pub id: AttrValue,
    /// The value chosen.
    pub chosen: AttrValue,
    /// Ids of the sentences that belong to it.
    #[prop_or_default]
    pub described_by: Option<String>,
    /// Something is wrong with the answer.
    #[prop_or_default]
    pub is_wrong: bool,
    /// Takes the value that a person chooses.
    pub on_choose: Callback<String>,
    /// The options.
    pub children: Html,
}

/// A list to choose from. What is chosen follows the state, also after a person chose by hand:
/// that is a property of the element, which attributes of its options no longer change.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let list = use_node_ref();
    let shown = (list.clone(), props.chosen.clone());
    use_effect(move || {
        let (list, chosen) = shown;
        if let Some(list) = list.cast::<HtmlSelectElement>() {
            list.set_value(&chosen);
        }
    });
    let on_choose = props.on_choose.clone();
    html! {
        <select
            ref={list}
            id={props.id.clone()}
            aria-describedby={props.described_by.clone()}
            aria-invalid={props.is_wrong.then_some("true")}
            onchange={Callback::from(move |event: Event| {
                let list: HtmlSelectElement = event.target_unchecked_into();
                on_choose.emit(list.value());
            })}
        >{ props.children.clone() }</select>
    }
}

/// One option.
pub fn option(value: &str, label: &str) -> Html {
    html! { <option value={value.to_owned()}>{ label }</option> }
}

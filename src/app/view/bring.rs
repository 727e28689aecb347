//! Another rule pack from a file of the person's own.

use super::Face;
use crate::app::js;
use crate::app::state::Action;
use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

/// A button that asks for a file.
pub fn bring(face: &Face) -> Html {
    let act = face.act.clone();
    let on_file = move |event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        let Some(file) = field.files().and_then(|files| files.get(0)) else {
            return;
        };
        // The same file can be chosen again after it was mended.
        field.set_value("");
        let act = act.clone();
        spawn_local(async move {
            let name = file.name();
            let pack = js::read_file(&file).await;
            act.emit(Action::Pack(name, pack));
        });
    };
    html! {
        <label class="bring">
            <span>{ face.words.get("head.bring") }</span>
            <input type="file" accept=".json,application/json" onchange={Callback::from(on_file)} />
        </label>
    }
}

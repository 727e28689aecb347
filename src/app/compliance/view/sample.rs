//! Whether enough people answered a survey.

use super::face::{Face, people};
use super::file;
use crate::app::compliance::action::Action;
use crate::app::compliance::sample::{Needed, Respondents};
use crate::app::figures;
use crate::compliance::tree::Tree;
use yew::prelude::*;

/// How many people a survey serves, and whether enough of them answered.
pub fn view(face: &Face<'_>, tree: &Tree) -> Html {
    let Some(sample) = &tree.pack.sample else {
        return html! {};
    };
    let sheet = face.state.sheet();
    let found = Respondents::of(sheet, sample);
    let population = sheet.map(|sheet| sheet.population.clone());
    let population = population.unwrap_or_default();
    let is_wrong = found.needed == Needed::Unreadable;
    let wrong = is_wrong.then_some("compliance.population.wrong");
    html! {
        <section class="section sample">
            { people(face, "population", population, wrong, Action::Population) }
            <p role="status">{ enough(face, &found) }</p>
            { file::bring(face, "compliance.survey", ".csv,text/csv", Action::Survey) }
            <p class="help">{ face.mark(sample.provision.confidence) }{ sample.provision.citation.clone() }</p>
        </section>
    }
}

fn enough(face: &Face<'_>, found: &Respondents) -> String {
    let figure = |count: u32| figures::decimal(&count.to_string());
    let Needed::People(needed) = found.needed else {
        return face.get("compliance.sample.unknown");
    };
    let answered = found.answered.map(figure).unwrap_or_default();
    let values = [("needed", &*figure(needed)), ("answered", &*answered)];
    let key = match found.suffice() {
        None => "compliance.sample.needed",
        Some(true) => "compliance.sample.enough",
        Some(false) => "compliance.sample.few",
    };
    face.say(key, &values)
}

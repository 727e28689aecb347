//! Whether enough people answered a survey.

use super::face::{Face, people};
use super::file::load;
use crate::app::compliance::action::Action;
use crate::app::compliance::sample::{Needed, Respondents};
use crate::app::kit::el::{El, el};
use crate::app::kit::figures;
use crate::compliance::tree::Tree;

/// How many people a survey serves, and whether enough of them answered.
pub fn view(face: &Face<'_>, tree: &Tree) -> Option<El> {
    let sample = tree.pack.sample.as_ref()?;
    let sheet = face.state.sheet();
    let found = Respondents::of(sheet, sample);
    let population = sheet.map_or("", |sheet| &sheet.population);
    let enough = enough(face, &found);
    let enough = el("p").spoken(&enough).text(&enough);
    let basis = el("p")
        .class("help")
        .with_some(face.mark(sample.provision.confidence))
        .text(&sample.provision.citation);
    let view = el("section")
        .class("section sample")
        .with(people(face, "population", population, Action::Population))
        .with(enough)
        .with(load(
            face,
            "compliance.survey",
            ".csv,.txt,.tsv,text/csv,text/plain",
            Action::Survey,
        ))
        .with(basis);
    Some(view)
}

fn enough(face: &Face<'_>, found: &Respondents) -> String {
    let figure = |count: u32| figures::decimal(&count.to_string());
    let Needed::People(needed) = found.needed else {
        return face.get("compliance.sample.unknown").to_owned();
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

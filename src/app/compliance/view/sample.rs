//! Whether enough people answered a survey.

use super::context::{ViewContext, people};
use super::file::load;
use super::survey;
use crate::app::compliance::action::Action;
use crate::app::compliance::sample::{Needed, Respondents};
use crate::app::kit::el::{El, el};
use crate::app::kit::figures;
use crate::compliance::tree::Tree;

/// How many people a survey serves, and whether enough of them answered.
pub fn view(context: &ViewContext<'_>, tree: &Tree) -> Option<El> {
    let sample = tree.pack.sample.as_ref()?;
    let assessment = context.state.assessment();
    let found = Respondents::of(assessment, sample);
    let population = assessment.map_or("", |assessment| &assessment.population);
    let enough = enough(context, &found);
    let enough = el("p").spoken(&enough).text(&enough);
    let basis = el("p")
        .class("help")
        .with_some(context.mark(sample.provision.confidence))
        .text(&sample.provision.citation);
    let load = load(
        context,
        "compliance.survey",
        ".csv,.txt,.tsv,text/csv,text/plain",
        Action::Survey,
    );
    let files = el("div")
        .class("file-row")
        .with(load)
        .with(survey::template(context));
    let view = el("section")
        .class("section sample")
        .with(people(
            context,
            "population",
            population,
            Action::Population,
        ))
        .with(enough)
        .with(files)
        .with(basis);
    Some(view)
}

fn enough(context: &ViewContext<'_>, found: &Respondents) -> String {
    let figure = |count: u32| figures::decimal(&count.to_string());
    let Needed::People(needed) = found.needed else {
        return context.get("compliance.sample.unknown").to_owned();
    };
    let answered = found.answered.map(figure).unwrap_or_default();
    let values = [("needed", &*figure(needed)), ("answered", &*answered)];
    let key = match found.suffice() {
        None => "compliance.sample.needed",
        Some(true) => "compliance.sample.enough",
        Some(false) => "compliance.sample.few",
    };
    context.say(key, &values)
}

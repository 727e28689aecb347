//! The rating of the organisation, and the pattern in which it suggests the ratings of its
//! employees to fall.

use super::context::{ViewContext, help, people, track};
use super::written::points;
use crate::app::compliance::action::Action;
use crate::app::compliance::checklist::spoken;
use crate::app::compliance::scale::Scale;
use crate::app::kit::el::{El, el};
use crate::app::kit::figures;
use crate::compliance::rating::{PatternShare, Rated};
use crate::money::Points;

pub fn view(context: &ViewContext<'_>, rated: &Rated) -> Option<El> {
    let pack = context.state.catalogue.rating()?;
    let rating = pack.ratings.iter().find(|known| known.id == rated.rating);
    let name = rating.map_or("", |rating| {
        let (id, en) = (&rating.label, rating.label_en.as_ref());
        spoken(context.state.language, id, en)
    });
    let source = rating.map_or("", |rating| &*rating.provision.citation);
    let title = el("h4")
        .text(&context.say("compliance.pattern", &[("rating", name)]))
        .text(" ")
        .with_some(context.mark(rated.confidence));
    let rows = rated.pattern.iter().map(|share| row(context, share).into());
    let source = el("p")
        .class("help")
        .with_some(context.mark(rated.pattern_confidence))
        .text(source);
    let view = el("div")
        .class("pattern")
        .with(title)
        .with(help(context.get("compliance.pattern.help")))
        .with(people(
            context,
            "people",
            &context.state.people,
            Action::People,
        ))
        .with(el("ul").class("parts").with_all(rows))
        .with(source);
    Some(view)
}

fn row(context: &ViewContext<'_>, share: &PatternShare) -> El {
    let whole = Scale {
        min: Points::ZERO,
        max: Points::from_whole(100),
    };
    let place = whole.place(share.percent);
    let percent = format!("{}%", points(share.percent));
    let figure = match share.people {
        Some(people) => {
            let people = figures::decimal(&people.to_string());
            let values = [("people", &*people), ("percent", &*percent)];
            context.say("compliance.pattern.people", &values)
        }
        None => percent,
    };
    let name = format!("rating.{}", share.rating.word());
    el("li")
        .with(el("span").text(context.get(&name)))
        .with(el("span").class("figure").text(&figure))
        .with(track(place, place))
}

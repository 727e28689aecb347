//! The rating of the organisation, and the pattern in which it suggests the ratings of its
//! employees to fall.

use super::face::{Face, help, people, track};
use super::result::points;
use crate::app::compliance::action::Action;
use crate::app::compliance::checklist::spoken;
use crate::app::compliance::scale::Scale;
use crate::app::kit::el::{El, el};
use crate::app::kit::figures;
use crate::compliance::rating::{PatternShare, Rated};
use crate::money::Points;

pub fn view(face: &Face<'_>, rated: &Rated) -> Option<El> {
    let pack = face.state.shelf.rating()?;
    let rating = pack.ratings.iter().find(|known| known.id == rated.rating);
    let name = rating.map_or("", |rating| {
        let (id, en) = (&rating.label, rating.label_en.as_ref());
        spoken(face.state.language, id, en)
    });
    let source = rating.map_or("", |rating| &*rating.provision.citation);
    let title = el("h4")
        .text(&face.say("compliance.pattern", &[("rating", name)]))
        .text(" ")
        .with_some(face.mark(rated.confidence));
    let rows = rated.pattern.iter().map(|share| row(face, share).into());
    let source = el("p")
        .class("help")
        .with_some(face.mark(rated.pattern_confidence))
        .text(source);
    let view = el("div")
        .class("pattern")
        .with(title)
        .with(help(face.get("compliance.pattern.help")))
        .with(people(face, "people", &face.state.people, Action::People))
        .with(el("ul").class("parts").with_all(rows))
        .with(source);
    Some(view)
}

fn row(face: &Face<'_>, share: &PatternShare) -> El {
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
            face.say("compliance.pattern.people", &values)
        }
        None => percent,
    };
    let name = format!("rating.{}", share.rating.word());
    el("li")
        .with(el("span").text(face.get(&name)))
        .with(el("span").class("figure").text(&figure))
        .with(track(place, place))
}

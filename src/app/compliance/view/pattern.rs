//! The rating of the organisation, and the pattern in which it suggests the ratings of its
//! employees to fall.

use super::face::{Face, people, track};
use super::result::points;
use crate::app::compliance::action::Action;
use crate::app::compliance::checklist::spoken;
use crate::app::compliance::scale::Scale;
use crate::app::figures;
use crate::compliance::rating::{PatternShare, Rated};
use crate::money::Points;
use yew::prelude::*;

pub fn view(face: &Face<'_>, rated: &Rated) -> Html {
    let Some(pack) = face.state.shelf.rating() else {
        return html! {};
    };
    let rating = pack.ratings.iter().find(|known| known.id == rated.rating);
    let name = rating.map(|rating| {
        let (id, en) = (&rating.label, rating.label_en.as_ref());
        spoken(face.state.language, id, en).to_owned()
    });
    let source = rating.map(|rating| rating.provision.citation.clone());
    let (name, source) = (name.unwrap_or_default(), source.unwrap_or_default());
    html! {
        <div class="pattern">
            <h4>{ face.say("compliance.pattern", &[("rating", &name)]) }{ " " }{ face.mark(rated.confidence) }</h4>
            <p class="help">{ face.get("compliance.pattern.help") }</p>
            { people(face, "people", face.state.people.clone(), None, Action::People) }
            <ul class="parts">{ for rated.pattern.iter().map(|share| row(face, share)) }</ul>
            <p class="help">{ face.mark(rated.pattern_confidence) }{ source }</p>
        </div>
    }
}

fn row(face: &Face<'_>, share: &PatternShare) -> Html {
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
    html! {
        <li>
            <span>{ face.get(&format!("rating.{}", share.rating.word())) }</span>
            <span class="figure">{ figure }</span>
            { track(place, place) }
        </li>
    }
}

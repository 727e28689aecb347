//! The units of a period, dimension by dimension, and what they are weakest in.

use super::face::{Face, track};
use super::result::{bounds, points};
use super::way::label;
use crate::app::compliance::checklist::{group, item, name};
use crate::app::compliance::compare::{Dimension, Row, dimensions, weakest};
use crate::compliance::score::PartScore;
use crate::compliance::tree::Tree;
use yew::prelude::*;

pub fn view(face: &Face<'_>, tree: &Tree, rows: &[Row<'_>]) -> Html {
    let period = &face.state.spot.period;
    let dimensions = dimensions(rows, period, tree);
    let has_several = dimensions.iter().any(|dimension| dimension.units.len() > 1);
    html! {
        <>
            if has_several {
                <h4>{ face.say("compliance.dimensions", &[("period", period)]) }</h4>
                <div class="dimensions">{ for dimensions.iter().map(|dimension| across(face, tree, dimension)) }</div>
            }
            { weak(face, tree, rows) }
        </>
    }
}

/// One dimension: a bar a unit, and their mean.
fn across(face: &Face<'_>, tree: &Tree, dimension: &Dimension<'_>) -> Html {
    let id = dimension.id.as_str();
    let part = group(tree, id).or_else(|| item(tree, id).map(|item| item.part));
    let title = part.map_or(id, |part| name(face.state.language, part));
    let bar = |(unit, part): &(&str, PartScore)| {
        let scale = bounds(tree, part);
        let value = match part.value {
            Some(value) => points(value),
            None => format!("{}–{}", points(part.lowest), points(part.highest)),
        };
        html! {
            <li>
                <span>{ face.unit(unit) }</span>
                <span class="figure">{ value }</span>
                { track(scale.place(part.lowest), scale.place(part.highest)) }
            </li>
        }
    };
    html! {
        <div>
            <h5>{ title }</h5>
            <ul class="parts">
                { for dimension.units.iter().map(bar) }
                if let Some(mean) = dimension.mean {
                    <li class="total"><span>{ face.get("compliance.dimension.mean") }</span>
                        <span class="figure">{ points(mean) }</span></li>
                }
            </ul>
        </div>
    }
}

fn weak(face: &Face<'_>, tree: &Tree, rows: &[Row<'_>]) -> Html {
    let period = &face.state.spot.period;
    let weakest = weakest(rows, period, tree);
    if weakest.is_empty() {
        return html! {};
    }
    html! {
        <>
            <h4>{ face.say("compliance.weakest", &[("period", period)]) }</h4>
            <ol class="parts">
                { for weakest.iter().take(5).map(|weak| {
                    let values = [("reached", &*points(weak.reached)), ("lost", &*points(weak.lost))];
                    html! {
                        <li>
                            <span>{ label(face, tree, &weak.indicator) }</span>
                            <span class="help wide">{ face.say("compliance.weak", &values) }</span>
                        </li>
                    }
                }) }
            </ol>
        </>
    }
}

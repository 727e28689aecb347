//! Units and periods side by side.

use super::face::Face;
use super::result::points;
use super::{trend, units, why};
use crate::app::compliance::action::Action;
use crate::app::compliance::compare::{Row, mean_of, periods, rows};
use crate::compliance::tree::Tree;
use yew::prelude::*;

pub fn view(face: &Face<'_>) -> Html {
    let Some((instrument, tree)) = face.state.instrument() else {
        return html! {};
    };
    let rows = rows(&face.state.book, tree, instrument.id.as_str());
    if rows.is_empty() {
        return html! {};
    }
    html! {
        <section class="compare">
            <h3>{ face.get("compliance.compare") }</h3>
            { table(face, &rows) }
            { means(face, tree, &rows) }
            { units::view(face, tree, &rows) }
            { trend::view(face, tree, &rows) }
            { why::view(face, tree, &rows) }
        </section>
    }
}

fn table(face: &Face<'_>, rows: &[Row<'_>]) -> Html {
    let row = |row: &Row<'_>| {
        let spot = row.sheet.spot();
        let is_here = spot == face.state.spot;
        let (low, high) = (&row.score.lowest, &row.score.highest);
        let score = row.score.score.map_or_else(
            || format!("{}–{}", points(low.score), points(high.score)),
            points,
        );
        let class = row.score.class.clone().unwrap_or_else(|| {
            if low.class == high.class {
                low.class.clone()
            } else {
                format!("{}–{}", low.class, high.class)
            }
        });
        let unit = face.unit(&spot.unit);
        html! {
            <tr class={is_here.then_some("here")} aria-current={is_here.then_some("true")}>
                <th scope="row">
                    <button type="button" class="link" onclick={face.on(move || Action::Open(spot.clone()))}>{ unit }</button>
                </th>
                <td>{ row.sheet.period.clone() }</td>
                <td class="figure">{ score }</td>
                <td>{ class }</td>
            </tr>
        }
    };
    let head = [
        ("unit", None),
        ("period", None),
        ("score", Some("figure")),
        ("class", None),
    ];
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={face.get("compliance.compare")}>
            <table>
                <thead><tr>
                    { for head.map(|(key, class)| html! { <th scope="col" {class}>{ face.get(&format!("compliance.head.{key}")) }</th> }) }
                </tr></thead>
                <tbody>{ for rows.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

fn means(face: &Face<'_>, tree: &Tree, rows: &[Row<'_>]) -> Html {
    let mean = |period: &str| {
        let said = match mean_of(rows, period, tree) {
            Some(mean) => points(mean),
            None => face.get("compliance.mean.open"),
        };
        let values = [("period", period), ("mean", &*said)];
        html! { <li>{ face.say("compliance.mean", &values) }</li> }
    };
    html! { <ul class="means">{ for periods(rows).into_iter().map(mean) }</ul> }
}

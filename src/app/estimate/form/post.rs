//! The post as chosen so far: agency, position, class.

use super::{Asking, family};
use crate::app::estimate::draft::YES;
use crate::regulation::places::{Position, Post};
use crate::regulation::terms::JobClass;

pub(super) const AGENCY: &str = "$.position.agency";
/// The position of the list.
pub const POSITION: &str = "$.position.position";
/// Whether the position came by equalisation.
pub(super) const EQUALISED: &str = "$.position.equalised";
/// The job class.
pub const CLASS: &str = "$.position.class";

/// The whole of it; nothing before there is a class.
pub(super) fn post<'a>(asking: &Asking<'a>) -> Option<Post<'a>> {
    let typed = || JobClass::new(asking.draft.answer(CLASS)?.parse().ok()?);
    let of_position = || chosen_position(asking).map(|position| position.class);
    Some(post_of(asking, typed().or_else(of_position)?))
}

/// The post as one of a class.
pub(super) fn post_of<'a>(asking: &Asking<'a>, class: JobClass) -> Post<'a> {
    let pack = &asking.regulation.regional;
    let agencies = pack.agencies.iter().flat_map(|agencies| &agencies.list);
    let chosen = agency_chosen(asking);
    let agency = agencies
        .map(|agency| &agency.id)
        .find(|id| Some(id.as_str()) == chosen);
    let position = chosen_position(asking);
    let only = || {
        let position = position?;
        position.agency.as_ref()
    };
    Post {
        class,
        agency: agency.or_else(only),
        position: position.map(|position| &position.id),
        is_equalised: asking.draft.answer(EQUALISED) == Some(YES),
        employment: asking.employment(),
        grade: family::grade(asking),
    }
}

/// The agency chosen by the person, else by the surrounding page.
fn agency_chosen<'a>(asking: &Asking<'a>) -> Option<&'a str> {
    asking.draft.answer(AGENCY).or(asking.unit)
}

/// The positions there are in the chosen agency, from the highest class down.
pub(super) fn positions<'a>(asking: &Asking<'a>) -> impl Iterator<Item = &'a Position> {
    let listed = asking.regulation.regional.positions.iter();
    let agency = agency_chosen(asking);
    let listed = listed.flat_map(|positions| &positions.list);
    listed.filter(move |position| {
        let only = position.agency.as_ref().map(|id| id.as_str());
        only.is_none() || agency.is_none() || only == agency
    })
}

pub(super) fn chosen_position<'a>(asking: &Asking<'a>) -> Option<&'a Position> {
    let chosen = asking.draft.answer(POSITION)?;
    positions(asking).find(|position| position.id.as_str() == chosen)
}

//! Where somebody works and as what, as tables and exceptions of a rule ask.

use super::case::{Case, PositionInput};
use super::refusal::{Refusal, needs};
use super::salary::grade_group;
use crate::document::Id;
use crate::regulation::Regulation;
use crate::regulation::places::Post;
use crate::regulation::who::GradeUnknown;

/// The post of a case; a position that only one agency has says which.
pub fn post<'a>(regulation: &'a Regulation, case: &'a Case) -> Post<'a> {
    let input = &case.position;
    let pack = &regulation.regional;
    let asks_grade = !case.employment.is_pppk() && pack.goes_by_grade();
    let grade = asks_grade.then(|| grade_group(regulation, case).ok());
    Post {
        class: input.class,
        agency: agency(regulation, input),
        position: input.position.as_ref(),
        is_equalised: input.equalised == Some(true),
        employment: case.employment,
        grade: grade.flatten(),
    }
}

fn agency<'a>(regulation: &'a Regulation, input: &'a PositionInput) -> Option<&'a Id> {
    let position = input.position.as_ref();
    let only = || regulation.regional.position(position?)?.agency.as_ref();
    input.agency.as_ref().or_else(only)
}

/// What a table has for somebody, or why the grade that it goes by is not known.
pub fn found<T>(
    regulation: &Regulation,
    case: &Case,
    row: Result<T, GradeUnknown>,
) -> Result<T, Refusal> {
    row.or_else(|GradeUnknown| {
        let grade = grade_group(regulation, case);
        grade.and_then(|_| Err(needs("$.salary")))
    })
}

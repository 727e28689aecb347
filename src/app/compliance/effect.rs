//! What a unit's class does to the TPP of somebody in it.

use super::catalogue::Catalogue;
use crate::allowance::estimate;
use crate::app::estimate::usual_case;
use crate::app::kit::taken::CLASS;
use crate::app::kit::trouble::{Trouble, troubles};
use crate::app::kit::typed::{self, Asked};
use crate::app::kit::usual_month::usual_month;
use crate::compliance::rating::Rated;
use crate::document::{Fault, Id, Month, Table, Value};
use crate::money::{Percent, Rupiah};
use crate::regulation::Regulation;
use crate::regulation::library::{Chosen, Library};
use crate::regulation::performance::{OrganisationBasis, OrganisationRule};

/// A result of the organisation and what a sample person gets with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The result, as the pack names it.
    pub result: String,
    /// What it pays.
    pub percent: Percent,
    /// What the sample person receives in a month.
    pub net: Rupiah,
}

/// What a person of a job class receives under a regulation, by the result of the organisation.
#[derive(Clone, Debug)]
pub struct Effect {
    /// The regulation.
    pub chosen: Chosen,
    /// What the person receives at each result.
    pub rows: Result<Vec<Row>, Vec<Trouble>>,
}

impl Effect {
    /// Works it out, or says why the regulation cannot be used.
    pub fn of(library: &Library, key: &str, class: &str, today: Month) -> Result<Self, Vec<Fault>> {
        let chosen = library.choose(key, [].into_iter())?;
        let rows = rows(&chosen.regulation, class, today);
        Ok(Self { chosen, rows })
    }
}

/// The organisational rating that follows from a class, and its pattern for so many employees;
/// none where nothing leads from the instrument to a rating, or the pack names others.
pub fn rated(
    catalogue: &Catalogue,
    rule: &OrganisationRule,
    instrument: &Id,
    class: &str,
    people: Option<u32>,
) -> Option<Rated> {
    let is_named = rule.instruments.is_empty() || rule.instruments.contains(instrument);
    let is_wanted = rule.basis == OrganisationBasis::Rating && is_named;
    let rating = catalogue.rating().filter(|_| is_wanted)?;
    rating.rated(instrument, class, people).ok()
}

/// The result that follows from a class, as the pack names it; none where the pack asks for
/// another instrument.
pub fn result(
    catalogue: &Catalogue,
    rule: &OrganisationRule,
    instrument: &Id,
    class: &str,
) -> Option<String> {
    let found = match rule.basis {
        OrganisationBasis::Rating => rated(catalogue, rule, instrument, class, None)?
            .rating
            .to_string(),
        basis => {
            let wanted = match basis {
                OrganisationBasis::Ipp => "pekppp",
                other => other.word(),
            };
            instrument
                .as_str()
                .starts_with(wanted)
                .then(|| class.to_owned())?
        }
    };
    rule.percent.contains_key(found.as_str()).then_some(found)
}

/// The job class alone, as the answers of the estimate.
fn answers(class: &str) -> Table<String, String> {
    Table::from_iter([(CLASS.to_owned(), class.to_owned())])
}

/// A job class as typed; a blank is one that is not answered yet.
fn job_class(text: &str) -> Result<String, Vec<Trouble>> {
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    let asked = Asked::Count;
    match typed::read(asked, text) {
        Ok(Value::Whole(class)) => Ok(class.to_string()),
        Ok(_) => Ok(text.to_owned()),
        Err(wrong) => Err(vec![Trouble::Typed {
            path: CLASS.to_owned(),
            text: text.to_owned(),
            asked,
            wrong,
        }]),
    }
}

/// What a person of a job class receives at each result, all else as usual. The rows keep the
/// order of the pack.
pub fn rows(regulation: &Regulation, class: &str, today: Month) -> Result<Vec<Row>, Vec<Trouble>> {
    let Some(rule) = &regulation.regional.organisation else {
        return Ok(Vec::new());
    };
    let month = usual_month(&regulation.regional.valid, today);
    let mut case = usual_case(regulation, answers(&job_class(class)?), month)?;
    let mut rows = Vec::new();
    for (result, percent) in rule.percent.iter() {
        case.organisation = Some(result.clone());
        let estimate = estimate(regulation, &case, false).map_err(troubles)?;
        rows.push(Row {
            result: result.clone(),
            percent: *percent,
            net: estimate.totals.net,
        });
    }
    Ok(rows)
}

//! Results of the organisation, as both pages name them.

use super::words::Phrase;
use crate::regulation::performance::OrganisationBasis;

/// A result of the organisation: a rating in words, any other as it stands.
pub fn result(basis: OrganisationBasis, result: &str) -> Phrase {
    match basis {
        OrganisationBasis::Rating => Phrase::Known {
            key: format!("organisation.{result}"),
            or: result.to_owned(),
        },
        _ => Phrase::Plain(result.to_owned()),
    }
}

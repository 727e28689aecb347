//! Roles beside the post: what all that somebody holds add.

use super::basis::Origin;
use super::case::Case;
use super::key::Key;
use super::ledger::{Join, Ledger, Name, Stage, Step};
use super::refusal::{Refusals, refuse};
use super::shares::{Share, Shares};
use crate::document::Reason;
use crate::money::{Exact, Overflow};
use crate::regulation::Regulation;
use crate::regulation::roles::{Role, Roles};

/// The roles that somebody holds under the rule.
#[derive(Debug, Default)]
pub struct Held<'r> {
    rule: Option<&'r Roles>,
    roles: Vec<&'r Role>,
}

impl<'r> Held<'r> {
    /// Those of a case; what the rule refuses of them is noted.
    pub fn of(regulation: &'r Regulation, case: &Case, refusals: &mut Refusals) -> Self {
        let rule = regulation.regional.roles.as_ref();
        let listed = || rule.into_iter().flat_map(|rule| &rule.list);
        let mut roles = Vec::new();
        for (n, id) in case.roles.iter().enumerate() {
            let path = format!("$.roles[{n}]");
            let known = listed().find(|role| role.id == *id);
            if case.roles.iter().take(n).any(|earlier| earlier == id) {
                let found = id.to_string();
                refusals.note(refuse(&path, Reason::Duplicate { found }));
            } else if known.is_none() {
                let known = listed().map(|known| known.id.as_str());
                refusals.note(refuse(&path, Reason::not_ruled(id.as_str(), known)));
            }
            roles.extend(known);
        }
        Self { rule, roles }
    }

    /// What they add together, each with its line; nothing where nobody holds any.
    pub fn share(
        &self,
        shares: &Shares,
        ledger: &mut Ledger<'r>,
    ) -> Result<Option<Share>, Overflow> {
        let Some(rule) = self.rule.filter(|_| !self.roles.is_empty()) else {
            return Ok(None);
        };
        let mut sum = Exact::ZERO;
        for role in &self.roles {
            let name = || Name::of(Key::Role, &role.id);
            let mut trace = ledger.trace();
            let exact = match (role.percent, role.rupiah) {
                (Some(percent), _) => {
                    let counts = |share: &&Share| role.of.is_none() || share.criterion == role.of;
                    let of = shares.iter().filter(|share| share.criterion.is_some());
                    let base = Exact::sum(of.filter(counts).map(|share| share.exact))?;
                    let exact = base.percent(percent)?;
                    trace.step(|| {
                        let of = role
                            .of
                            .map_or(Name::plain(Key::FullEntitlement), |criterion| {
                                Name::of(Key::Criterion, criterion.word())
                            });
                        Step::new(name())
                            .with(Join::Plus, of, base)
                            .with(Join::Times, name(), percent)
                            .gives(exact)
                    });
                    exact
                }
                (None, rupiah) => rupiah.unwrap_or_default().exact(),
            };
            trace.rests_on(Origin::Regional("$.roles"), &rule.provision);
            ledger.write(Stage::Entitlement, name, exact, trace)?;
            sum = sum.plus(exact)?;
        }
        Ok(Some(Share {
            criterion: None,
            what: Key::Roles,
            exact: sum,
            paid: rule.paid,
        }))
    }
}

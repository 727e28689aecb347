//! Stage 1, entitlement: basic TPP x criteria x ability of the region (Kepmendagri
//! 900-4700/2020; PP 12/2019 Pasal 58), the acting addition, and the share of one's status.

use super::basic_tpp::basic_tpp;
use super::basis::Origin;
use super::case::{Case, CriterionInput, PositionInput};
use super::key::{Key, SetAside};
use super::ledger::{Join, Ledger, Name, Stage, Step, Trace};
use super::refusal::{Refusal, Refusals, contradicts, needs, refuse};
use crate::document::{Id, Reason};
use crate::money::{Exact, Overflow, Percent, Rupiah};
use crate::regulation::Regulation;
use crate::regulation::criteria::{CriterionAmount, CriterionRule, Paid};
use crate::regulation::places::Post;
use crate::regulation::status::ActingBase;
use crate::regulation::terms::Criterion;

/// One criterion's share of the entitlement, or the acting addition.
#[derive(Debug)]
pub struct Share {
    /// The criterion; none for the acting addition.
    pub criterion: Option<Criterion>,
    /// Rupiah in a full month.
    pub exact: Exact,
    /// How it is paid.
    pub paid: Paid,
}

/// What stage 1 comes to.
#[derive(Debug)]
pub struct Entitlement {
    /// The shares, criteria first.
    pub shares: Vec<Share>,
    /// Basic TPP, where a criterion is a percentage of it.
    pub basic_tpp: Option<Rupiah>,
}

/// Works out the shares of the entitlement and writes their lines.
pub fn entitlement<'r>(
    regulation: &'r Regulation,
    case: &Case,
    ledger: &mut Ledger<'r>,
) -> Result<Entitlement, Refusal> {
    known_post(regulation, &case.position, &mut ledger.refusals);
    let mut full = FullAmount::new(regulation, &case.position, ledger.trace());
    let mut shares = Vec::with_capacity(regulation.regional.criteria.len());
    for (criterion, rule) in regulation.regional.criteria() {
        let mut trace = ledger.trace();
        let amount = full.of(criterion, rule, &mut trace);
        let exact = ledger.refusals.or(amount, Exact::ZERO);
        shares.push(Share {
            criterion: Some(criterion),
            exact,
            paid: rule.paid,
        });
        ledger.write(Stage::Entitlement, || name(criterion), exact, trace)?;
    }
    same_for_all(regulation, &case.position, &full.post, ledger)?;
    let basic_tpp = full.basic;
    let added = acting(regulation, case, &full.post, &mut shares, ledger);
    ledger.refusals.check(added);
    let status = status(regulation, case, &mut shares, ledger);
    ledger.refusals.check(status);
    Ok(Entitlement { shares, basic_tpp })
}

fn name(criterion: Criterion) -> Name {
    Name::of(Key::Criterion, criterion.word())
}

/// An agency or a position that the pack does not have would silently get the common figures;
/// a class or an agency that is not the position's, those of somebody else.
fn known_post(regulation: &Regulation, input: &PositionInput, refusals: &mut Refusals) {
    const CLASS: &str = "$.position.class";
    const AGENCY: &str = "$.position.agency";
    const POSITION: &str = "$.position.position";
    let pack = &regulation.regional;
    if let Some(id) = &input.agency {
        let agencies = || pack.agencies.iter().flat_map(|agencies| &agencies.list);
        if agencies().all(|agency| agency.id != *id) {
            let known = agencies().map(|agency| agency.id.as_str());
            refusals.note(refuse(AGENCY, Reason::not_ruled(id.as_str(), known)));
        }
    }
    let Some(id) = &input.position else {
        return;
    };
    let Some(position) = pack.position(id) else {
        let positions = pack.positions.iter().flat_map(|positions| &positions.list);
        let known = positions.map(|known| known.id.as_str());
        refusals.note(refuse(POSITION, Reason::not_ruled(id.as_str(), known)));
        return;
    };
    if position.class != input.class {
        refusals.note(contradicts(CLASS, POSITION));
    }
    if position.agency.is_some() && input.agency.is_some() && position.agency != input.agency {
        refusals.note(contradicts(POSITION, AGENCY));
    }
}

/// Where somebody works; a position that only one agency has says which.
fn post<'a>(regulation: &'a Regulation, input: &'a PositionInput) -> Post<'a> {
    let position = input.position.as_ref();
    let only = || regulation.regional.position(position?)?.agency.as_ref();
    Post {
        class: input.class,
        agency: input.agency.as_ref().or_else(only),
        position,
    }
}

/// Says it where the figures would be the same without the agency or the position.
fn same_for_all<'r>(
    regulation: &'r Regulation,
    input: &PositionInput,
    post: &Post<'_>,
    ledger: &mut Ledger<'r>,
) -> Result<(), Overflow> {
    let pack = &regulation.regional;
    let open = || {
        let rules = pack.criteria.iter();
        let open = rules.filter(|(criterion, _)| !input.criteria.contains_key(*criterion));
        open.filter_map(|(_, rule)| rule.amount.as_ref())
    };
    let ability = pack.ability_factor.as_ref();
    let has_position = |id: &Id| open().any(|amount| amount.has_position(id));
    let has_agency = |id: &Id| {
        ability.is_some_and(|factor| factor.by_agency.contains_key(id))
            || open().any(|amount| amount.has_agency(id))
    };
    let stage = Stage::Entitlement;
    if let (Some(id), Some(list)) = (&input.agency, &pack.agencies)
        && !has_agency(id)
    {
        let mut trace = ledger.trace();
        trace.rests_on(Origin::Regional("$.agencies"), &list.provision);
        ledger.set_aside(stage, SetAside::Agency, trace)?;
    }
    if let (Some(id), Some(list)) = (&input.position, &pack.positions)
        && !has_position(id)
        && !(input.agency.is_none() && post.agency.is_some_and(has_agency))
    {
        let mut trace = ledger.trace();
        trace.rests_on(Origin::Regional("$.positions"), &list.provision);
        ledger.set_aside(stage, SetAside::Position, trace)?;
    }
    Ok(())
}

/// Whether any criterion of this case is a percentage of the basic TPP.
pub fn needs_basic_tpp(regulation: &Regulation, position: &PositionInput) -> bool {
    regulation
        .regional
        .criteria
        .iter()
        .any(
            |(criterion, rule)| match (position.criteria.get(criterion), &rule.amount) {
                (Some(CriterionInput::Percent(_)), _) => true,
                (Some(CriterionInput::Amount(_)), _) => false,
                (None, amount) => matches!(amount, Some(CriterionAmount::PercentOfBasic(_))),
            },
        )
}

/// Criteria in a full month: percent of the basic TPP or rupiah, as typed or as ruled, times the
/// ability of the region. Basic TPP is worked out once, for the first criterion that needs it.
struct FullAmount<'r, 'c> {
    regulation: &'r Regulation,
    input: &'c PositionInput,
    post: Post<'c>,
    basic: Option<Rupiah>,
    /// How basic TPP came about.
    trace: Trace<'r>,
}

impl<'r: 'c, 'c> FullAmount<'r, 'c> {
    fn new(regulation: &'r Regulation, input: &'c PositionInput, trace: Trace<'r>) -> Self {
        Self {
            regulation,
            input,
            post: post(regulation, input),
            basic: None,
            trace,
        }
    }

    fn of(
        &mut self,
        criterion: Criterion,
        rule: &'r CriterionRule,
        trace: &mut Trace<'r>,
    ) -> Result<Exact, Refusal> {
        let missing = || needs(&format!("$.position.criteria.{}", criterion.word()));
        let input = self.input.criteria.get(&criterion);
        match input {
            Some(_) => trace.stated(),
            None => trace.rests_on(Origin::Regional("$.criteria"), &rule.provision),
        }
        let exact = match (input, &rule.amount) {
            (Some(CriterionInput::Amount(amount)), _) => stated(criterion, *amount, trace),
            (Some(CriterionInput::Percent(percent)), _) => {
                self.of_basic(criterion, *percent, trace)?
            }
            (None, Some(CriterionAmount::PercentOfBasic(table))) => {
                let percent = table.get(&self.post).ok_or_else(missing)?;
                self.of_basic(criterion, percent, trace)?
            }
            (None, Some(CriterionAmount::Rupiah(table))) => {
                let amount = table.get(&self.post).ok_or_else(missing)?;
                stated(criterion, amount, trace)
            }
            (None, None) => return Err(missing()),
        };
        Ok(able_share(self.regulation, &self.post, exact, trace)?)
    }

    fn of_basic(
        &mut self,
        criterion: Criterion,
        percent: Percent,
        trace: &mut Trace<'r>,
    ) -> Result<Exact, Refusal> {
        let basic = self.basic_tpp()?;
        trace.with(&self.trace);
        let exact = basic.exact().percent(percent)?;
        trace.step(|| {
            Step::new(name(criterion))
                .with(Join::Plus, name(criterion), percent)
                .with(Join::Times, Name::plain(Key::BasicTpp), basic)
                .gives(exact)
        });
        Ok(exact)
    }

    fn basic_tpp(&mut self) -> Result<Rupiah, Refusal> {
        if let Some(known) = self.basic {
            return Ok(known);
        }
        let PositionInput {
            class,
            basic_tpp: typed,
            ..
        } = self.input;
        let basic = basic_tpp(self.regulation, *class, *typed, &mut self.trace)?;
        self.basic = Some(basic);
        Ok(basic)
    }
}

fn stated(criterion: Criterion, amount: Rupiah, trace: &mut Trace<'_>) -> Exact {
    trace.step(|| {
        Step::new(name(criterion))
            .with(Join::Plus, name(criterion), amount)
            .gives(amount)
    });
    amount.exact()
}

/// The ability of the region: a factor on every share, another one for some agencies.
fn able_share<'r>(
    regulation: &'r Regulation,
    post: &Post<'_>,
    full: Exact,
    trace: &mut Trace<'r>,
) -> Result<Exact, Overflow> {
    let Some(rule) = &regulation.regional.ability_factor else {
        return Ok(full);
    };
    let special = post.agency.and_then(|agency| rule.by_agency.get(agency));
    let factor = special.copied().unwrap_or(rule.default);
    let exact = full.times(factor)?;
    trace.step(|| {
        Step::new(Name::plain(Key::AbleShare))
            .with(Join::Plus, Name::plain(Key::BeforeAbility), full)
            .with(Join::Times, Name::plain(Key::AbilityFactor), factor)
            .gives(exact)
    });
    trace.rests_on(Origin::Regional("$.ability_factor"), &rule.provision);
    Ok(exact)
}

/// The acting addition: a percentage of the own, the acting or the lower entitlement.
fn acting<'r>(
    regulation: &'r Regulation,
    case: &Case,
    post: &Post<'_>,
    shares: &mut Vec<Share>,
    ledger: &mut Ledger<'r>,
) -> Result<(), Refusal> {
    let Some(input) = &case.acting else {
        return Ok(());
    };
    let Some(rule) = &regulation.regional.acting else {
        return Err(refuse("$.acting", Reason::not_asked("acting", [])));
    };
    let days = case.month.days();
    if input.days > days {
        return Err(refuse(
            "$.acting.days",
            Reason::out_of_range(0, days, input.days),
        ));
    }
    let own = Exact::sum(shares.iter().map(|share| share.exact))?;
    let other = PositionInput {
        class: input.class,
        agency: post.agency.cloned(),
        position: None,
        basic_tpp: input.basic_tpp,
        ..case.position.clone()
    };
    let other = entitlement_of(regulation, &other).map_err(of_the_acting_post)?;
    let base = match rule.of {
        ActingBase::Own => own,
        ActingBase::Acting => other,
        ActingBase::Lower => own.min(other),
    };
    let long_enough = input.days >= rule.least_days;
    let percent = if long_enough {
        rule.percent
    } else {
        Percent::ZERO
    };
    let exact = base.percent(percent)?;
    let name = || Name::plain(Key::Acting);
    let mut trace = ledger.trace();
    trace.step(|| {
        Step::new(name())
            .with(Join::Plus, Name::of(Key::ActingBase, rule.of.word()), base)
            .with(Join::Times, name(), percent)
            .gives(exact)
    });
    shares.push(Share {
        criterion: None,
        exact,
        paid: Paid::Split,
    });
    if input.basic_tpp.is_some() {
        trace.stated();
    }
    trace.rests_on(Origin::Regional("$.acting"), &rule.provision);
    ledger.write(Stage::Entitlement, name, exact, trace)?;
    Ok(())
}

/// What the other post lacks is asked beside the acting appointment.
fn of_the_acting_post(mut refusal: Refusal) -> Refusal {
    for field in ["class", "basicTpp"] {
        if refusal.path == format!("$.position.{field}") {
            refusal.path = format!("$.acting.{field}");
        }
    }
    refusal
}

/// The entitlement of another post, without a trace.
fn entitlement_of(regulation: &Regulation, post: &PositionInput) -> Result<Exact, Refusal> {
    let mut sum = Exact::ZERO;
    let mut full = FullAmount::new(regulation, post, Trace::new(false));
    for (criterion, rule) in regulation.regional.criteria() {
        let exact = full.of(criterion, rule, &mut Trace::new(false))?;
        sum = sum.plus(exact)?;
    }
    Ok(sum)
}

/// CPNS and others are entitled to a part only.
fn status<'r>(
    regulation: &'r Regulation,
    case: &Case,
    shares: &mut [Share],
    ledger: &mut Ledger<'r>,
) -> Result<(), Refusal> {
    let rule = &regulation.regional.employment;
    let Some(percent) = rule.percent.get(&case.employment).copied() else {
        let known = rule.percent.keys().map(|status| status.word());
        return Err(refuse(
            "$.employment",
            Reason::not_ruled(case.employment.word(), known),
        ));
    };
    let full = Exact::sum(shares.iter().map(|share| share.exact))?;
    for share in shares {
        share.exact = share.exact.percent(percent)?;
    }
    let exact = full.percent(percent)?.minus(full)?;
    let name = || Name::of(Key::Employment, case.employment.word());
    let mut trace = ledger.trace();
    trace.step(|| {
        Step::new(name())
            .with(Join::Minus, Name::plain(Key::FullEntitlement), full)
            .with(Join::TimesRest, name(), percent)
            .gives(exact)
    });
    trace.rests_on(Origin::Regional("$.employment"), &rule.provision);
    ledger.write(Stage::Entitlement, name, exact, trace)?;
    Ok(())
}

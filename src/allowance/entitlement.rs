//! Stage 1, entitlement: basic TPP x criteria x ability of the region (Kepmendagri
//! 900-4700/2020; PP 12/2019 Pasal 58), the acting addition, and the share of one's status.

use super::basic_tpp::basic_tpp;
use super::basis::Origin;
use super::case::{ActingInput, Case, CriterionInput, PositionInput};
use super::key::{Key, SetAside};
use super::ledger::{Join, Ledger, Name, Stage, Step, Trace};
use super::mid_month::{PartOfMonth, part_of_month};
use super::post::{found, post};
use super::refusal::{Refusal, Refusals, contradicts, needs, refuse};
use super::roles::Held;
use super::shares::{Share, Shares, name};
use crate::document::{Id, Reason};
use crate::money::{Exact, Factor, Overflow, Percent, Rupiah};
use crate::regulation::Regulation;
use crate::regulation::criteria::{CriterionAmount, CriterionRule, Paid};
use crate::regulation::places::Post;
use crate::regulation::rounding::RoundingRule;
use crate::regulation::status::{ActingBase, ActingRule, ActingTime, StatusEvent};
use crate::regulation::terms::Criterion;
use crate::regulation::who::Who;

const CRITERIA: usize = Criterion::ALL.len();

/// What a person's post, acting appointment and status mean under the rule.
#[derive(Debug)]
pub struct Entitled<'r> {
    post: FullMonth<'r>,
    acting: Option<Acting<'r>>,
    status: Percent,
    event: Option<&'r StatusEvent>,
    part: Option<PartOfMonth<'r>>,
    held: Held<'r>,
}

impl<'r> Entitled<'r> {
    /// As the rule has it; what it refuses is noted.
    pub fn of(regulation: &'r Regulation, case: &'r Case, refusals: &mut Refusals) -> Self {
        let input = &case.position;
        known_post(regulation, input, refusals);
        let place = post(regulation, case);
        let ability = refusals.or(ability(regulation, case, &place), None);
        let mut post = FullMonth::none(place, input.basic_tpp, ability);
        for (n, (criterion, rule)) in regulation.regional.criteria().enumerate() {
            let amount = post.amount(regulation, case, criterion, rule);
            post.keep(n, refusals.or(amount.map(Some), None));
        }
        let acting = refusals.or(Acting::of(regulation, case), None);
        let status = refusals.or(share_of_status(regulation, case), Percent::WHOLE);
        let event = refusals.or(event(regulation, case), None);
        let part = refusals.or(part_of_month(regulation, case), None);
        Self {
            post,
            acting,
            status,
            event,
            part,
            held: Held::of(regulation, case, refusals),
        }
    }
}

/// What stage 1 comes to.
#[derive(Clone, Debug)]
pub struct Entitlement {
    /// The shares.
    pub shares: Shares,
    /// Basic TPP, where a criterion is a percentage of it.
    pub basic_tpp: Option<Rupiah>,
    /// Pagu, in whole rupiah.
    pub amount: Rupiah,
}

/// Works out the shares of the entitlement and writes their lines.
pub fn entitlement<'r>(
    regulation: &'r Regulation,
    case: &Case,
    entitled: &Entitled<'r>,
    ledger: &mut Ledger<'r>,
) -> Result<Entitlement, Refusal> {
    let Entitled {
        post,
        acting,
        status,
        event,
        part,
        held,
    } = entitled;
    let mut shares = Shares::default();
    let of_basic = post.told_basic(regulation, ledger)?;
    for (place, amount) in shares.places().zip(post.amounts()) {
        let mut trace = ledger.trace();
        let exact = post.exact(regulation, amount, &of_basic, &mut trace)?;
        *place = Some(Share {
            criterion: Some(amount.criterion),
            what: Key::Criterion,
            exact,
            paid: amount.rule.paid,
        });
        ledger.write(Stage::Entitlement, || name(amount.criterion), exact, trace)?;
    }
    if ledger.is_asked() {
        same_for_all(regulation, case, ledger)?;
    }
    let own = shares.sum()?;
    let acting = match acting {
        Some(acting) => Some(acting.share(own, ledger)?),
        None => None,
    };
    let roles = held.share(&shares, ledger)?;
    shares.add(acting, roles);
    let share = (*status, *event, part.as_ref());
    let amount = of_status(regulation, case, share, &mut shares, ledger)?.nearest()?;
    Ok(Entitlement {
        shares,
        basic_tpp: post.basic,
        amount,
    })
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

/// Says it where the figures would be the same without the agency or the position.
fn same_for_all<'r>(
    regulation: &'r Regulation,
    case: &Case,
    ledger: &mut Ledger<'r>,
) -> Result<(), Overflow> {
    let pack = &regulation.regional;
    let input = &case.position;
    let post = post(regulation, case);
    let open = || {
        let rules = pack.criteria.iter();
        let open = rules.filter(|(criterion, _)| !input.criteria.contains_key(*criterion));
        open.filter_map(|(_, rule)| rule.amount.as_ref())
    };
    let ability = pack.ability_factor.as_ref();
    let is_named = |names: &dyn Fn(&Who) -> bool| {
        let mut exceptions = pack.exceptions().filter(|who| names(who));
        exceptions.any(|who| who.holds(&post) == Ok(true))
    };
    let has_position = |id: &Id| {
        let is_equalised = post.is_equalised;
        open().any(|one| one.has_position(id) || is_equalised && one.has_equalised(id))
            || is_named(&|who| who.positions.contains(id))
    };
    let has_agency = |id: &Id| {
        ability.is_some_and(|factor| factor.by_agency.contains_key(id))
            || open().any(|amount| amount.has_agency(id))
            || is_named(&|who| who.agencies.contains(id))
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

/// The ability of the region to pay somebody.
fn ability(
    regulation: &Regulation,
    case: &Case,
    post: &Post<'_>,
) -> Result<Option<Factor>, Refusal> {
    let rule = regulation.regional.ability_factor.as_ref();
    let factor = rule.map(|rule| rule.get(post)).transpose();
    found(regulation, case, factor)
}

/// The criteria of a post in a full month, with the basic TPP where one is a percentage of it.
#[derive(Debug)]
struct FullMonth<'r> {
    post: Post<'r>,
    typed_basic: Option<Rupiah>,
    /// Worked out once, for the first criterion that needs it.
    basic: Option<Rupiah>,
    ability: Option<Factor>,
    amounts: [Option<FullAmount<'r>>; CRITERIA],
}

/// One criterion: as ruled, or in place of that as the person says.
#[derive(Debug)]
struct FullAmount<'r> {
    criterion: Criterion,
    rule: &'r CriterionRule,
    is_typed: bool,
    much: HowMuch,
}

#[derive(Clone, Copy, Debug)]
enum HowMuch {
    Rupiah(Rupiah),
    OfBasic(Percent),
}

impl<'r> FullMonth<'r> {
    fn none(post: Post<'r>, typed_basic: Option<Rupiah>, ability: Option<Factor>) -> Self {
        Self {
            post,
            typed_basic,
            basic: None,
            ability,
            amounts: Default::default(),
        }
    }

    fn keep(&mut self, place: usize, amount: Option<FullAmount<'r>>) {
        if let Some(kept) = self.amounts.get_mut(place) {
            *kept = amount;
        }
    }

    fn amounts(&self) -> impl Iterator<Item = &FullAmount<'r>> {
        self.amounts.iter().flatten()
    }

    /// A criterion as typed or as ruled; one that is a percentage needs the basic TPP.
    fn amount(
        &mut self,
        regulation: &'r Regulation,
        case: &Case,
        criterion: Criterion,
        rule: &'r CriterionRule,
    ) -> Result<FullAmount<'r>, Refusal> {
        let missing = || needs(&format!("$.position.criteria.{}", criterion.word()));
        let typed = case.position.criteria.get(&criterion);
        let much = match (typed, &rule.amount) {
            (Some(CriterionInput::Amount(amount)), _) => HowMuch::Rupiah(*amount),
            (Some(CriterionInput::Percent(percent)), _) => HowMuch::OfBasic(*percent),
            (None, Some(CriterionAmount::PercentOfBasic(table))) => {
                let percent = found(regulation, case, table.get(&self.post))?;
                HowMuch::OfBasic(percent.ok_or_else(missing)?)
            }
            (None, Some(CriterionAmount::Rupiah(table))) => {
                let rupiah = found(regulation, case, table.get(&self.post))?;
                HowMuch::Rupiah(rupiah.ok_or_else(missing)?)
            }
            (None, None) => return Err(missing()),
        };
        if matches!(much, HowMuch::OfBasic(_)) && self.basic.is_none() {
            self.basic = Some(self.basic_tpp(regulation, &mut Trace::unasked())?);
        }
        Ok(FullAmount {
            criterion,
            rule,
            is_typed: typed.is_some(),
            much,
        })
    }

    fn basic_tpp(
        &self,
        regulation: &'r Regulation,
        trace: &mut Trace<'r>,
    ) -> Result<Rupiah, Refusal> {
        basic_tpp(regulation, self.post.class, self.typed_basic, trace)
    }

    /// How the basic TPP came about, where somebody asks and a criterion needs it.
    fn told_basic(
        &self,
        regulation: &'r Regulation,
        ledger: &Ledger<'r>,
    ) -> Result<Trace<'r>, Refusal> {
        let mut trace = ledger.trace();
        if trace.wanted() && self.basic.is_some() {
            self.basic_tpp(regulation, &mut trace)?;
        }
        Ok(trace)
    }

    /// Percent of the basic TPP or rupiah, times the ability of the region.
    fn exact(
        &self,
        regulation: &'r Regulation,
        amount: &FullAmount<'r>,
        of_basic: &Trace<'r>,
        trace: &mut Trace<'r>,
    ) -> Result<Exact, Overflow> {
        let FullAmount {
            criterion, rule, ..
        } = amount;
        if amount.is_typed {
            trace.stated();
        } else {
            trace.rests_on(Origin::Regional("$.criteria"), &rule.provision);
        }
        let full = match amount.much {
            HowMuch::Rupiah(rupiah) => {
                trace.step(|| {
                    Step::new(name(*criterion))
                        .with(Join::Plus, name(*criterion), rupiah)
                        .gives(rupiah)
                });
                rupiah.exact()
            }
            HowMuch::OfBasic(percent) => {
                let basic = self.basic.unwrap_or_default();
                trace.with(of_basic);
                let exact = basic.exact().percent(percent)?;
                trace.step(|| {
                    Step::new(name(*criterion))
                        .with(Join::Plus, name(*criterion), percent)
                        .with(Join::Times, Name::plain(Key::BasicTpp), basic)
                        .gives(exact)
                });
                exact
            }
        };
        self.able_share(regulation, full, trace)
    }

    /// The ability of the region: a factor on every share, another one for some agencies.
    fn able_share(
        &self,
        regulation: &'r Regulation,
        full: Exact,
        trace: &mut Trace<'r>,
    ) -> Result<Exact, Overflow> {
        let Some(factor) = self.ability else {
            return Ok(full);
        };
        let exact = full.times(factor)?;
        trace.step(|| {
            Step::new(Name::plain(Key::AbleShare))
                .with(Join::Plus, Name::plain(Key::BeforeAbility), full)
                .with(Join::Times, Name::plain(Key::AbilityFactor), factor)
                .gives(exact)
        });
        if let Some(rule) = &regulation.regional.ability_factor {
            trace.rests_on(Origin::Regional("$.ability_factor"), &rule.provision);
        }
        Ok(exact)
    }

    /// All criteria together, without a trace.
    fn sum(&self, regulation: &'r Regulation) -> Result<Exact, Overflow> {
        let unasked = Trace::unasked();
        self.amounts().try_fold(Exact::ZERO, |sum, amount| {
            sum.plus(self.exact(regulation, amount, &unasked, &mut Trace::unasked())?)
        })
    }
}

/// An acting appointment under the rule.
#[derive(Debug)]
struct Acting<'r> {
    rule: &'r ActingRule,
    /// What the acting post is entitled to.
    other: Exact,
    /// Whether it lasted long enough.
    is_paid: bool,
    is_stated: bool,
    /// Whether it stands in place of one's own post.
    replaces: bool,
}

impl<'r> Acting<'r> {
    fn of(regulation: &'r Regulation, case: &'r Case) -> Result<Option<Self>, Refusal> {
        let Some(input) = &case.acting else {
            return Ok(None);
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
        let replaces = match (rule.replaces_if_higher, input.higher) {
            (Some(true), None) => return Err(needs("$.acting.higher")),
            (Some(true), Some(is_higher)) => is_higher,
            _ => false,
        };
        let other = match input.amount {
            Some(amount) => Ok(amount.exact()),
            None => full_month_of(regulation, case, input),
        };
        Ok(Some(Self {
            rule,
            other: other.map_err(of_the_acting_post)?,
            is_paid: lasts(rule, case, input)?,
            is_stated: input.basic_tpp.or(input.amount).is_some(),
            replaces,
        }))
    }

    /// What the other post pays more than one's own, whose place it takes.
    fn difference(&self, own: Exact, trace: &mut Trace<'_>) -> Result<Exact, Overflow> {
        let exact = self.other.minus(own)?;
        trace.step(|| {
            let other = Name::of(Key::ActingBase, ActingBase::Acting.word());
            Step::new(Name::plain(Key::Acting))
                .with(Join::Plus, other, self.other)
                .with(
                    Join::Minus,
                    Name::of(Key::ActingBase, ActingBase::Own.word()),
                    own,
                )
                .gives(exact)
        });
        Ok(exact)
    }

    /// A percentage of the own, the acting or the lower entitlement; nothing before its time.
    fn addition(&self, own: Exact, trace: &mut Trace<'_>) -> Result<Exact, Overflow> {
        let Self { rule, other, .. } = self;
        let base = match rule.of {
            ActingBase::Own => own,
            ActingBase::Acting => *other,
            ActingBase::Lower => own.min(*other),
        };
        let percent = if self.is_paid {
            rule.percent
        } else {
            Percent::ZERO
        };
        let exact = base.percent(percent)?;
        trace.step(|| {
            Step::new(Name::plain(Key::Acting))
                .with(Join::Plus, Name::of(Key::ActingBase, rule.of.word()), base)
                .with(Join::Times, Name::plain(Key::Acting), percent)
                .gives(exact)
        });
        Ok(exact)
    }

    /// The acting addition.
    fn share(&self, own: Exact, ledger: &mut Ledger<'r>) -> Result<Share, Overflow> {
        let rule = self.rule;
        let name = || Name::plain(Key::Acting);
        let mut trace = ledger.trace();
        let exact = if self.replaces && self.is_paid {
            self.difference(own, &mut trace)?
        } else {
            self.addition(own, &mut trace)?
        };
        if self.is_stated {
            trace.stated();
        }
        trace.rests_on(Origin::Regional("$.acting"), &rule.provision);
        ledger.write(Stage::Entitlement, name, exact, trace)?;
        Ok(Share {
            criterion: None,
            what: Key::Acting,
            exact,
            paid: rule.paid.unwrap_or(Paid::Split),
        })
    }
}

/// Whether an appointment lasts as long as the rule asks.
fn lasts(rule: &ActingRule, case: &Case, input: &ActingInput) -> Result<bool, Refusal> {
    match rule.lasting {
        None | Some(ActingTime::Days) => Ok(input.days >= rule.least_days.unwrap_or_default()),
        Some(ActingTime::FullMonth) => Ok(input.days == case.month.days()),
        Some(ActingTime::FirstOfMonth) => {
            let covers = input.covers_first;
            covers.ok_or_else(|| needs("$.acting.coversFirst"))
        }
    }
}

/// What the acting post is entitled to in a full month.
fn full_month_of(
    regulation: &Regulation,
    case: &Case,
    input: &ActingInput,
) -> Result<Exact, Refusal> {
    let post = Post {
        class: input.class,
        position: None,
        is_equalised: false,
        ..post(regulation, case)
    };
    let ability = ability(regulation, case, &post)?;
    let mut month = FullMonth::none(post, input.basic_tpp, ability);
    for (n, (criterion, rule)) in regulation.regional.criteria().enumerate() {
        let amount = month.amount(regulation, case, criterion, rule)?;
        month.keep(n, Some(amount));
    }
    Ok(month.sum(regulation)?)
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

/// CPNS and others are entitled to a part only.
fn share_of_status(regulation: &Regulation, case: &Case) -> Result<Percent, Refusal> {
    let rule = &regulation.regional.employment;
    let percent = rule.percent.get(&case.employment).copied();
    percent.ok_or_else(|| {
        let known = rule.percent.keys().map(|status| status.word());
        let reason = Reason::not_ruled(case.employment.word(), known);
        refuse("$.employment", reason)
    })
}

/// What changes the share of the status.
fn event<'r>(regulation: &'r Regulation, case: &Case) -> Result<Option<&'r StatusEvent>, Refusal> {
    let events = &regulation.regional.employment.events;
    let Some(id) = case.event.as_ref().filter(|_| !events.is_empty()) else {
        return Ok(None);
    };
    let known = events.iter().find(|event| event.id == *id);
    known.map(Some).ok_or_else(|| {
        let known = events.iter().map(|event| event.id.as_str());
        refuse("$.event", Reason::not_ruled(id.as_str(), known))
    })
}

/// Brings the shares to the part that the status has; what they come to.
fn of_status<'r>(
    regulation: &'r Regulation,
    case: &Case,
    (status, event, part): (Percent, Option<&StatusEvent>, Option<&PartOfMonth<'r>>),
    shares: &mut Shares,
    ledger: &mut Ledger<'r>,
) -> Result<Exact, Overflow> {
    let percent = match event {
        Some(event) => event.percent.of(status)?,
        None => status,
    };
    let before_part = percent;
    let percent = match part {
        Some(part) => part.percent.of(percent)?,
        None => percent,
    };
    let full = shares.sum()?;
    if !percent.is_whole() {
        shares.times(percent)?;
    }
    let name = || Name::of(Key::Employment, case.employment.word());
    let mut trace = ledger.trace();
    if let Some(event) = event {
        trace.step(|| {
            let name_of_event = || Name::of(Key::StatusEvent, &event.id);
            Step::new(name_of_event())
                .with(Join::Plus, name(), status)
                .with(Join::Times, name_of_event(), event.percent)
                .gives(before_part)
        });
    }
    if let Some(part) = part {
        part.tell(&mut trace);
        trace.step(|| {
            let of = Name::of(Key::PartOfMonth, part.rule.rule.word());
            Step::new(name())
                .with(Join::Plus, name(), before_part)
                .with(Join::Times, of, part.percent)
                .gives(percent)
        });
        trace.rests_on(Origin::Regional("$.mid_month"), &part.rule.provision);
    }
    let rules = &regulation.regional.rounding;
    let rounding = rules.entitlement.as_ref().map(RoundingRule::rounding);
    if let Some(rounding) = rounding {
        shares.round(rounding, &mut trace)?;
    }
    let left = shares.sum()?;
    let exact = left.minus(full)?;
    trace.step(|| {
        let full = |join| Step::new(name()).with(join, Name::plain(Key::FullEntitlement), full);
        match rounding {
            None => full(Join::Minus).with(Join::TimesRest, name(), percent),
            Some(_) => full(Join::Minus).with(Join::Plus, name(), left),
        }
        .gives(exact)
    });
    let rule = &regulation.regional.employment;
    trace.rests_on(Origin::Regional("$.employment"), &rule.provision);
    ledger.write(Stage::Entitlement, name, exact, trace)?;
    Ok(left)
}

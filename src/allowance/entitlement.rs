//! Stage 1, entitlement: basic TPP x criteria x ability of the region (Kepmendagri
//! 900-4700/2020; PP 12/2019 Pasal 58), the acting addition, and the share of one's status.

use super::basis::{Basis, Origin};
use super::case::{ActingInput, Case, CriterionInput};
use super::ledger::{Explanation, Join, Ledger, Name, Refusal, Stage, Step};
use crate::document::{Fault, Reason};
use crate::money::{Exact, Factor, Overflow, Percent, Rupiah};
use crate::regulation::Regulation;
use crate::regulation::basic_tpp::{BasicMethod, Governance, Indices};
use crate::regulation::criteria::{CriterionAmount, CriterionRule, Paid, Post};
use crate::regulation::status::ActingBase;
use crate::regulation::terms::{Criterion, JobClass};

/// What a post is entitled to in a full month.
#[derive(Debug)]
pub struct Entitlement {
    /// Basic TPP of the job class, where the criteria need it.
    pub basic_tpp: Option<Rupiah>,
    /// The shares that make up the entitlement.
    pub shares: Vec<Share>,
}

/// One criterion's share of the entitlement, or the acting addition.
#[derive(Debug)]
pub struct Share {
    /// What it is for.
    pub name: Name,
    /// Rupiah in a full month.
    pub exact: Exact,
    /// How it is paid.
    pub paid: Paid,
}

/// An amount with how it came about.
struct Figure<'a> {
    exact: Exact,
    steps: Vec<Step>,
    basis: Basis<'a>,
}

/// Works out the entitlement and writes its lines.
pub fn entitlement(
    regulation: &Regulation,
    case: &Case,
    ledger: &mut Ledger,
) -> Result<Entitlement, Refusal> {
    let mut shares = Vec::new();
    let mut own = Exact::ZERO;
    for (criterion, rule) in &regulation.regional.criteria {
        let figure = criterion_figure(regulation, case, *criterion, rule)?;
        own = own.plus(figure.exact)?;
        let name = Name::of("criterion", criterion.word());
        shares.push(Share {
            name: name.clone(),
            exact: figure.exact,
            paid: rule.paid,
        });
        write(regulation, ledger, name, figure)?;
    }
    if let Some(acting) = &case.acting {
        let figure = acting_figure(regulation, case, acting, own)?;
        let name = Name::plain("acting");
        shares.push(Share {
            name: name.clone(),
            exact: figure.exact,
            paid: Paid::Split,
        });
        write(regulation, ledger, name, figure)?;
    }
    status_share(regulation, case, &mut shares, ledger)?;
    let basic_tpp = needs_basic(regulation, case)
        .then(|| {
            basic_tpp(
                regulation,
                case.position.class,
                case.position.basic_tpp,
                "$.position.basicTpp",
            )
        })
        .transpose()?
        .map(|figure| figure.exact.nearest())
        .transpose()?;
    Ok(Entitlement { basic_tpp, shares })
}

fn write(
    regulation: &Regulation,
    ledger: &mut Ledger,
    name: Name,
    figure: Figure<'_>,
) -> Result<(), Overflow> {
    let Figure {
        exact,
        steps,
        basis,
    } = figure;
    ledger.write(Stage::Entitlement, name, exact, basis.confidence(), || {
        Explanation {
            steps,
            rounding: None,
            sources: basis.sources(regulation),
        }
    })
}

/// One criterion: percent of the basic TPP or rupiah, times the ability factor.
fn criterion_figure<'a>(
    regulation: &'a Regulation,
    case: &Case,
    criterion: Criterion,
    rule: &'a CriterionRule,
) -> Result<Figure<'a>, Refusal> {
    let position = &case.position;
    let post = Post {
        class: position.class,
        agency: position.agency.as_ref(),
        position: position.position.as_ref(),
    };
    let typed = position.criteria.get(&criterion);
    let path = || format!("$.position.criteria.{}", criterion.word());
    let basic = || {
        basic_tpp(
            regulation,
            position.class,
            position.basic_tpp,
            "$.position.basicTpp",
        )
    };
    let name = Name::of("criterion", criterion.word());
    let ruled = Basis::on(Origin::Regional("$.criteria"), &rule.provision);
    let full = match (typed, &rule.amount) {
        (Some(CriterionInput::Amount(amount)), _) => typed_amount(name, *amount),
        (Some(CriterionInput::Percent(percent)), _) => {
            percent_of(name, basic()?, *percent, Basis::default())?
        }
        (None, Some(CriterionAmount::PercentOfBasic(table))) => {
            let percent = table.get(&post).ok_or_else(|| needs(path()))?;
            percent_of(name, basic()?, percent, ruled)?
        }
        (None, Some(CriterionAmount::Rupiah(table))) => {
            let amount = table.get(&post).ok_or_else(|| needs(path()))?;
            Figure {
                basis: ruled,
                ..typed_amount(name, amount)
            }
        }
        (None, None) => return Err(needs(path())),
    };
    with_ability(regulation, post.agency, full).map_err(Refusal::from)
}

fn needs(path: String) -> Refusal {
    Fault {
        path,
        reason: Reason::NeedsInput,
    }
}

fn typed_amount<'a>(name: Name, amount: Rupiah) -> Figure<'a> {
    let step = Step::new(name.clone())
        .with(Join::Plus, name, amount)
        .gives(amount);
    Figure {
        exact: amount.exact(),
        steps: vec![step],
        basis: Basis::default(),
    }
}

fn percent_of<'a>(
    name: Name,
    basic: Figure<'a>,
    percent: Percent,
    basis: Basis<'a>,
) -> Result<Figure<'a>, Overflow> {
    let exact = basic.exact.percent(percent)?;
    let mut steps = basic.steps;
    steps.push(
        Step::new(name.clone())
            .with(Join::Plus, name, percent)
            .with(Join::Times, Name::plain("basic_tpp"), basic.exact)
            .gives(exact),
    );
    Ok(Figure {
        exact,
        steps,
        basis: basis.with(&basic.basis),
    })
}

/// The ability of the region: a factor on every share, another one for some agencies.
fn with_ability<'a>(
    regulation: &'a Regulation,
    agency: Option<&crate::document::Id>,
    figure: Figure<'a>,
) -> Result<Figure<'a>, Overflow> {
    let Some(rule) = &regulation.regional.ability_factor else {
        return Ok(figure);
    };
    let factor = agency
        .and_then(|agency| rule.by_agency.get(agency))
        .copied()
        .unwrap_or(rule.default);
    let exact = figure.exact.times(factor)?;
    let mut steps = figure.steps;
    steps.push(
        Step::new(Name::plain("able_share"))
            .with(Join::Plus, Name::plain("before_ability"), figure.exact)
            .with(Join::Times, Name::plain("ability_factor"), factor)
            .gives(exact),
    );
    let basis = figure
        .basis
        .and(Origin::Regional("$.ability_factor"), &rule.provision);
    Ok(Figure {
        exact,
        steps,
        basis,
    })
}

/// Whether any criterion of this case is a percentage of the basic TPP.
fn needs_basic(regulation: &Regulation, case: &Case) -> bool {
    regulation
        .regional
        .criteria
        .iter()
        .any(
            |(criterion, rule)| match (case.position.criteria.get(criterion), &rule.amount) {
                (Some(CriterionInput::Percent(_)), _) => true,
                (Some(CriterionInput::Amount(_)), _) => false,
                (None, amount) => matches!(amount, Some(CriterionAmount::PercentOfBasic(_))),
            },
        )
}

/// Basic TPP of a job class, whole rupiah by the pack's rounding.
fn basic_tpp<'a>(
    regulation: &'a Regulation,
    class: JobClass,
    typed: Option<Rupiah>,
    path: &str,
) -> Result<Figure<'a>, Refusal> {
    let name = Name::plain("basic_tpp");
    if let Some(amount) = typed {
        return Ok(typed_amount(name, amount));
    }
    let rule = &regulation.regional.basic_tpp;
    let basis = Basis::on(Origin::Regional("$.basic_tpp"), &rule.provision);
    let factor = match &rule.method {
        None => return Err(needs(path.to_owned())),
        Some(BasicMethod::Table(table)) => {
            let amount = *table
                .get(&class)
                .ok_or_else(|| not_ruled(class, table.keys()))?;
            return Ok(Figure {
                basis,
                ..typed_amount(name, amount)
            });
        }
        Some(BasicMethod::Coefficient(factor)) => (*factor, Vec::new()),
        Some(BasicMethod::Indices(indices)) => product_of_indices(regulation, indices)?,
    };
    let (factor, mut steps) = factor;
    let national = &regulation.national.bpk_by_class;
    let base = *national
        .amounts
        .get(&class)
        .ok_or_else(|| not_ruled(class, national.amounts.keys()))?;
    let amount = base
        .exact()
        .times(factor)?
        .round(rule.rounding.rounding())?;
    steps.push(
        Step::new(name)
            .with(Join::Plus, Name::of("bpk", class), base)
            .with(Join::Times, Name::plain("coefficient"), factor)
            .gives(amount),
    );
    let basis = basis.and(Origin::National("$.bpk_by_class"), &national.provision);
    Ok(Figure {
        exact: amount.exact(),
        steps,
        basis,
    })
}

fn not_ruled<'k>(class: JobClass, known: impl Iterator<Item = &'k JobClass>) -> Refusal {
    let known = known.map(|class| class.to_string()).collect();
    Fault {
        path: "$.position.class".to_owned(),
        reason: Reason::NotRuled {
            found: class.to_string(),
            known,
        },
    }
}

/// IKFD x IKK x IPPD.
fn product_of_indices(
    regulation: &Regulation,
    indices: &Indices,
) -> Result<(Factor, Vec<Step>), Refusal> {
    let (governance, mut steps) = match &indices.governance {
        Governance::Index(index) => (*index, Vec::new()),
        Governance::Scores(scores) => {
            let rule = &regulation.national.governance_index;
            let mut total = Percent::ZERO;
            let mut step = Step::new(Name::plain("governance_total"));
            for (id, score) in scores {
                let weight = rule.weights.get(id).copied().unwrap_or_default();
                total = total.plus(score.of(weight)?)?;
                step = step.with(Join::Plus, Name::of("governance", id), score.of(weight)?);
            }
            let total = Factor::from_decimal(total.decimal());
            let reached = rule
                .steps
                .iter()
                .find(|step| total > step.above)
                .or(rule.steps.last());
            let index = reached.map_or(Factor::ZERO, |step| step.index);
            (index, vec![step.gives(total)])
        }
    };
    let product = indices
        .fiscal_capacity
        .times(indices.construction_cost)?
        .times(governance)?;
    steps.push(
        Step::new(Name::plain("coefficient"))
            .with(
                Join::Plus,
                Name::plain("fiscal_capacity"),
                indices.fiscal_capacity,
            )
            .with(
                Join::Times,
                Name::plain("construction_cost"),
                indices.construction_cost,
            )
            .with(Join::Times, Name::plain("governance_index"), governance)
            .gives(product),
    );
    Ok((product, steps))
}

/// The acting addition: a percentage of the own, the acting or the lower entitlement.
fn acting_figure<'a>(
    regulation: &'a Regulation,
    case: &Case,
    acting: &ActingInput,
    own: Exact,
) -> Result<Figure<'a>, Refusal> {
    let Some(rule) = &regulation.regional.acting else {
        let reason = Reason::not_ruled("acting", []);
        return Err(Fault {
            path: "$.acting".to_owned(),
            reason,
        });
    };
    let other = acting_entitlement(regulation, case, acting)?;
    let base = match rule.of {
        ActingBase::Own => own,
        ActingBase::Acting => other,
        ActingBase::Lower => own.min(other),
    };
    let long_enough = acting.days >= rule.least_days;
    let percent = if long_enough {
        rule.percent
    } else {
        Percent::ZERO
    };
    let exact = base.percent(percent)?;
    let step = Step::new(Name::plain("acting"))
        .with(Join::Plus, Name::of("acting_base", rule.of.word()), base)
        .with(Join::Times, Name::plain("acting"), percent)
        .gives(exact);
    Ok(Figure {
        exact,
        steps: vec![step],
        basis: Basis::on(Origin::Regional("$.acting"), &rule.provision),
    })
}

/// Entitlement of the acting post: the same agency, the other class.
fn acting_entitlement(
    regulation: &Regulation,
    case: &Case,
    acting: &ActingInput,
) -> Result<Exact, Refusal> {
    let mut other = case.clone();
    other.position.class = acting.class;
    other.position.position = None;
    other.position.basic_tpp = acting.basic_tpp;
    regulation
        .regional
        .criteria
        .iter()
        .try_fold(Exact::ZERO, |sum, (criterion, rule)| {
            let figure = criterion_figure(regulation, &other, *criterion, rule)?;
            sum.plus(figure.exact).map_err(Refusal::from)
        })
}

/// CPNS and others are entitled to a part only.
fn status_share(
    regulation: &Regulation,
    case: &Case,
    shares: &mut [Share],
    ledger: &mut Ledger,
) -> Result<(), Refusal> {
    let rule = &regulation.regional.employment;
    let Some(percent) = rule.percent.get(&case.employment).copied() else {
        let known = rule.percent.keys().map(|status| status.word());
        let reason = Reason::not_ruled(case.employment.word(), known);
        return Err(Fault {
            path: "$.employment".to_owned(),
            reason,
        });
    };
    let full = Exact::sum(shares.iter().map(|share| share.exact))?;
    for share in shares {
        share.exact = share.exact.percent(percent)?;
    }
    let cut = full.percent(percent)?.minus(full)?;
    let basis = Basis::on(Origin::Regional("$.employment"), &rule.provision);
    ledger.write(
        Stage::Entitlement,
        Name::of("employment", case.employment.word()),
        cut,
        basis.confidence(),
        || Explanation {
            steps: vec![
                Step::new(Name::of("employment", case.employment.word()))
                    .with(Join::Minus, Name::plain("full_entitlement"), full)
                    .with(
                        Join::TimesRest,
                        Name::of("employment", case.employment.word()),
                        percent,
                    )
                    .gives(cut),
            ],
            rounding: None,
            sources: basis.sources(regulation),
        },
    )?;
    Ok(())
}

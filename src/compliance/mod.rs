//! How a public service scores, what class it lands in, and what would raise it.
//!
//! One engine, instruments as data: [`Instrument::load`] reads an instrument pack, and whoever
//! holds an [`Instrument`] holds one without contradictions.
//!
//! - [`instrument`]: the pack as it is written.
//! - [`tree`]: a checked tree of weighted indicators.
//! - [`answers`]: what a unit answered.
//! - [`bands`]: a score as it is written, and its class.
//! - [`score`]: score, class, parts, and the range while answers are open.
//! - [`improvement`]: the fewest steps to a class.
//! - [`change`]: why the mean of an instansi moved between two periods.
//! - [`units`]: several units, their mean, and their weakest indicators.
//! - [`survey`]: answers of respondents from CSV, and how many are needed.
//! - [`standard`]: the fourteen components of a service standard.
//! - [`rating`]: the organisational rating that follows from a class.

pub mod answers;
pub mod bands;
mod build;
pub mod change;
pub mod criterion;
pub mod improvement;
pub mod instrument;
mod names;
mod node;
pub mod rating;
mod reading;
pub mod score;
pub mod standard;
pub mod survey;
pub mod tree;
pub mod units;
mod weights;

use crate::document::{Fault, Faults, Id, Path, Read, Reader, Reason, Value};
use crate::money::Overflow;
use crate::provision::{Provision, Standing, Validity};
use instrument::{MethodPack, Pack};
use rating::RatingPack;
use standard::StandardPack;
use tree::Tree;

/// An instrument, checked.
#[derive(Clone, Debug)]
pub struct Instrument {
    /// Id.
    pub id: Id,
    /// Title.
    pub title: String,
    /// Title in English.
    pub title_en: Option<String>,
    /// Standing.
    pub status: Standing,
    /// Months it can be used for.
    pub valid: Validity,
    /// What it rests on.
    pub provision: Provision,
    /// How it scores.
    pub method: Method,
}

/// How an instrument scores.
#[derive(Clone, Debug)]
pub enum Method {
    /// A tree of weighted indicators.
    Tree(Box<Tree>),
    /// Components that are there or are not.
    Standard(Box<StandardPack>),
    /// An organisational rating from a class.
    Rating(Box<RatingPack>),
}

impl Instrument {
    /// Reads and checks an instrument. The error holds every fault.
    pub fn load(document: &Value) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(document);
        let pack = Pack::read(&mut reader);
        let mut faults = reader.into_faults().by_section();
        let method = check(pack.method, &pack.provision, &mut faults);
        match method {
            Some(method) if faults.is_empty() => Ok(Self {
                id: pack.id,
                title: pack.title,
                title_en: pack.title_en,
                status: pack.status,
                valid: pack.valid,
                provision: pack.provision,
                method,
            }),
            _ => Err(faults.into_vec()),
        }
    }

    /// The tree, for what only trees can do.
    pub fn tree(&self) -> Result<&Tree, Vec<Fault>> {
        match &self.method {
            Method::Tree(tree) => Ok(tree),
            _ => Err(other_method("tree")),
        }
    }

    /// The service standard, for what only a standard can do.
    pub fn standard(&self) -> Result<&StandardPack, Vec<Fault>> {
        match &self.method {
            Method::Standard(standard) => Ok(standard),
            _ => Err(other_method("standard")),
        }
    }

    /// The organisational rating, for what only a rating can do.
    pub fn rating(&self) -> Result<&RatingPack, Vec<Fault>> {
        match &self.method {
            Method::Rating(rating) => Ok(rating),
            _ => Err(other_method("rating")),
        }
    }
}

fn check(method: MethodPack, provision: &Provision, faults: &mut Faults) -> Option<Method> {
    let at = Path::ROOT.key("method");
    match method {
        MethodPack::Tree(pack) => Tree::load(pack, provision.confidence, &at.key("tree"), faults)
            .map(|tree| Method::Tree(Box::new(tree))),
        MethodPack::Standard(pack) => {
            pack.check(&at.key("standard"), faults);
            Some(Method::Standard(Box::new(pack)))
        }
        MethodPack::Rating(pack) => {
            pack.check(&at.key("rating"), faults);
            Some(Method::Rating(Box::new(pack)))
        }
    }
}

/// One fault in a list.
pub(crate) fn fault(at: &Path<'_>, reason: Reason) -> Vec<Fault> {
    let mut faults = Faults::default();
    faults.add(at, reason);
    faults.into_vec()
}

fn other_method(needed: &str) -> Vec<Fault> {
    let known = vec![needed.to_owned()];
    fault(&Path::ROOT.key("method"), Reason::ExactlyOne { known })
}

impl From<Overflow> for Vec<Fault> {
    fn from(_: Overflow) -> Self {
        fault(&Path::ROOT, Reason::TooLarge)
    }
}

//! What is odd about a pack beside the day it is and the other packs at hand.

use crate::calendar::{Date, Month};
use crate::document::{Doubt, Path, Value, Warning};
use crate::provision::Standing;

/// The day it is, and the other packs at hand.
#[derive(Clone, Debug, Default)]
pub struct Beside<'a> {
    /// The day; none where nobody knows it.
    pub today: Option<Date>,
    /// The packs.
    pub packs: Vec<&'a Value>,
}

impl Beside<'_> {
    /// What is odd.
    pub fn doubts(&self, pack: &Value) -> Vec<Warning> {
        let mut doubts = Doubts(Vec::new());
        self.sources(pack, &Path::ROOT, &mut doubts);
        let valid = Path::ROOT.key("valid");
        self.month(
            pack.entry("valid").entry("from"),
            &valid.key("from"),
            &mut doubts,
        );
        for other in self.packs.iter().filter(|other| **other != pack) {
            let title = || words(other.entry("title")).to_owned();
            if is_same(pack, other, "id") {
                let doubt = Doubt::IdTaken { title: title() };
                doubts.add(&Path::ROOT.key("id"), doubt);
            } else if are_in_force_at_once(pack, other) {
                doubts.add(&valid, Doubt::TwoInForce { title: title() });
            }
        }
        doubts.0
    }

    /// The sources of all sections.
    fn sources(&self, value: &Value, at: &Path<'_>, doubts: &mut Doubts) {
        match value {
            Value::Object(entries) => {
                for (key, inner) in entries {
                    let at = at.key(key);
                    if key == "provision" {
                        self.source(inner, &at, doubts);
                    } else {
                        self.sources(inner, &at, doubts);
                    }
                }
            }
            Value::List(items) => {
                for (n, item) in items.iter().enumerate() {
                    self.sources(item, &at.index(n), doubts);
                }
            }
            _ => {}
        }
    }

    fn source(&self, provision: &Value, at: &Path<'_>, doubts: &mut Doubts) {
        let checked = Date::parse(words(provision.entry("checked")));
        if let Some((checked, today)) = checked.zip(self.today).filter(|(day, now)| day > now) {
            let (found, today) = (checked.to_string(), today.to_string());
            doubts.add(&at.key("checked"), Doubt::InFuture { found, today });
        }
        let in_force = provision.entry("in_force");
        let in_force_at = at.key("in_force");
        self.month(in_force.entry("from"), &in_force_at.key("from"), doubts);
        if let (Some(from), Some(until)) = (month(in_force, "from"), month(in_force, "until"))
            && until < from
        {
            let (from, until) = (from.to_string(), until.to_string());
            doubts.add(&in_force_at, Doubt::EndsBefore { from, until });
        }
    }

    /// A month that has not come yet.
    fn month(&self, month: &Value, at: &Path<'_>, doubts: &mut Doubts) {
        let month = Month::parse(words(month));
        if let Some((month, today)) = month.zip(self.today).filter(|(m, now)| *m > now.month()) {
            let (found, today) = (month.to_string(), today.to_string());
            doubts.add(at, Doubt::InFuture { found, today });
        }
    }
}

struct Doubts(Vec<Warning>);

impl Doubts {
    fn add(&mut self, at: &Path<'_>, doubt: Doubt) {
        let path = at.to_string();
        self.0.push(Warning { path, doubt });
    }
}

/// Two packs in force for the same region in the same months.
fn are_in_force_at_once(one: &Value, other: &Value) -> bool {
    let in_force = |pack: &Value| words(pack.entry("status")) == Standing::InForce.word();
    let (region, other_region) = (one.entry("region"), other.entry("region"));
    let is_one_region = ["code", "name"]
        .iter()
        .any(|key| is_same(region, other_region, key));
    let begins_before_end_of = |one: &Value, other: &Value| {
        let until = month(other.entry("valid"), "until");
        let from = month(one.entry("valid"), "from");
        from.is_some_and(|from| until.is_none_or(|until| from <= until))
    };
    in_force(one)
        && in_force(other)
        && is_one_region
        && begins_before_end_of(one, other)
        && begins_before_end_of(other, one)
}

fn is_same(one: &Value, other: &Value, key: &str) -> bool {
    let text = words(one.entry(key));
    !text.is_empty() && text == words(other.entry(key))
}

fn month(range: &Value, key: &str) -> Option<Month> {
    Month::parse(words(range.entry(key)))
}

fn words(value: &Value) -> &str {
    match value {
        Value::Text(text) => text,
        _ => "",
    }
}

//! The packs at hand: those that came with the page and those a person added.

use crate::document::{Fault, Path, Reason, Value};
use crate::provision::Standing;
use crate::regulation::{self, National, Regulation};
use std::rc::Rc;

/// Packs, checked as far as they were asked for.
#[derive(Clone, Debug, Default)]
pub struct Library {
    nationals: Vec<National>,
    regionals: Vec<Rc<Value>>,
    /// What was wrong with packs left out.
    pub faults: Vec<Fault>,
}

/// What the list of regulations shows of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Id.
    pub id: &'a str,
    /// Title.
    pub title: &'a str,
    /// Standing.
    pub standing: Standing,
}

/// A regulation ready for use, and the document it was made from.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The pack as it was written, without the person's numbers.
    pub pack: Rc<Value>,
    /// The rule.
    pub regulation: Rc<Regulation>,
}

impl Library {
    /// The library of a list of packs. One that cannot be used is left out; its faults stay to
    /// be told.
    pub fn of(packs: Vec<Value>) -> Self {
        let mut library = Self::default();
        for pack in packs {
            if let Err(found) = library.add(pack) {
                library.faults.extend(found);
            }
        }
        library
    }

    /// Adds a pack in place of one with the same id, and gives its id. A regional pack is checked
    /// when it is used.
    pub fn add(&mut self, pack: Value) -> Result<String, Vec<Fault>> {
        let id = match regulation::pack_id(&pack) {
            Some(id) => id.to_string(),
            None => return Err(vec![no_id(&pack)]),
        };
        if regulation::is_regional(&pack) {
            self.regionals.retain(|known| id_of(known) != id);
            self.regionals.push(Rc::new(pack));
        } else {
            let national = National::load(pack)?;
            self.nationals.retain(|known| known.pack.id.as_str() != id);
            self.nationals.push(national);
        }
        Ok(id)
    }

    /// The regional packs, as the list shows them.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.regionals.iter().map(|pack| Entry {
            id: id_of(pack),
            title: text(pack, "title"),
            standing: standing(pack),
        })
    }

    /// The pack to begin with where none is named: one in force before a draft, a draft before
    /// what is past or made up.
    pub fn first(&self) -> Option<&str> {
        self.entries()
            .min_by_key(|entry| entry.standing)
            .map(|entry| entry.id)
    }

    /// A regulation with numbers put in place of the pack's own.
    pub fn choose<'a>(
        &self,
        id: &str,
        numbers: impl Iterator<Item = (&'a str, Value)>,
    ) -> Result<Chosen, Vec<Fault>> {
        let Some(pack) = self.regionals.iter().find(|pack| id_of(pack) == id) else {
            let reason = Reason::unknown_reference(id, self.entries().map(|entry| entry.id));
            let path = Path::ROOT.key("id").to_string();
            return Err(vec![Fault { path, reason }]);
        };
        let mut numbers = numbers.peekable();
        let regulation = if numbers.peek().is_none() {
            Regulation::load(pack, &self.nationals)?
        } else {
            let mut changed = Value::clone(pack);
            for (path, number) in numbers {
                changed.put(path, number);
            }
            Regulation::load(&changed, &self.nationals)?
        };
        Ok(Chosen {
            pack: Rc::clone(pack),
            regulation: Rc::new(regulation),
        })
    }
}

fn no_id(pack: &Value) -> Fault {
    let reason = match pack {
        Value::Object(_) => match pack.get("id") {
            None => Reason::Missing,
            Some(Value::Text(found)) => Reason::NotId {
                found: found.clone(),
            },
            Some(other) => Reason::wrong_type("string", other),
        },
        other => {
            return Fault {
                path: Path::ROOT.to_string(),
                reason: Reason::wrong_type("object", other),
            };
        }
    };
    Fault {
        path: Path::ROOT.key("id").to_string(),
        reason,
    }
}

fn id_of(pack: &Value) -> &str {
    text(pack, "id")
}

fn text<'a>(pack: &'a Value, key: &str) -> &'a str {
    match pack.get(key) {
        Some(Value::Text(text)) => text,
        _ => "",
    }
}

/// The standing a pack claims; one that claims none sorts last.
fn standing(pack: &Value) -> Standing {
    let claimed = text(pack, "status");
    let known = Standing::ALL.iter().copied();
    known
        .into_iter()
        .find(|standing| standing.word() == claimed)
        .unwrap_or(Standing::Example)
}

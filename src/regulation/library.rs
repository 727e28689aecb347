//! The packs at hand: those that came with the page and those a person added.

use super::beside::Beside;
use super::origin::Origin;
use crate::document::json::Document;
use crate::document::{self, Fault, Path, Reason, Value, Warning};
use crate::provision::{Date, Standing};
use crate::regulation::{self, Checked, National, Regulation};
use serde::Serialize;
use std::rc::Rc;

/// Packs, checked as far as they were asked for.
#[derive(Clone, Debug, Default)]
pub struct Library {
    nationals: Vec<National>,
    /// Where the national packs are from that are not this site's.
    strangers: Vec<(String, Origin)>,
    regionals: Vec<Regional>,
    /// What was wrong with packs left out.
    pub faults: Vec<Fault>,
    /// The day it is, if anybody has said so.
    pub today: Option<Date>,
}

/// A region's pack, by the key under which it is chosen.
#[derive(Clone, Debug)]
struct Regional {
    key: String,
    origin: Origin,
    pack: Rc<Value>,
}

/// What the list of regulations shows of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The key to choose it by.
    pub key: &'a str,
    /// Title.
    pub title: &'a str,
    /// Standing.
    pub standing: Standing,
    /// Where it is from.
    pub origin: Origin,
}

/// A regulation ready for use, and the document it was made from.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The key it was chosen by.
    pub key: String,
    /// Where it is from; where its pack and the national one differ, whichever is not the site's.
    pub origin: Origin,
    /// The pack as it was written, without the person's numbers.
    pub pack: Rc<Value>,
    /// The rule.
    pub regulation: Rc<Regulation>,
    /// What is odd about a pack that is not the site's.
    pub warnings: Rc<[Warning]>,
}

/// The rule that the surrounding page names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// One of those at hand, by its key.
    Id(String),
    /// A pack that it brings.
    Pack {
        /// What the person may know it by.
        name: String,
        /// The pack, or why it is none.
        pack: Result<Document, Fault>,
        /// Where it is from.
        origin: Origin,
    },
}

/// What came of a rule that was named.
#[derive(Clone, Debug)]
pub struct Named {
    /// The packs at hand, with one that was brought.
    pub library: Rc<Library>,
    /// The rule; none where none was named, or none that can be used.
    pub chosen: Option<Chosen>,
    /// The one that cannot be used.
    pub refused: Option<Refused>,
    /// Another stands in for it, by the will of the surrounding page's administrator.
    pub is_fallback: bool,
}

/// A pack that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// How the person knows it: its file, title or id.
    pub name: String,
    /// Everything wrong with it.
    pub faults: Vec<Fault>,
}

impl Named {
    fn take(&mut self, wanted: Wanted) {
        let (name, found) = match wanted {
            Wanted::Id(key) => {
                let chosen = self.library.choose(&key, std::iter::empty());
                (key, chosen)
            }
            Wanted::Pack { name, pack, origin } => {
                let pack = pack.map_err(|fault| vec![fault]);
                let found = pack.and_then(|pack| self.library.with(pack, origin));
                let chosen = found.map(|(library, chosen)| {
                    self.library = Rc::new(library);
                    chosen
                });
                (name, chosen)
            }
        };
        match found {
            Ok(chosen) => self.chosen = Some(chosen),
            Err(faults) => self.refused = Some(Refused { name, faults }),
        }
    }
}

impl Library {
    /// The library of this site's packs. One that cannot be used is left out; its faults stay to
    /// be told.
    pub fn of(packs: Vec<Value>) -> Self {
        let mut library = Self::default();
        for pack in packs {
            if let Err(found) = library.add(pack, Origin::Site) {
                library.faults.extend(found);
            }
        }
        library
    }

    /// The same on a day.
    pub fn on(self, today: Option<Date>) -> Self {
        Self { today, ..self }
    }

    /// Adds a pack in place of one with the same id and origin, and gives its key. A regional
    /// pack is checked when it is used.
    pub fn add(&mut self, pack: Value, origin: Origin) -> Result<String, Vec<Fault>> {
        let id = match regulation::pack_id(&pack) {
            Some(id) => id.to_string(),
            None => return Err(vec![no_id(&pack)]),
        };
        let key = origin.key(&id);
        if regulation::is_regional(&pack) {
            self.remove(&key);
            let pack = Rc::new(pack);
            self.regionals.push(Regional {
                key: key.clone(),
                origin,
                pack,
            });
        } else {
            self.add_national(id, pack, origin)?;
        }
        Ok(key)
    }

    /// The packs of regions name a national one by its id, so that a stranger's cannot have the
    /// id of this site's.
    fn add_national(&mut self, id: String, pack: Value, origin: Origin) -> Result<(), Vec<Fault>> {
        let is_taken = |known: &National| known.pack.id.as_str() == id;
        let is_site = !self.strangers.iter().any(|(stranger, _)| *stranger == id);
        if origin != Origin::Site && is_site && self.nationals.iter().any(is_taken) {
            let path = Path::ROOT.key("id").to_string();
            let reason = Reason::Duplicate { found: id };
            return Err(vec![Fault { path, reason }]);
        }
        let national = National::load(pack)?;
        self.nationals.retain(|known| !is_taken(known));
        self.strangers.retain(|(stranger, _)| *stranger != id);
        if origin != Origin::Site {
            self.strangers.push((id, origin));
        }
        self.nationals.push(national);
        Ok(())
    }

    /// Takes a region's pack out.
    pub fn remove(&mut self, key: &str) {
        self.regionals.retain(|known| known.key != key);
    }

    /// The regional packs, as the list shows them.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.regionals.iter().map(|regional| Entry {
            key: &regional.key,
            title: text(&regional.pack, "title"),
            standing: standing(&regional.pack),
            origin: regional.origin,
        })
    }

    /// Whether a region's pack stands under a key.
    pub fn has(&self, key: &str) -> bool {
        self.regionals.iter().any(|regional| regional.key == key)
    }

    /// The rule that is named, else the one to fall back to.
    pub fn named(self: &Rc<Self>, wanted: Option<Wanted>, fallback: Option<String>) -> Named {
        let mut named = Named {
            library: Rc::clone(self),
            chosen: None,
            refused: None,
            is_fallback: false,
        };
        if let Some(wanted) = wanted {
            named.take(wanted);
        }
        if named.chosen.is_none()
            && let Some(key) = fallback
        {
            named.take(Wanted::Id(key));
            named.is_fallback = named.chosen.is_some();
        }
        named
    }

    /// A pack that somebody names as the rule, with the library that it is in then. It must be a
    /// region's: a national pack alone is no rule. One of this site's, to the letter, is that one,
    /// whoever brings it.
    fn with(&self, document: Document, origin: Origin) -> Result<(Self, Chosen), Vec<Fault>> {
        let is_national = !regulation::is_regional(&document.value);
        if is_national && regulation::pack_id(&document.value).is_some() {
            let path = Path::ROOT.key("builds_on").to_string();
            let reason = Reason::Missing;
            return Err(vec![Fault { path, reason }]);
        }
        self.check(&document)?;
        let pack = document.value;
        let id = regulation::pack_id(&pack);
        let is_it = |known: &&Regional| {
            let may_be = known.origin == Origin::Site && regulation::pack_id(&known.pack) == id;
            may_be && document::hash([&*known.pack]) == document::hash([&pack])
        };
        if let Some(known) = self.regionals.iter().find(is_it) {
            let chosen = self.choose(&known.key, std::iter::empty())?;
            return Ok((self.clone(), chosen));
        }
        let mut library = self.clone();
        let key = library.add(pack, origin)?;
        let chosen = library.choose(&key, std::iter::empty())?;
        Ok((library, chosen))
    }

    /// A pack from a file of the person's own, with the library that it is in then: a rule, or a
    /// national pack for the rules that name it.
    pub fn with_pack(&self, document: Document) -> Result<(Self, Option<Chosen>), Vec<Fault>> {
        if regulation::is_regional(&document.value) {
            let (library, chosen) = self.with(document, Origin::File)?;
            return Ok((library, Some(chosen)));
        }
        self.check(&document)?;
        let mut library = self.clone();
        library.add(document.value, Origin::File)?;
        Ok((library, None))
    }

    /// All that is wrong with a pack; one that is nothing of a pack lacks an id first of all.
    fn check(&self, document: &Document) -> Result<(), Vec<Fault>> {
        let pack = &document.value;
        let is_pack = regulation::pack_id(pack).is_some() || regulation::is_regional(pack);
        if !is_pack {
            return Err(vec![no_id(pack)]);
        }
        let checked = regulation::check(document, &self.nationals, &Beside::default());
        if checked.faults.is_empty() {
            Ok(())
        } else {
            Err(checked.faults)
        }
    }

    /// Tries a region's pack that is being written, beside the others but for the one under a key.
    pub fn tried(&self, pack: &Value, key: &str) -> (Checked, Option<Regulation>) {
        let (mut checked, regulation) = regulation::tried(pack, &self.nationals);
        checked.warnings.extend(self.beside(key).doubts(pack));
        (checked, regulation)
    }

    /// The pack under a key.
    pub fn pack(&self, key: &str) -> Option<&Rc<Value>> {
        let mut known = self.regionals.iter();
        known
            .find(|known| known.key == key)
            .map(|known| &known.pack)
    }

    /// The other packs of regions at hand, and the day.
    fn beside(&self, key: &str) -> Beside<'_> {
        let others = self.regionals.iter().filter(|other| other.key != key);
        Beside {
            today: self.today,
            packs: others.map(|other| &*other.pack).collect(),
        }
    }

    /// A regulation with numbers put in place of the pack's own.
    pub fn choose<'a>(
        &self,
        key: &str,
        numbers: impl Iterator<Item = (&'a str, Value)>,
    ) -> Result<Chosen, Vec<Fault>> {
        let Some(regional) = self.regionals.iter().find(|regional| regional.key == key) else {
            let reason = Reason::unknown_reference(key, self.entries().map(|entry| entry.key));
            let path = Path::ROOT.key("id").to_string();
            return Err(vec![Fault { path, reason }]);
        };
        let pack = &regional.pack;
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
        let national = regulation.national.id.as_str();
        let mut strangers = self.strangers.iter();
        let base = strangers.find(|(stranger, _)| stranger == national);
        let origin = match (regional.origin, base) {
            (Origin::Site, Some((_, origin))) => *origin,
            (origin, _) => origin,
        };
        let mut warnings = Vec::new();
        if regional.origin != Origin::Site {
            warnings.extend(regulation.warnings.iter().cloned());
            warnings.extend(self.beside(key).doubts(pack));
        }
        Ok(Chosen {
            key: regional.key.clone(),
            origin,
            pack: Rc::clone(pack),
            regulation: Rc::new(regulation),
            warnings: warnings.into(),
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

//! What the lines and numbers of an estimate are called: the engine gives keys and ids, the
//! pack knows the names of its own things, and the words know the rest.

use crate::allowance::ledger::Name;
use crate::app::kit::words::{Phrase, Words};
use crate::document::Id;
use crate::regulation::Regulation;
use crate::regulation::attendance::{Deduction, Minutes};

/// Deductions of one's own that the page offers by name.
pub const KNOWN_DEDUCTIONS: [&str; 2] = ["zakat", "korpri"];

/// A deduction for attendance within its kind: its minutes, its own name, or its kind.
pub fn level(deduction: &Deduction) -> Phrase {
    match (&deduction.name, &deduction.minutes) {
        (Some(name), _) => Phrase::Plain(name.clone()),
        (None, Some(minutes)) => with_minutes("minutes", minutes),
        (None, None) => Phrase::of(format!("infraction.{}", deduction.kind.word())),
    }
}

/// A deduction for attendance by its full name.
pub fn deduction(deduction: &Deduction) -> Phrase {
    match (&deduction.name, &deduction.minutes) {
        (None, Some(minutes)) => {
            with_minutes(&format!("infraction.{}", deduction.kind.word()), minutes)
        }
        _ => level(deduction),
    }
}

fn with_minutes(key: &str, minutes: &Minutes) -> Phrase {
    match minutes.to {
        Some(to) => Phrase::of(format!("{key}.range"))
            .with("from", minutes.from)
            .with("to", to),
        None => Phrase::of(format!("{key}.open")).with("from", minutes.from),
    }
}

/// Days for which a pack credits minutes, by the pack's id.
pub fn credited(id: &str) -> Phrase {
    Phrase::Known {
        key: format!("credited.{id}"),
        or: id.replace(['_', '-'], " "),
    }
}

/// Calls things by their names in one language.
#[derive(Clone, Copy)]
pub struct Namer<'a> {
    /// The words.
    pub words: &'a Words,
    /// The regulation whose ids are named.
    pub regulation: &'a Regulation,
}

impl Namer<'_> {
    /// The name of a line of the breakdown.
    pub fn line(&self, name: &Name) -> String {
        let key = name.key.word();
        match name.of.as_deref() {
            None => self.words.get(&format!("line.{key}")).to_owned(),
            Some(part) if self.is_part(part) => {
                let part = self.part(part);
                self.words.say(&format!("line.{key}"), &[("part", &part)])
            }
            Some(_) => self.term(name),
        }
    }

    /// The name of a number in a formula.
    pub fn term(&self, name: &Name) -> String {
        let key = name.key.word();
        let Some(of) = name.of.as_deref() else {
            return self.words.get(&format!("term.{key}")).to_owned();
        };
        self.own_name(key, of)
            .or_else(|| self.words.find(&format!("{key}.{of}")).map(str::to_owned))
            .unwrap_or_else(|| self.words.say(&format!("term.{key}"), &[("of", of)]))
    }

    /// What the pack itself, or the person, calls it.
    pub fn own_name(&self, key: &str, of: &str) -> Option<String> {
        let pack = &self.regulation.regional;
        match key {
            "part" => Some(self.part(of)),
            "infraction" | "absence" => {
                let deduction = pack.attendance.as_ref()?.deduction(&Id::parse(of)?)?;
                Some(self.words.phrase(&self::deduction(deduction)))
            }
            "sanction" => {
                let national = &self.regulation.national.sanctions;
                let list = &pack.sanctions.as_ref().unwrap_or(national).list;
                let sanction = list.iter().find(|sanction| sanction.id.as_str() == of)?;
                Some(sanction.name.clone())
            }
            "reduction" => {
                let list = &pack.reductions.as_ref()?.list;
                let reduction = list.iter().find(|reduction| reduction.id.as_str() == of)?;
                Some(reduction.name.clone())
            }
            "role" => {
                let list = &pack.roles.as_ref()?.list;
                let role = list.iter().find(|role| role.id.as_str() == of)?;
                Some(role.name.clone())
            }
            "extra_month" => {
                let mut months = pack.extra_months.iter();
                let month = months.find(|month| month.id.as_str() == of)?;
                Some(month.name.clone())
            }
            "status_event" => {
                let events = &pack.employment.events;
                let event = events.iter().find(|event| event.id.as_str() == of)?;
                Some(event.name.clone())
            }
            "measure" => {
                let list = &pack.measures.as_ref()?.list;
                let measure = list.iter().find(|measure| measure.id.as_str() == of)?;
                Some(measure.name.clone())
            }
            "own_deduction" if !KNOWN_DEDUCTIONS.contains(&of) => Some(of.to_owned()),
            _ => None,
        }
    }

    fn is_part(&self, id: &str) -> bool {
        let parts = &self.regulation.regional.payment.parts;
        parts.iter().any(|part| part.id.as_str() == id)
    }

    /// A part in this language if it is one of the usual, else as the pack calls it.
    fn part(&self, id: &str) -> String {
        let parts = &self.regulation.regional.payment.parts;
        let own = parts.iter().find(|part| part.id.as_str() == id);
        self.words
            .find(&format!("part.{id}"))
            .or(own.map(|part| part.name.as_str()))
            .unwrap_or(id)
            .to_owned()
    }
}

//! The rule that the pages begin with, and the one that the custom element falls back to.

use crate::{json, shell};
use anyhow::{Result, ensure};
use lexopt::Arg::Long;
use lexopt::ValueExt;
use minijinja::{Value, context};
use serde_json::Value as Json;

/// The own pages are Kutai Kartanegara's, unless the build is told otherwise.
const OWN: &str = "kukar-2024-rancangan";

/// Ids of rule packs.
pub struct Rule {
    /// That of the own pages, and of the snippets they show.
    page: String,
    /// That of a tag or frame which names none, or one that cannot be had; without one it asks.
    element: String,
}

impl Default for Rule {
    fn default() -> Self {
        Self {
            page: OWN.to_owned(),
            element: String::new(),
        }
    }
}

impl Rule {
    /// Reads the command line after `build`.
    pub fn read(mut arguments: lexopt::Parser) -> Result<Self> {
        let mut rule = Self::default();
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("regulation") => rule = Self::everywhere(&arguments.value()?.string()?)?,
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(rule)
    }

    /// A region's pack for the pages and for the element.
    pub fn everywhere(id: &str) -> Result<Self> {
        let packs = json::folder(&shell::root().join("web/regulations"))?;
        let packs = packs
            .iter()
            .filter(|(_, pack)| pack.get("builds_on").is_some());
        let known: Vec<&str> = packs
            .filter_map(|(_, pack)| pack.get("id")?.as_str())
            .collect();
        ensure!(
            known.contains(&id),
            "--regulation {id}: there is no such rule pack; there are {}",
            known.join(", ")
        );
        Ok(Self {
            page: id.to_owned(),
            element: id.to_owned(),
        })
    }

    /// Of some packs those that the page's own rule consists of, and the others; all are the first
    /// where the page has no rule of its own.
    pub fn first_of(&self, packs: Vec<Json>) -> (Vec<Json>, Vec<Json>) {
        let own = packs.iter().find(|pack| pack["id"] == *self.page);
        let Some(national) = own.map(|pack| pack["builds_on"].clone()) else {
            return (packs, Vec::new());
        };
        packs
            .into_iter()
            .partition(|pack| pack["id"] == *self.page || pack["id"] == national)
    }

    /// What templates call `regulation`.
    pub fn value(&self) -> Value {
        context! { page => &self.page, element => &self.element }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<Rule> {
        Rule::read(lexopt::Parser::from_args(arguments))
    }

    #[test]
    fn a_build_that_is_told_nothing_gives_the_element_no_rule() {
        let rule = read(&[]).unwrap().value();
        assert_eq!(rule, context! { page => OWN, element => "" });
    }

    #[test]
    fn a_build_has_the_rule_it_was_told_everywhere() {
        let id = "seruyan-2023";
        let rule = read(&["--regulation", id]).unwrap().value();
        assert_eq!(rule, context! { page => id, element => id });
    }

    #[test]
    fn the_own_rule_comes_first_with_the_national_one_it_builds_on() {
        let packs = r#"[{"id":"jambi","builds_on":"n"},{"id":"n"},{"id":"?","builds_on":"n"}]"#;
        let packs: Vec<Json> = serde_json::from_str(&packs.replace('?', OWN)).unwrap();
        let (first, rest) = Rule::default().first_of(packs.clone());
        assert_eq!(first, packs[1..]);
        assert_eq!(rest, packs[..1]);
        let none = Rule {
            page: String::new(),
            element: String::new(),
        };
        assert_eq!(none.first_of(packs.clone()), (packs, Vec::new()));
    }

    #[test]
    fn a_rule_that_is_not_there_is_refused_with_those_that_are() {
        for id in ["kukar-2024", "nasional-2024", ""] {
            let refused = read(&["--regulation", id]).err().unwrap().to_string();
            assert!(refused.contains(OWN), "{refused}");
            assert!(!refused.contains("are nasional"), "{refused}");
        }
        assert!(read(&["--regulasi", OWN]).is_err());
    }
}

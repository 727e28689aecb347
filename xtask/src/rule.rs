//! The rule that the pages begin with, and the one that the custom element falls back to.

use crate::files::Files;
use crate::{json, marks, shell};
use anyhow::{Result, bail, ensure};
use lexopt::Arg::Long;
use lexopt::ValueExt;

const OPEN: &str = "__RULE ";
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

    /// Puts the ids where a text asks for them.
    pub fn fill(&self, text: &str) -> Result<String> {
        marks::fill(text, OPEN, |of| match of {
            "page" => Ok(self.page.clone()),
            "element" => Ok(self.element.clone()),
            _ => bail!("a rule of the page or of the element"),
        })
    }

    /// Fills the scripts of a version.
    pub fn write_into(&self, version: &mut Files) -> Result<()> {
        let scripts = version.iter_mut().filter(|(path, contents)| {
            path.ends_with(".js") && contents.windows(OPEN.len()).any(|w| w == OPEN.as_bytes())
        });
        for (_, contents) in scripts {
            *contents = self.fill(str::from_utf8(contents)?)?.into_bytes();
        }
        Ok(())
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
        let rule = read(&[]).unwrap();
        let text = "'__RULE page__' '__RULE element__'";
        assert_eq!(rule.fill(text).unwrap(), format!("'{OWN}' ''"));
        assert!(rule.fill("__RULE other__").is_err());
    }

    #[test]
    fn a_build_has_the_rule_it_was_told_everywhere() {
        let rule = read(&["--regulation", "seruyan-2023"]).unwrap();
        let mut version = Files::from([
            ("a.js".to_owned(), b"'__RULE page__'".to_vec()),
            ("b.js".to_owned(), b"'__RULE element__'".to_vec()),
        ]);
        rule.write_into(&mut version).unwrap();
        assert!(version.values().all(|script| script == b"'seruyan-2023'"));
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

//! Whether enough respondents answered a survey.

use super::assessment::Assessment;
use crate::app::kit::typed::{self, Asked};
use crate::compliance::answers::{Answer, Answers};
use crate::compliance::instrument::Sample;
use crate::document::Value;

/// How many respondents are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    /// No population is typed.
    Unknown,
    /// What is typed is no number of people.
    Unreadable,
    /// So many.
    People(u32),
}

/// How many respondents there are, and how many are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Respondents {
    /// Needed for the population typed.
    pub needed: Needed,
    /// Fewest who answered a question, as far as their number was typed.
    pub answered: Option<u32>,
}

impl Respondents {
    /// Counts those of an assessment.
    pub fn of(assessment: Option<&Assessment>, sample: &Sample) -> Self {
        let population = assessment.map_or("", |assessment| assessment.population.trim());
        let size = |population| sample.size(population).ok();
        Self {
            needed: match population {
                "" => Needed::Unknown,
                text => people(text)
                    .and_then(size)
                    .map_or(Needed::Unreadable, Needed::People),
            },
            answered: assessment.and_then(|assessment| fewest(&assessment.answers())),
        }
    }

    /// Whether those who answered are enough; none while either number is missing.
    pub fn suffice(&self) -> Option<bool> {
        match self.needed {
            Needed::People(needed) => Some(self.answered? >= needed),
            Needed::Unknown | Needed::Unreadable => None,
        }
    }
}

/// A number of people, at least one.
pub fn people(text: &str) -> Option<u32> {
    match typed::read(Asked::Count, text) {
        Ok(Value::Whole(number)) => u32::try_from(number).ok().filter(|people| *people > 0),
        _ => None,
    }
}

fn fewest(answers: &Answers) -> Option<u32> {
    let respondents = answers.given.values().filter_map(|answer| match answer {
        Answer::Survey(totals) => Some(totals.respondents),
        Answer::Word(_) => None,
    });
    respondents.min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compliance::Instrument;

    fn respondents(population: &str, answers: &[(&str, &str)]) -> Respondents {
        let path = format!("{}/web/instruments/skm.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let skm = Instrument::load(&serde_json::from_str(&text).unwrap()).unwrap();
        let sample = skm.tree().unwrap().pack.sample.clone().unwrap();
        let mut assessment = Assessment {
            population: population.to_owned(),
            ..Assessment::default()
        };
        for (id, text) in answers {
            assessment
                .answers
                .insert((*id).to_owned(), (*text).to_owned());
        }
        Respondents::of(Some(&assessment), &sample)
    }

    #[test]
    fn the_question_with_the_fewest_answers_decides() {
        let found = respondents(
            "1.000",
            &[("u1", "900/300"), ("u2", "800/277"), ("u3", "3,5")],
        );
        assert_eq!(found.needed, Needed::People(278));
        assert_eq!(found.answered, Some(277));
        assert_eq!(found.suffice(), Some(false));
        let found = respondents("1.000", &[("u1", "900/278")]);
        assert_eq!(found.suffice(), Some(true));
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        assert_eq!(respondents("", &[("u1", "900/300")]).suffice(), None);
        assert_eq!(respondents("1000", &[("u1", "3,5")]).suffice(), None);
        for wrong in ["0", "-5", "banyak", "99999999999"] {
            assert_eq!(
                respondents(wrong, &[]).needed,
                Needed::Unreadable,
                "{wrong}"
            );
        }
    }
}

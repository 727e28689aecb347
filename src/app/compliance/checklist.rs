//! An instrument as a list of questions in groups, in reading order.

use super::assessment::Assessment;
use crate::app::kit::words::Language;
use crate::compliance::instrument::{Content, Group, Measure, Part, Step};
use crate::compliance::score::Score;
use crate::compliance::tree::Tree;

/// All questions of an instrument.
#[derive(Clone, Debug, Default)]
pub struct Checklist<'t> {
    /// Its chapters.
    pub chapters: Vec<Chapter<'t>>,
}

/// Indicators that stand together.
#[derive(Clone, Debug)]
pub struct Chapter<'t> {
    /// The groups around them, from the outermost; none right under the top.
    pub groups: Vec<&'t Part>,
    /// The indicators.
    pub items: Vec<Item<'t>>,
}

/// An indicator and how it is answered.
#[derive(Clone, Copy, Debug)]
pub struct Item<'t> {
    /// The indicator.
    pub part: &'t Part,
    /// What may be answered.
    pub kind: Kind<'t>,
}

/// How an indicator is answered.
#[derive(Clone, Copy, Debug)]
pub enum Kind<'t> {
    /// A step of its scale, from the lowest.
    Steps(&'t [Step]),
    /// A number between bounds.
    Measure(&'t Measure),
}

/// The text for a language, where the instrument has one.
pub fn spoken<'t>(language: Language, id: &'t str, en: Option<&'t String>) -> &'t str {
    match (language, en) {
        (Language::En, Some(en)) => en,
        _ => id,
    }
}

/// The name of a group or indicator.
pub fn name(language: Language, part: &Part) -> &str {
    spoken(language, &part.label, part.label_en.as_ref())
}

/// The wording of a step.
pub fn wording(language: Language, step: &Step) -> &str {
    spoken(language, &step.label, step.label_en.as_ref())
}

impl<'t> Checklist<'t> {
    /// The questions of an instrument.
    pub fn of(tree: &'t Tree) -> Self {
        let mut chapters = Vec::new();
        collect(tree, &tree.pack.total, &[], &mut chapters);
        Self { chapters }
    }

    /// The indicators, from the first to the last.
    pub fn items(&self) -> impl Iterator<Item = &Item<'t>> {
        self.chapters.iter().flat_map(|chapter| &chapter.items)
    }

    /// The place of an indicator among all.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.items().position(|item| item.part.id.as_str() == id)
    }

    /// The chapter in which the indicator at a place stands.
    pub fn chapter_of(&self, place: usize) -> Option<usize> {
        let mut ends = self.chapters.iter().scan(0_usize, |end, chapter| {
            *end = end.saturating_add(chapter.items.len());
            Some(*end)
        });
        ends.position(|end| place < end)
    }

    /// Those that respondents answer.
    pub fn surveyed(&self) -> impl Iterator<Item = &Item<'t>> {
        let asks = |item: &&Item<'t>| matches!(item.kind, Kind::Measure(measure) if measure.respondent.is_some());
        self.items().filter(asks)
    }

    /// Whether an answer can rise by a step.
    pub fn has_steps(&self) -> bool {
        self.items().any(|item| matches!(item.kind, Kind::Steps(_)))
    }

    /// How many of them have an answer that can stand.
    pub fn answered(&self, assessment: &Assessment, score: &Score) -> usize {
        let stands = |item: &&Item<'t>| {
            let id = item.part.id.as_str();
            let text = assessment.answers.get(id);
            let place = ["$.", id].concat();
            text.is_some_and(|text| !text.trim().is_empty())
                && !score.refused.iter().any(|fault| fault.path == place)
        };
        self.items().filter(stands).count()
    }

    /// An indicator by its id.
    pub fn item(&self, id: &str) -> Option<&Item<'t>> {
        self.items().find(|item| item.part.id.as_str() == id)
    }

    /// A group or an indicator by its id.
    pub fn part(&self, id: &str) -> Option<&'t Part> {
        let groups = self.chapters.iter().flat_map(|chapter| &chapter.groups);
        let mut groups = groups.copied();
        groups
            .find(|part| part.id.as_str() == id)
            .or_else(|| self.item(id).map(|item| item.part))
    }
}

fn collect<'t>(
    tree: &'t Tree,
    group: &'t Group,
    around: &[&'t Part],
    found: &mut Vec<Chapter<'t>>,
) {
    let mut items = Vec::new();
    let flush = |items: &mut Vec<Item<'t>>, found: &mut Vec<Chapter<'t>>| {
        if !items.is_empty() {
            found.push(Chapter {
                groups: around.to_vec(),
                items: std::mem::take(items),
            });
        }
    };
    for part in &group.parts {
        let kind = match &part.of {
            Content::Group(inner) => {
                flush(&mut items, found);
                let mut inside = around.to_vec();
                inside.push(part);
                collect(tree, inner, &inside, found);
                continue;
            }
            Content::Steps(steps) => Kind::Steps(steps),
            Content::Scale(id) => {
                let scale = tree.pack.scales.iter().find(|scale| scale.id == *id);
                Kind::Steps(scale.map_or(&[], |scale| &scale.steps))
            }
            Content::Measure(measure) => Kind::Measure(measure),
        };
        items.push(Item { part, kind });
    }
    flush(&mut items, found);
}

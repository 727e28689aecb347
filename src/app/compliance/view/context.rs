//! What every view of the officer's page needs, and what several draw.

use super::Options;
use super::written::points;
use crate::app::compliance::action::Action;
use crate::app::compliance::checklist::{Checklist, spoken};
use crate::app::compliance::sample;
use crate::app::compliance::scale::shortened;
use crate::app::compliance::state::State;
use crate::app::kit::el::{El, el, several};
pub use crate::app::kit::field::{field, help, number, wrong};
use crate::app::kit::id::id;
use crate::app::kit::sentence;
use crate::app::kit::typed::{self, Asked};
use crate::app::kit::words::Words;
use crate::money::Points;
use crate::provision::Confidence;
use yew::{Callback, Html};

/// What every view needs.
pub struct ViewContext<'a> {
    /// The state shown.
    pub state: &'a State,
    /// The questions of the instrument in work; none where it asks for service standards.
    pub list: Checklist<'a>,
    /// The words of the language spoken.
    pub words: &'a Words,
    /// What the surrounding page asks for.
    pub options: &'a Options,
    /// Prefix of every id.
    pub prefix: &'a str,
    /// Takes actions.
    pub act: &'a Callback<Action>,
}

impl ViewContext<'_> {
    /// An id of this page's own.
    pub fn id(&self, name: &str) -> String {
        id(self.prefix, name)
    }

    /// A text.
    pub fn get<'t>(&'t self, key: &'t str) -> &'t str {
        self.words.get(key)
    }

    /// A text with its placeholders filled in.
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.say(key, values)
    }

    /// A unit by its name, which may still be blank.
    pub fn unit<'t>(&'t self, name: &'t str) -> &'t str {
        match name {
            "" => self.get("compliance.unnamed"),
            name => name,
        }
    }

    /// A score of the instrument in work in words.
    pub fn points(&self, score: Points) -> String {
        let tree = self.state.instrument().map(|(_, tree)| tree);
        let bands = tree.map_or(&[][..], |tree| &tree.pack.bands.list);
        points(shortened(score, bands))
    }

    /// So many of so many.
    pub fn of(&self, key: &str, n: usize, count: usize) -> String {
        let (n, count) = (n.to_string(), count.to_string());
        self.say(key, &[("n", &n), ("count", &count)])
    }

    /// An instrument by its usual name.
    pub fn instrument<'t>(&'t self, id: &'t str) -> &'t str {
        let mut known = self.state.catalogue.instruments.iter();
        let found = known.find(|instrument| instrument.id.as_str() == id);
        let title = found.map(|found| {
            let (id, en) = (&found.title, found.title_en.as_ref());
            spoken(self.state.language, id, en)
        });
        let usual = self.words.find(&["instrument.", id].concat());
        usual.or(title).unwrap_or(id)
    }

    /// The word that stands beside a number nobody has confirmed.
    pub fn mark(&self, confidence: Confidence) -> Option<El> {
        let mark = || {
            el("span")
                .class("mark assumed")
                .text(self.get("compliance.assumed"))
        };
        (confidence == Confidence::Assumed).then(mark)
    }
}

/// Sentences that each say what is wrong.
pub fn wrongs(texts: impl Iterator<Item = String>) -> Html {
    several(texts.map(|text| wrong(&text).into()))
}

/// A field for how many people there are.
pub fn people(
    context: &ViewContext<'_>,
    name: &str,
    value: &str,
    action: fn(String) -> Action,
) -> El {
    let id = context.id(name);
    let mistake = no_people(context, value);
    let input = number(&id, "numeric")
        .value(value)
        .wrong(mistake.is_some())
        .on_type(context.act.reform(action));
    field(&id, context.get(&format!("compliance.{name}")), input)
        .class(field_class(mistake.is_some()))
        .with_some(mistake.map(|mistake| wrong(&mistake)))
}

/// Why a text is no number of people; a blank one is not filled in yet.
fn no_people(context: &ViewContext<'_>, text: &str) -> Option<String> {
    let asked = Asked::Count;
    match typed::read(asked, text) {
        _ if text.trim().is_empty() || sample::people(text).is_some() => None,
        Err(wrong) => Some(sentence::typed(context.words, asked, text, &wrong)),
        Ok(_) => Some(context.get("compliance.population.wrong").to_owned()),
    }
}

/// The class of a field, which may have something wrong with it.
pub fn field_class(is_wrong: bool) -> &'static str {
    if is_wrong { "field is-wrong" } else { "field" }
}

/// A bar: what is sure, and hatched what is still open, in thousandths.
pub fn track(sure: i64, open: i64) -> El {
    let rect = |class| {
        let rect = el("rect").class(class).is("x", "0").is("y", "2");
        rect.is("height", "8").is("rx", "4")
    };
    let hatched = el("line").class("open").share("x1", sure).share("x2", open);
    el("svg")
        .class("track")
        .is("aria-hidden", "true")
        .with(rect("rail").is("width", "100%"))
        .with(hatched.is("y1", "6").is("y2", "6"))
        .with(rect("sure").share("width", sure))
}

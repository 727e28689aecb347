//! The list of rules, and the mark of those that this site does not stand for.

use super::el::{El, el, several};
use super::select::{option, select};
use super::words::{Language, Words};
use crate::provision::Standing;
use crate::regulation::library::{Entry, Library};
use crate::regulation::origin::Origin;
use yew::{Callback, Html};

/// The list of rules by their standing; with none chosen it asks for one.
pub fn rules(
    id: &str,
    words: &Words,
    library: &Library,
    chosen: Option<&str>,
    choose: Callback<String>,
) -> El {
    let groups = Standing::ALL.iter().map(|standing| {
        let entries = library.entries();
        let entries: Vec<Html> = entries
            .filter(|entry| entry.standing == *standing)
            .map(|entry| rule(words, &entry))
            .collect();
        if entries.is_empty() {
            return Html::default();
        }
        let label = format!("standing.{}", standing.word());
        let group = el("optgroup").set("label", words.get(&label));
        group.with_all(entries).into()
    });
    let ask = match chosen {
        Some(_) => Html::default(),
        None => el("option")
            .set("value", "")
            .has("disabled", true)
            .text(words.get("choose.list"))
            .into(),
    };
    select(
        id,
        chosen.unwrap_or_default(),
        choose,
        several([ask, several(groups)]),
    )
}

fn rule(words: &Words, entry: &Entry<'_>) -> Html {
    let language = Language::OF_PACKS.code();
    if entry.origin == Origin::Site {
        return option(entry.key, entry.title, language);
    }
    let title = [entry.title, " (", &from(words, entry.origin), ")"].concat();
    option(entry.key, &title, "")
}

/// Where a pack is from that is not this site's.
fn from(words: &Words, origin: Origin) -> String {
    words.get(&["origin.", origin.word()].concat()).to_owned()
}

/// What stands wherever a figure stands that was made by a rule which is not this site's.
pub fn foreign(words: &Words, origin: Origin) -> Option<El> {
    let mark = || {
        el("span")
            .class("mark foreign")
            .text(words.get("origin.foreign"))
    };
    (origin != Origin::Site).then(mark)
}

/// The same with where the rule is from.
pub fn says_foreign(words: &Words, origin: Origin) -> Option<El> {
    let mark = foreign(words, origin)?;
    let from = el("span").text(&from(words, origin));
    Some(el("p").class("hint").with(mark).text(" ").with(from))
}

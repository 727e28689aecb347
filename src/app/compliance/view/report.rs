//! What the page keeps on the device, and tells the page around it.

use super::{Options, unreadable};
use crate::app::compliance::assessment::Spot;
use crate::app::compliance::assessments::Assessments;
use crate::app::compliance::state::State;
use crate::app::kit::js;
use crate::app::kit::words::Language;

/// What the device and the surrounding page know already.
pub struct Reported {
    kept: Assessments,
    language: Option<Language>,
    scored: Option<(Assessments, Spot)>,
}

impl Reported {
    /// The device knows what the page began with, the surrounding page nothing.
    pub fn at(start: &State) -> Self {
        Self {
            kept: start.assessments.clone(),
            language: None,
            scored: None,
        }
    }

    /// Something has changed that was not told yet.
    pub fn is_behind(&self, state: &State) -> bool {
        self.kept != state.assessments
    }

    /// Tells the surrounding page the assessments and keeps them on the device, once something has
    /// changed. Tells whether the device does.
    pub fn keep(&mut self, options: &Options, state: &State) -> Option<bool> {
        if !self.is_behind(state) {
            return None;
        }
        options.tell("kept", &state.assessments.write());
        let before = std::mem::replace(&mut self.kept, state.assessments.clone());
        let key = options.storage.as_deref()?;
        unreadable::set_aside(key);
        let stored = js::recall(key).and_then(Result::ok);
        let mut all = stored.map_or_else(Assessments::default, |stored| {
            options.catalogue.read(&stored).0
        });
        all.follow(&before, &state.assessments);
        Some(js::keep(key, &all.write()))
    }

    /// Tells the surrounding page the language, and what the assessment in work comes to, once something
    /// has changed.
    pub fn tell(&mut self, options: &Options, state: &State) {
        if self.language != Some(state.language) {
            self.language = Some(state.language);
            options.tell("language", &state.language.code());
        }
        let scored = self.scored.as_ref();
        if scored.is_some_and(|(assessments, spot)| {
            *assessments == state.assessments && *spot == state.spot
        }) {
            return;
        }
        self.scored = Some((state.assessments.clone(), state.spot.clone()));
        if let Some(score) = state.score.as_deref() {
            options.tell("score", score);
        }
    }
}

/// Keeps the language that a person has chosen.
pub fn keep_language(options: &Options, language: Language) {
    if let Some(key) = &options.storage {
        js::keep_text(&language_key(key), language.code());
    }
}

/// The language chosen last on this device, by the key under which it keeps the assessments.
pub fn kept_language(key: &str) -> Option<Language> {
    Language::of_code(&js::recall_text(&language_key(key))?)
}

fn language_key(key: &str) -> String {
    format!("{key}-language")
}

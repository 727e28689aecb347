//! What the page keeps on the device, and tells the page around it.

use crate::allowance::Estimate;
use crate::app::estimate::calendar::{CALENDAR, Told};
use crate::app::estimate::options::Options;
use crate::app::estimate::stage::Stage;
use crate::app::estimate::state::{Answer, SHEET, State};
use crate::app::kit::js;
use crate::app::kit::words::Language;
use crate::document::Value;
use crate::regulation::library::Refused;
use crate::regulation::origin::Origin;
use std::rc::Rc;

/// What the surrounding page and the device know already.
pub struct Reported {
    language: Option<Language>,
    answer: Option<Rc<Answer>>,
    refused: Option<Refused>,
    is_sheet_open: bool,
    calendar: Option<Told>,
    kept: Value,
    is_kept: bool,
}

impl Reported {
    /// The device knows what the page began with, the surrounding page nothing.
    pub fn at(start: &Stage) -> Self {
        Self {
            language: None,
            answer: None,
            refused: None,
            is_sheet_open: false,
            calendar: None,
            kept: start.kept(),
            is_kept: true,
        }
    }

    /// Tells the surrounding page what is new: the language, the estimate, a refused pack.
    pub fn tell(&mut self, stage: &Stage, options: &Options) {
        if self.language != Some(stage.language()) {
            self.language = Some(stage.language());
            options.tell("language", &stage.language().code());
        }
        if let Stage::Open(state) = stage
            && let Some(answer) = state.answer()
            && self.answer.as_ref() != Some(answer)
        {
            self.answer = Some(Rc::clone(answer));
            options.tell("estimate", &Estimated::of(state, answer));
        }
        let is_sheet_open = matches!(stage, Stage::Open(state) if state.is_open(SHEET));
        if self.is_sheet_open != is_sheet_open {
            self.is_sheet_open = is_sheet_open;
            options.tell("sheet", &is_sheet_open);
        }
        self.tell_calendar(stage, options);
        if self.refused.as_ref() != stage.refused() {
            self.refused = stage.refused().cloned();
            if let Some(refused) = &self.refused {
                options.tell("error", refused);
            }
        }
    }

    /// Tells the surrounding page what the calendar shows, for as long as it is open.
    fn tell_calendar(&mut self, stage: &Stage, options: &Options) {
        let told = match stage {
            Stage::Open(state) if state.is_open(CALENDAR) => told(state, options),
            _ => None,
        };
        if self.calendar != told {
            self.calendar = told;
            options.tell("calendar", &self.calendar);
        }
    }

    /// Tells the surrounding page what was typed and keeps it on the device, if it has changed. Tells
    /// whether the device does, where that is to do so and did otherwise before.
    pub fn keep(&mut self, stage: &Stage, options: &Options) -> Option<bool> {
        let kept = stage.kept();
        if self.kept == kept {
            return None;
        }
        options.tell("kept", &kept);
        let key = options.storage.as_ref();
        let is_kept = key.map(|key| js::keep(key, &kept));
        self.kept = kept;
        is_kept.filter(|is_kept| std::mem::replace(&mut self.is_kept, *is_kept) != *is_kept)
    }
}

fn told(state: &State, options: &Options) -> Option<Told> {
    let rule = state.chosen.regulation.regional.attendance.as_ref()?;
    let words = options.words(state.language);
    let kept = state.marked_days();
    Some(Told::of(rule, &words, state.language, state.month, kept))
}

/// What is told of an estimate: itself, and by which rule it was made.
#[derive(serde::Serialize)]
struct Estimated<'a> {
    estimate: &'a Estimate,
    regulation: By<'a>,
}

#[derive(serde::Serialize)]
struct By<'a> {
    id: &'a str,
    title: &'a str,
    origin: Origin,
}

impl<'a> Estimated<'a> {
    fn of(state: &'a State, answer: &'a Answer) -> Self {
        let regional = &state.chosen.regulation.regional;
        let regulation = By {
            id: regional.id.as_str(),
            title: &regional.title,
            origin: state.chosen.origin,
        };
        Self {
            estimate: &answer.estimate,
            regulation,
        }
    }
}

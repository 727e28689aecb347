//! The calendar of a month and the files of attendance machines, as the page's calendar asks for
//! them. Files stay in here; what leaves is the days of one person.

use super::value::{from_js, refused, to_js};
use crate::attendance::columns::Names;
use crate::attendance::levels::Levels;
use crate::attendance::machine::{self, Asked, NotRead};
use crate::attendance::mark::{Kept, Week};
use crate::attendance::month::look;
use crate::document::{self, Fault, Month, Path, Reason, Write};
use crate::regulation::work_calendar::WorkCalendar;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// What is known of columns and of the country.
#[wasm_bindgen]
pub struct Attendance {
    names: Names,
    national: WorkCalendar,
}

#[wasm_bindgen]
impl Attendance {
    /// Takes what columns are called, and the calendar of the country.
    #[wasm_bindgen(constructor)]
    pub fn new(names: &JsValue, national: &JsValue) -> Result<Self, JsValue> {
        let names = from_js(names).and_then(|names| Names::load(&names));
        let national = from_js(national).and_then(|national| document::read(&national));
        Ok(Self {
            names: names.map_err(refused)?,
            national: national.map_err(refused)?,
        })
    }

    /// The month with the days that are kept, by the levels of a rule. Throws the faults of what is
    /// kept.
    pub fn look(&self, levels: &JsValue, month: &str, kept: &JsValue) -> Result<JsValue, JsValue> {
        let read = || {
            let levels: Levels = document::read(&from_js(levels)?)?;
            let kept: Kept = document::read(&from_js(kept)?)?;
            Ok(look(&self.national, &levels, month_of(month)?, &kept))
        };
        to_js(&read().map_err(refused)?.write())
    }

    /// What a file says of a month of the person of a number. Throws what kind of file it is, where
    /// it is none of a machine's.
    pub fn read(
        &self,
        file: Vec<u8>,
        month: &str,
        week: &str,
        person: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let week = Week::ALL.iter().find(|known| known.word() == week);
        let asked = Asked {
            month: month_of(month).map_err(refused)?,
            week: week.copied().unwrap_or(Week::Five),
            person: person.as_deref(),
            names: &self.names,
            national: &self.national,
        };
        match machine::read(&file, &asked) {
            Ok(reading) => to_js(&reading.write()),
            Err(NotRead::NotText(reason)) => Err(to_js(&reason)?),
            Err(reason) => Err(reason.code().into()),
        }
    }
}

fn month_of(text: &str) -> Result<Month, Vec<Fault>> {
    Month::parse(text).ok_or_else(|| {
        let (path, found) = (Path::ROOT.to_string(), text.to_owned());
        let reason = Reason::NotDate { found };
        vec![Fault { path, reason }]
    })
}

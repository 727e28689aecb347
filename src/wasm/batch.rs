//! The runs over whole rosters, as the worker of the page asks for them. Rosters stay in here;
//! what leaves is what the page shows.

use super::value::{from_js, refused, to_js};
use crate::document::{self, Fault, Month, Path, Reason, Value, Write};
use crate::money::Overflow;
use crate::regulation::{National, Regulation};
use crate::simulation::cliffs::CliffRun;
use crate::simulation::columns::{Field, Headers};
use crate::simulation::export;
use crate::simulation::facts::Usual;
use crate::simulation::job::Job;
use crate::simulation::payment;
use crate::simulation::roster::Roster;
use crate::simulation::rule::{Assumed, Rule};
use crate::simulation::run::Run;
use crate::simulation::sample::Sample;
use crate::simulation::summary::{By, summary};
use crate::simulation::trial::{Goal, Trial};
use crate::simulation::year::YearRun;
use std::rc::Rc;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// The roster at hand, and the run over it.
#[wasm_bindgen]
pub struct Batch {
    headers: Headers,
    sample: Sample,
    roster: Option<Roster>,
    run: Option<Run>,
    /// Something long over the people of the run.
    job: Option<Job>,
    fingerprint: String,
}

crate::record! {
    /// What a run is to work out.
    struct Order("Pesanan", "Dua aturan dan bulannya.") {
        /// The packs that the two build on.
        nationals: Vec<Value>, "Paket nasional";
        before: Side, "Aturan sekarang";
        after: Side, "Rancangan";
        assumed: Assumed, "Anggapan";
    }
}

crate::record! {
    /// One of the two.
    struct Side("Aturan", "Paket dan bulan.") {
        pack: Value, "Paket";
        month: Month, "Bulan";
    }
}

crate::record! {
    /// What is sought in a draft over the people of the run.
    struct Search("Pencarian", "Rancangan, bulannya, dan sasarannya.") {
        nationals: Vec<Value>, "Paket nasional";
        draft: Side, "Rancangan";
        goal: Goal, "Sasaran";
    }
}

#[wasm_bindgen]
impl Batch {
    /// Takes what columns are called, and how the sample roster is made up.
    #[wasm_bindgen(constructor)]
    pub fn new(headers: &JsValue, sample: &JsValue) -> Result<Self, JsValue> {
        let headers = from_js(headers).and_then(|headers| Headers::load(&headers));
        let sample = from_js(sample).and_then(|sample| Sample::load(&sample));
        Ok(Self {
            headers: headers.map_err(refused)?,
            sample: sample.map_err(refused)?,
            roster: None,
            run: None,
            job: None,
            fingerprint: String::new(),
        })
    }

    /// Opens a roster, and says what it looks like. Throws what kind of file it is, where it is none.
    pub fn open(&mut self, file: Vec<u8>) -> Result<JsValue, JsValue> {
        self.run = None;
        self.roster = None;
        self.fingerprint = document::hash_of_bytes(&file);
        let roster = Roster::open(&file, &self.headers).map_err(|reason| thrown(&reason))?;
        let layout = to_js(&roster.layout().write());
        self.roster = Some(roster);
        layout
    }

    /// How many columns of a table are known by its first rows; nothing where it is empty.
    pub fn known(&self, file: &[u8]) -> Option<usize> {
        Roster::known(file, &self.headers)
    }

    /// The sample roster as a file, with the agencies and positions of a pack.
    pub fn sample(&self, nationals: &JsValue, pack: &JsValue) -> Result<String, JsValue> {
        let regulation = || {
            let nationals: Vec<Value> = document::read(&from_js(nationals)?)?;
            Regulation::load(&from_js(pack)?, &nationals_of(&nationals)?)
        };
        Ok(self.sample.file(&regulation().map_err(refused)?))
    }

    /// The columns hold these fields, in their order; any other word is none.
    pub fn hold(&mut self, fields: Vec<String>) {
        let fields: Vec<_> = fields.iter().map(|word| Field::of_word(word)).collect();
        if let Some(roster) = &mut self.roster {
            roster.hold(&fields);
        }
    }

    /// Begins a run.
    pub fn begin(&mut self, order: &JsValue) -> Result<(), JsValue> {
        self.run = self.ordered(order)?;
        Ok(())
    }

    /// Begins the run of one more draft, beside it.
    #[wasm_bindgen(js_name = beginBeside)]
    pub fn begin_beside(&mut self, order: &JsValue) -> Result<(), JsValue> {
        self.job = self.ordered(order)?.map(|run| Job::Beside(Box::new(run)));
        Ok(())
    }

    fn ordered(&mut self, order: &JsValue) -> Result<Option<Run>, JsValue> {
        let rules = || {
            let order: Order = document::read(&from_js(order)?)?;
            let nationals = nationals_of(&order.nationals)?;
            let [before, after] = [order.before, order.after].map(|side| {
                let regulation = Regulation::load(&side.pack, &nationals)?;
                Ok::<_, Vec<Fault>>(Rule::new(Rc::new(regulation), side.month))
            });
            Ok(([before?, after?], order.assumed))
        };
        let (rules, assumed) = rules().map_err(refused)?;
        Ok(self.roster.as_mut().map(|roster| {
            let [rule, _] = &rules;
            roster.assume(Usual {
                employment: assumed.employment,
                order: assumed.dates,
                month: Some(rule.month),
            });
            Run::new(rules, assumed, roster)
        }))
    }

    /// Takes so many more rows; true once there are none left.
    pub fn step(&mut self, rows: u32) -> bool {
        match (&mut self.run, &self.roster) {
            (Some(run), Some(roster)) => run.step(roster, rows),
            _ => true,
        }
    }

    /// Rows taken, and how many thousandths of the file.
    pub fn progress(&self) -> Vec<u32> {
        let (Some(run), Some(roster)) = (&self.run, &self.roster) else {
            return Vec::new();
        };
        let (before, whole) = roster.share_before(run.place());
        let share = before.saturating_mul(1_000).checked_div(whole);
        let share = share.and_then(|share| u32::try_from(share).ok());
        vec![run.rows, share.unwrap_or(1_000)]
    }

    /// What the run comes to.
    pub fn summary(&self) -> Result<JsValue, JsValue> {
        let Some(run) = &self.run else {
            return Ok(JsValue::NULL);
        };
        to_js(&summary(run).map_err(too_large)?.write())
    }

    /// SHA-256 of the roster's file, so that anybody can tell which one a run went over.
    pub fn fingerprint(&self) -> String {
        self.fingerprint.clone()
    }

    /// Begins the year of the run's month, over its people.
    #[wasm_bindgen(js_name = beginYear)]
    pub fn begin_year(&mut self) {
        let run = self.run.as_ref();
        self.job = run.map(|run| Job::Year(YearRun::new(run.month())));
    }

    /// Begins to look for cliffs of the draft.
    #[wasm_bindgen(js_name = beginCliffs)]
    pub fn begin_cliffs(&mut self) {
        self.job = Some(Job::Cliffs(CliffRun::default()));
    }

    /// The people of some rows.
    #[wasm_bindgen(js_name = ofRows)]
    pub fn of_rows(&self, rows: &[u32]) -> Result<JsValue, JsValue> {
        match (&self.run, &self.roster) {
            (Some(run), Some(roster)) => to_js(&export::of_rows(run, roster, rows).write()),
            _ => Ok(JsValue::NULL),
        }
    }

    /// Begins to seek a number of a draft, over the people of the run.
    pub fn seek(&mut self, search: &JsValue) -> Result<(), JsValue> {
        let trial = || {
            let search: Search = document::read(&from_js(search)?)?;
            let nationals = nationals_of(&search.nationals)?;
            let Side { pack, month } = search.draft;
            Trial::new(nationals, pack, month, &search.goal)
        };
        self.job = Some(Job::Seek(Box::new(trial().map_err(refused)?)));
        Ok(())
    }

    /// Goes on with what was begun beside the run; true once the end has come.
    #[wasm_bindgen(js_name = goOn)]
    pub fn go_on(&mut self, many: u32) -> Result<bool, JsValue> {
        match (&mut self.job, &self.run, &self.roster) {
            (Some(job), Some(run), Some(roster)) => job.step(run, roster, many).map_err(too_large),
            _ => Ok(true),
        }
    }

    /// How far it is.
    pub fn done(&self) -> u32 {
        self.job.as_ref().map_or(0, Job::done)
    }

    /// What it comes to; it is no more then.
    pub fn answer(&mut self) -> Result<JsValue, JsValue> {
        match self.job.take() {
            Some(job) => to_js(&job.answer().map_err(too_large)?),
            None => Ok(JsValue::NULL),
        }
    }

    /// The people of a part, those first whose figure changes most.
    pub fn people(&self, by: &str, name: &str, most: usize) -> Result<JsValue, JsValue> {
        let (Some(run), Some(roster)) = (&self.run, &self.roster) else {
            return Ok(JsValue::NULL);
        };
        let by = By::ALL.iter().copied().find(|one| one.word() == by);
        let people = export::people(run, roster, by.map(|by| (by, name)), most);
        to_js(&people.write())
    }

    /// One row as both regulations ask.
    pub fn cases(&self, row: u32) -> Result<JsValue, JsValue> {
        let both = self.run.as_ref().zip(self.roster.as_ref());
        match both.and_then(|(run, roster)| run.cases(roster, row)) {
            Some(both) => to_js(&both.write()),
            None => Ok(JsValue::NULL),
        }
    }

    /// The same as a table for a workbook.
    pub fn table(&self, head: &str) -> String {
        let both = self.run.as_ref().zip(self.roster.as_ref());
        both.map_or_else(String::new, |(run, roster)| {
            export::table(run, roster, head)
        })
    }

    /// The payment list of the draft as a table for a workbook, its columns as SIPD names them.
    pub fn payment(&self) -> String {
        let both = self.run.as_ref().zip(self.roster.as_ref());
        both.map_or_else(String::new, |(run, roster)| payment::table(run, roster, 1))
    }

    /// Everybody with both figures, as a file; `head` names its columns.
    pub fn file(&self, head: &str) -> String {
        let both = self.run.as_ref().zip(self.roster.as_ref());
        both.map_or_else(String::new, |(run, roster)| export::file(run, roster, head))
    }
}

/// A sum that does not fit.
fn too_large(_: Overflow) -> JsValue {
    let path = Path::ROOT.to_string();
    let reason = Reason::TooLarge;
    refused(vec![Fault { path, reason }])
}

fn nationals_of(documents: &[Value]) -> Result<Vec<National>, Vec<Fault>> {
    documents.iter().cloned().map(National::load).collect()
}

/// What is thrown where a file is no roster.
fn thrown(reason: &impl serde::Serialize) -> JsValue {
    to_js(reason).unwrap_or_else(|error| error)
}

//! The worker, as `web/shared/runner.js` has it: a question by its name, and a promise.

use crate::app::kit::js::{self, get};
use crate::app::simulation::action::Refused;
use crate::document::{Read, Value, read};
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// What runs rosters.
    #[derive(Clone, PartialEq)]
    pub type Worker;

    /// Takes the function that is told rows and thousandths as a run goes on.
    #[wasm_bindgen(method)]
    pub fn listen(this: &Worker, progress: &Function);

    /// Asks it something.
    #[wasm_bindgen(method, js_name = ask)]
    fn ask_it(this: &Worker, task: &str, given: &JsValue) -> Promise;

    /// Calls a run off.
    #[wasm_bindgen(method)]
    pub fn cancel(this: &Worker);
}

/// Why there is no answer.
pub enum NoAnswer {
    /// The worker is no more.
    Stopped,
    /// It refuses what it was given: the reasons, as it says them.
    Refused(Value),
}

impl NoAnswer {
    /// Why a file is no roster.
    pub fn of_file(&self) -> Option<Refused> {
        let Self::Refused(reason) = self else {
            return None;
        };
        let max = match reason.get("max") {
            Some(Value::Whole(max)) => u32::try_from(*max).ok(),
            _ => None,
        };
        match reason.get("code") {
            Some(Value::Text(code)) => Some(Refused {
                code: code.clone(),
                max,
            }),
            _ => None,
        }
    }
}

impl Worker {
    /// Asks it something, as JavaScript has it.
    pub async fn ask(&self, task: &str, given: &JsValue) -> Result<JsValue, NoAnswer> {
        let answer = JsFuture::from(self.ask_it(task, given)).await;
        answer.map_err(|refused| {
            let reason = get(&refused, "refused");
            match reason.is_undefined() {
                true => NoAnswer::Stopped,
                false => NoAnswer::Refused(js::value(reason)),
            }
        })
    }

    /// Asks it for a document of some kind; nothing where it has none.
    pub async fn ask_for<T: Read>(&self, task: &str, given: &Value) -> Result<Option<T>, NoAnswer> {
        let answer = self.ask(task, &js::object(given)).await?;
        if answer.is_null() || answer.is_undefined() {
            return Ok(None);
        }
        // What cannot be read is of another program: the worker is not ours any more.
        read(&js::value(answer))
            .map(Some)
            .map_err(|_| NoAnswer::Stopped)
    }
}

/// What is given with a question.
pub fn given<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Object(entries.map(|(key, value)| (key.to_owned(), value)).into())
}

//! The draft: a pack that is edited on the spot.

use crate::app::kit::form::editor::{Act, Editor};
use crate::app::kit::form::findings::Findings;
use crate::document::{Fault, Value};
use crate::regulation::library::{Chosen, Library};
use std::rc::Rc;

/// A pack being edited.
#[derive(Clone, Debug)]
pub struct Draft {
    /// As its pack has it.
    pub own: Chosen,
    /// As it is now.
    pub editor: Editor,
    /// What is wrong with it, and odd.
    pub findings: Findings,
    /// The rule that it is now, or what is wrong with it.
    pub rule: Result<Chosen, Vec<Fault>>,
}

impl Draft {
    /// Begins with a pack at hand, by its key.
    pub fn new(library: &Library, schema: &Rc<Value>, key: &str) -> Result<Self, Vec<Fault>> {
        let own = library.choose(key, std::iter::empty())?;
        let pack = Value::clone(&own.pack);
        let mut draft = Self {
            rule: Ok(own.clone()),
            own,
            editor: Editor::new(Rc::clone(schema), pack),
            findings: Findings::default(),
        };
        draft.check(library);
        Ok(draft)
    }

    /// Takes in what a person does in the form; tells whether it is another rule now.
    pub fn apply(&mut self, act: Act, library: &Library) -> bool {
        let is_changed = self.editor.apply(act);
        if is_changed {
            self.check(library);
        }
        is_changed
    }

    /// A number of it is another.
    pub fn put(&mut self, path: &str, value: Value, library: &Library) {
        self.editor.put(path, value);
        self.check(library);
    }

    /// It is as its pack has it again, unless that is taken back.
    pub fn unchange(&mut self, library: &Library) {
        self.editor.replace_typed(Value::clone(&self.own.pack));
        self.check(library);
    }

    /// Whether it is another than its pack.
    pub fn is_changed(&self) -> bool {
        *self.own.pack != *self.editor.document()
    }

    /// Looks at it.
    pub fn check(&mut self, library: &Library) {
        let (checked, regulation) = library.tried(self.editor.document(), &self.own.key);
        self.rule = match regulation {
            Some(regulation) => Ok(Chosen {
                regulation: Rc::new(regulation),
                ..self.own.clone()
            }),
            None => Err(checked.faults.clone()),
        };
        self.findings = Findings::of(checked.faults, checked.warnings);
    }
}

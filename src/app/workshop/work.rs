//! A pack being edited: what it began from, what it is now, and what checks say of it.

use crate::app::kit::form::editor::Editor;
use crate::app::kit::form::findings::Findings;
use crate::document::json::Document;
use crate::document::{Fault, Value, written};
use crate::regulation::library::Library;
use crate::regulation::{self, Regulation};
use std::rc::Rc;

/// A pack being edited.
#[derive(Clone, Debug)]
pub struct Work {
    /// What it began from.
    pub base: Base,
    /// The pack.
    pub editor: Editor,
    /// The text it is edited as; none in the form.
    pub text: Option<Text>,
    /// What checks say of it.
    pub findings: Findings,
    /// The rule that it was when nothing was wrong with it last.
    pub rule: Option<Rc<Regulation>>,
    /// Nothing is wrong with it now.
    pub is_good: bool,
    /// It is too large to be checked at every key.
    pub is_large: bool,
}

/// What a pack began from.
#[derive(Clone, Debug)]
pub struct Base {
    /// What it is called: the title of a pack, or the name of a file.
    pub name: String,
    /// The key of the pack at hand; blank for a file.
    pub key: String,
    /// As it was; nothing for a file that could not be read yet.
    pub pack: Rc<Value>,
    /// The rule that it was, where nothing was wrong with it.
    pub rule: Option<Rc<Regulation>>,
}

/// A pack as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// As it was typed.
    pub text: String,
    /// Why it cannot be read; nothing where it can.
    pub faults: Vec<Fault>,
}

/// From how many values on a pack is too large to be checked at every key.
const MANY: usize = 3_000;

impl Base {
    /// A pack, tried by itself.
    pub fn new(library: &Library, name: String, key: String, pack: Rc<Value>) -> Self {
        let (_, rule) = library.tried(&pack, &key);
        Self {
            name,
            key,
            pack,
            rule: rule.map(Rc::new),
        }
    }

    /// A file that could not be read yet.
    pub fn unread(name: String) -> Self {
        Self {
            name,
            key: String::new(),
            pack: Rc::new(Value::Object(Vec::new())),
            rule: None,
        }
    }

    /// Whether there is nothing to compare with.
    pub fn is_unread(&self) -> bool {
        *self.pack == Value::Object(Vec::new())
    }
}

impl Work {
    /// Begins with a pack.
    pub fn new(library: &Library, schema: Rc<Value>, base: Base, pack: Value) -> Self {
        let mut work = Self {
            base,
            is_large: false,
            editor: Editor::new(schema, pack),
            text: None,
            findings: Findings::default(),
            rule: None,
            is_good: false,
        };
        work.check(library);
        work
    }

    /// Looks at the pack, and at the text of it where it is edited as text.
    pub fn check(&mut self, library: &Library) {
        if let Some(text) = &mut self.text {
            match read(&text.text) {
                Ok(pack) => {
                    text.faults = Vec::new();
                    self.editor.replace_typed(pack);
                    self.begin_from_first(library);
                }
                Err(faults) => {
                    text.faults = faults;
                    self.is_good = false;
                    return;
                }
            }
        }
        self.is_large = self.editor.document().size() > MANY;
        let (checked, rule) = library.tried(self.editor.document(), &self.base.key);
        self.is_good = rule.is_some();
        self.rule = rule.map(Rc::new).or(self.rule.take());
        self.findings = Findings::of(checked.faults, checked.warnings);
    }

    /// A file that could not be read at first began with what could be read first.
    fn begin_from_first(&mut self, library: &Library) {
        if self.base.is_unread() {
            let pack = Rc::new(self.editor.document().clone());
            let name = std::mem::take(&mut self.base.name);
            self.base = Base::new(library, name, String::new(), pack);
        }
    }

    /// Edits it as text, or in the form; a text that cannot be read stays.
    pub fn as_text(&mut self, wanted: bool) {
        let is_unread = self
            .text
            .as_ref()
            .is_some_and(|text| !text.faults.is_empty());
        if wanted && self.text.is_none() {
            self.text = Some(Text {
                text: written(self.editor.document()),
                faults: Vec::new(),
            });
        } else if !wanted && !is_unread {
            self.text = None;
        }
    }

    /// As a file has it.
    pub fn written(&self) -> String {
        match &self.text {
            Some(typed) => typed.text.clone(),
            None => written(self.editor.document()),
        }
    }

    /// What the pack calls itself, or what it began from.
    pub fn title(&self) -> &str {
        match self.editor.document().get("title") {
            Some(Value::Text(title)) if !title.trim().is_empty() => title,
            _ => &self.base.name,
        }
    }

    /// Whether it is another than the one it began from.
    pub fn is_changed(&self) -> bool {
        let has_text = self
            .text
            .as_ref()
            .is_some_and(|text| !text.faults.is_empty());
        has_text || *self.base.pack != *self.editor.document()
    }
}

/// A pack out of its text; a key that stands there twice must be mended first.
pub fn read(text: &str) -> Result<Value, Vec<Fault>> {
    match regulation::read_text(text) {
        Ok(Document { value, twice }) if twice.is_empty() => Ok(value),
        Ok(Document { twice, .. }) => Err(twice),
        Err(fault) => Err(vec![fault]),
    }
}

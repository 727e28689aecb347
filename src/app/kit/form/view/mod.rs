//! The form itself. Only what is open is drawn, and of a long list a page.

mod choices;
mod entries;
mod field;
mod history;
mod list;
mod marks;
mod record;

pub use history::history;
pub use list::{changes, findings};
pub use record::form;

use super::called;
use super::editor::{Act, Editor};
use super::findings::{Finding, Findings, said};
use super::shape::Shape;
use crate::app::kit::el::{El, el};
use crate::app::kit::id::id;
use crate::app::kit::words::{Language, Words};
use crate::document::Value;
use yew::{Callback, Html};

/// What every part of the form needs.
pub struct FormContext<'a> {
    /// The document being edited.
    pub editor: &'a Editor,
    /// What checks say of it.
    pub findings: &'a Findings,
    /// The words of the language spoken.
    pub words: &'a Words,
    /// The language spoken.
    pub language: Language,
    /// Prefix of every id.
    pub prefix: &'a str,
    /// Takes what a person does.
    pub act: &'a Callback<Act>,
}

impl<'a> FormContext<'a> {
    /// The id of the field or part of a place.
    pub fn id(&self, path: &str) -> String {
        id(self.prefix, path)
    }

    fn get<'t>(&'t self, key: &'t str) -> &'t str {
        self.words.get(key)
    }

    fn value(&self, path: &str) -> &'a Value {
        self.editor.document().at(path).unwrap_or(&Value::Absent)
    }

    /// The language that names out of the schema are in.
    fn language_of_names(&self) -> &'static str {
        self.language.code()
    }

    /// A place by the names of all that it lies in.
    pub fn way(&self, path: &str) -> String {
        let (shape, document) = (self.editor.shape(), self.editor.document());
        called::way(shape, document, path, self.language).join(" › ")
    }

    /// What is wrong with a place itself, or odd about it.
    fn said(&self, path: &str) -> Vec<Html> {
        let sentences = self.findings.at(path).map(|finding| {
            let class = if finding.is_fault() { "wrong" } else { "odd" };
            el("p").class(class).text(&self.sentence(finding)).into()
        });
        sentences.collect()
    }

    fn sentence(&self, finding: &Finding) -> String {
        let called = |path: &str| self.way(path);
        let (shape, document) = (self.editor.shape(), self.editor.document());
        said(self.words, finding, shape, document, &called)
    }

    /// The same as an element that a field refers to; none where there is nothing to say.
    fn told(&self, path: &str) -> Option<(String, El)> {
        let said = self.said(path);
        let id = [&self.id(path), "-said"].concat();
        (!said.is_empty()).then(|| {
            let told = el("div").class("said").set("id", &id).with_all(said);
            (id, told)
        })
    }
}

/// What is drawn of a place.
#[derive(Clone, Copy)]
pub struct Place<'p> {
    /// Its path.
    path: &'p str,
    /// What its schema says.
    shape: Shape<'p>,
    /// Whether it must be there.
    is_required: bool,
}

//! What may be chosen in a place: the words of its type, or the ids that a list of the document has.

use super::FormContext;
use crate::app::kit::form::called;
use crate::app::kit::form::shape::{Kind, Shape};

/// The longest list to choose an id from; of a longer one it is typed.
const LONGEST: usize = 300;

/// One of them.
pub struct Choice<'c> {
    /// As the document has it.
    pub word: &'c str,
    /// What it is called.
    pub name: String,
    /// The language of that.
    pub lang: &'static str,
}

/// All of them; none where something is typed.
pub fn choices<'c>(context: &FormContext<'c>, shape: Shape<'c>) -> Option<Vec<Choice<'c>>> {
    if let Kind::Choice(words) = shape.kind() {
        let words = words.iter().map(|word| Choice {
            word: word.word,
            name: word.called(context.language),
            lang: context.language_of_names(),
        });
        return Some(words.collect());
    }
    let ids = called::listed(shape, context.editor.document());
    let ids = ids
        .take(LONGEST.saturating_add(1))
        .map(|(id, name)| Choice {
            word: id,
            name: name.to_owned(),
            lang: "id",
        });
    let ids: Vec<_> = ids.collect();
    (1..=LONGEST).contains(&ids.len()).then_some(ids)
}

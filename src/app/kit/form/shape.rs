//! What a schema says of a place: the kind of value, its parts, and what they are called. The
//! schema is the one made from the declarations that read the document, so the form cannot differ
//! from them.

use crate::app::kit::typed::Asked;
use crate::app::kit::words::Language;
use crate::document::Value;
use crate::document::place::steps;

/// The type of a place.
#[derive(Clone, Copy, Debug)]
pub struct Shape<'s> {
    whole: &'s Value,
    here: &'s Value,
    /// The name of a definition; blank for a type without one.
    name: &'s str,
    /// The list of the document whose ids stand here; blank for none.
    ids_of: &'s str,
}

/// What kind of value stands in a place.
#[derive(Clone, Debug)]
pub enum Kind<'s> {
    /// An object with fixed keys.
    Record(Vec<Field<'s>>),
    /// An object with exactly one of these keys.
    Forms(Vec<Field<'s>>),
    /// An object with free keys.
    Table {
        /// The keys.
        keys: Shape<'s>,
        /// The values.
        values: Shape<'s>,
    },
    /// A list.
    List(Shape<'s>),
    /// One of these words.
    Choice(Vec<Word<'s>>),
    /// Yes or no.
    Flag,
    /// Something typed.
    Typed(Typed),
    /// Anything, or always the same: nothing to be asked.
    Other,
}

/// A key of an object.
#[derive(Clone, Copy, Debug)]
pub struct Field<'s> {
    /// The key.
    pub key: &'s str,
    /// What it holds.
    pub shape: Shape<'s>,
    /// Whether it must be there.
    pub is_required: bool,
    title: &'s str,
}

/// A word to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'s> {
    /// As the document has it.
    pub word: &'s str,
    title: &'s str,
}

/// What is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A text.
    Text,
    /// A name to refer by, a month, a day: a text without blanks around it.
    Plain,
    /// A percentage or a score.
    Percent,
    /// A multiplier.
    Factor,
    /// An amount.
    Rupiah {
        /// It may be less than nothing.
        is_signed: bool,
    },
    /// A whole number.
    Count,
}

impl Typed {
    /// The kind of number asked for; none for a text.
    pub fn asked(self) -> Option<Asked> {
        match self {
            Self::Text | Self::Plain => None,
            Self::Percent | Self::Factor => Some(Asked::Decimal),
            Self::Rupiah { .. } => Some(Asked::Rupiah),
            Self::Count => Some(Asked::Count),
        }
    }
}

impl<'s> Shape<'s> {
    /// Of a whole document, by its schema.
    pub fn of(schema: &'s Value) -> Self {
        Self::at(schema, schema)
    }

    fn at(whole: &'s Value, here: &'s Value) -> Self {
        let name = text(here, "$ref").strip_prefix("#/$defs/");
        let defined = name.and_then(|name| whole.entry("$defs").get(name));
        Self {
            whole,
            here: defined.unwrap_or(here),
            name: name.unwrap_or_default(),
            ids_of: text(here, "x-ids-of"),
        }
    }

    fn below(self, here: &'s Value) -> Self {
        Self::at(self.whole, here)
    }

    /// What a step leads to.
    pub fn step(self, step: &str) -> Option<Self> {
        match self.kind() {
            Kind::Record(fields) | Kind::Forms(fields) => {
                let field = fields.into_iter().find(|field| field.key == step)?;
                Some(field.shape)
            }
            Kind::Table { values, .. } => Some(values),
            Kind::List(items) => Some(items),
            _ => None,
        }
    }

    /// What a path leads to.
    pub fn path(self, path: &str) -> Option<Self> {
        let steps = steps(path)?;
        steps.iter().try_fold(self, |shape, step| shape.step(step))
    }

    /// The kind.
    pub fn kind(self) -> Kind<'s> {
        if let Some(kind) = self.of_several() {
            return kind;
        }
        let typed = |typed| Kind::Typed(typed);
        match (text(self.here, "type"), text(self.here, "format")) {
            (_, "percent" | "points") => typed(Typed::Percent),
            (_, "factor") => typed(Typed::Factor),
            (_, "rupiah") => typed(Typed::Rupiah {
                is_signed: self.least() < 0,
            }),
            (_, "id" | "month" | "date") => typed(Typed::Plain),
            ("string", _) => typed(Typed::Text),
            ("integer", _) if self.here.entry("minimum") == self.here.entry("maximum") => {
                Kind::Other
            }
            ("integer", _) => typed(Typed::Count),
            ("boolean", _) => Kind::Flag,
            ("array", _) => Kind::List(self.below(self.here.entry("items"))),
            ("object", _) if self.here.get("properties").is_some() => Kind::Record(self.fields()),
            ("object", _) => Kind::Table {
                keys: self.below(self.here.entry("propertyNames")),
                values: self.below(self.here.entry("additionalProperties")),
            },
            _ => Kind::Other,
        }
    }

    /// The kind of a type that is one of several.
    fn of_several(self) -> Option<Kind<'s>> {
        if let Some(first) = items(self.here, "anyOf").first() {
            let typed = self.below(first).kind();
            return Some(typed);
        }
        let several = items(self.here, "oneOf");
        let first = several.first()?;
        if first.get("const").is_some() {
            let words = several.iter().map(|word| Word {
                word: text(word, "const"),
                title: text(word, "title"),
            });
            return Some(Kind::Choice(words.collect()));
        }
        first.get("properties")?;
        let forms = several.iter().flat_map(|form| self.below(form).fields());
        Some(Kind::Forms(forms.collect()))
    }

    fn least(self) -> i64 {
        match self.here.entry("minimum") {
            Value::Whole(least) => *least,
            _ => 0,
        }
    }

    fn fields(self) -> Vec<Field<'s>> {
        let Value::Object(properties) = self.here.entry("properties") else {
            return Vec::new();
        };
        let required = items(self.here, "required");
        let is_it = |key: &str| required.iter().any(|one| is_text(one, key));
        let field = |(key, schema): &'s (String, Value)| Field {
            key,
            shape: self.below(schema),
            is_required: is_it(key),
            title: text(schema, "title"),
        };
        properties.iter().map(field).collect()
    }

    /// The list of the document whose ids stand here, by its path.
    pub fn ids_of(self) -> Option<&'s str> {
        Some(self.ids_of).filter(|list| !list.is_empty())
    }

    /// A value to begin with.
    pub fn fresh(self) -> Value {
        match self.kind() {
            Kind::Record(_) | Kind::Forms(_) | Kind::Table { .. } => Value::Object(Vec::new()),
            Kind::List(_) => Value::List(Vec::new()),
            Kind::Flag => Value::Bool(false),
            Kind::Other => self.here.entry("minimum").clone(),
            Kind::Choice(_) | Kind::Typed(_) => Value::from(""),
        }
    }

    /// Whether it says by what right it stands.
    pub fn has_source(self) -> bool {
        matches!(self.kind(), Kind::Record(fields) if fields.iter().any(Field::is_source))
    }

    /// What one of it is called.
    pub fn called(self, language: Language) -> String {
        match language {
            Language::Id => text(self.here, "title").to_owned(),
            Language::En => plain_words(self.name),
        }
    }

    /// What the schema says of it, in the language of packs.
    pub fn help(self) -> &'s str {
        text(self.here, "description")
    }
}

impl<'s> Field<'s> {
    /// What it is called: by its Indonesian title, or in English by its key, which is English.
    pub fn called(&self, language: Language) -> String {
        match language {
            Language::Id => self.title.to_owned(),
            Language::En => plain_words(self.key),
        }
    }

    /// The Indonesian title, which says more than the key does.
    pub fn title(&self) -> &'s str {
        self.title
    }

    /// Whether it says by what right the rest stands.
    pub fn is_source(&self) -> bool {
        self.key == SOURCE
    }
}

impl Word<'_> {
    /// What it is called.
    pub fn called(&self, language: Language) -> String {
        match language {
            Language::Id => self.title.to_owned(),
            Language::En => plain_words(self.word),
        }
    }
}

/// The key under which a section says by what right it stands.
pub const SOURCE: &str = "provision";

/// Words that stay as they are in capitals.
const CAPITALS: [&str; 8] = ["bpjs", "bpk", "cpns", "ipp", "pns", "pppk", "skp", "tpp"];

/// `rounded_to` and `RoundedTo` as a heading: Rounded to.
pub fn plain_words(name: &str) -> String {
    let words = spaced(name);
    let words = words.split(' ').map(|word| {
        let small = word.to_ascii_lowercase();
        match CAPITALS.contains(&small.as_str()) {
            true => small.to_ascii_uppercase(),
            false => word.to_owned(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn spaced(name: &str) -> String {
    let mut words = String::new();
    for sign in name.chars() {
        let is_first = words.is_empty();
        if sign == '_' {
            words.push(' ');
        } else if is_first {
            words.extend(sign.to_uppercase());
        } else {
            if sign.is_uppercase() {
                words.push(' ');
            }
            words.extend(sign.to_lowercase());
        }
    }
    words
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    match value.entry(key) {
        Value::Text(text) => text,
        _ => "",
    }
}

fn is_text(value: &Value, text: &str) -> bool {
    matches!(value, Value::Text(found) if found == text)
}

fn items<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    match value.entry(key) {
        Value::List(items) => items,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_names_are_plain_words() {
        for (name, words) in [
            ("rounded_to", "Rounded to"),
            ("BasicTpp", "Basic TPP"),
            ("pppk_part_time", "PPPK part time"),
            ("id", "Id"),
        ] {
            assert_eq!(plain_words(name), words);
        }
    }
}

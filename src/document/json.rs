//! JSON text into values, strictly as RFC 8259 has it. What is no JSON is told with its line and
//! character, and so is every key that an object has twice. The time it takes grows as the text does.

use super::order::{by_number, by_text};
use super::{Fault, Path, Problem, Reason, Value};

/// What a text says, and the keys that stand in it twice: the first of them counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it says.
    pub value: Value,
    /// Keys written twice, in the order of the text.
    pub twice: Vec<Fault>,
}

impl From<Value> for Document {
    fn from(value: Value) -> Self {
        let twice = Vec::new();
        Self { value, twice }
    }
}

/// Reads a text.
pub fn parse(text: &str) -> Result<Document, Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut parser = Parser {
        rest: text,
        twice: Vec::new(),
    };
    match parser.whole() {
        Ok(value) => {
            let twice = told(text, parser.twice);
            Ok(Document { value, twice })
        }
        Err(problem) => {
            let (line, character) = Place::default().forward(text, parser.rest.len()).told();
            let reason = Reason::NotJson {
                problem,
                line: Some(line),
                character: Some(character),
            };
            let path = Path::ROOT.to_string();
            Err(Fault { path, reason })
        }
    }
}

/// Deepest nesting accepted.
const DEEPEST: u32 = 64;

struct Parser<'t> {
    rest: &'t str,
    twice: Vec<Twice>,
}

/// A key that its object has had before.
struct Twice {
    path: String,
    key: String,
    /// How much text is left from there on.
    left: usize,
}

impl<'t> Parser<'t> {
    fn whole(&mut self) -> Result<Value, Problem> {
        let value = self.value(&Path::ROOT, DEEPEST)?;
        self.skip_blanks();
        if self.rest.is_empty() {
            Ok(value)
        } else {
            Err(Problem::More)
        }
    }

    fn value(&mut self, at: &Path<'_>, deeper: u32) -> Result<Value, Problem> {
        let deeper = deeper.checked_sub(1).ok_or(Problem::Deep)?;
        self.skip_blanks();
        match self.rest.bytes().next() {
            Some(b'{') => self.object(at, deeper),
            Some(b'[') => self.list(at, deeper),
            Some(b'"') => self.text().map(Value::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(_) => self.word(),
            None => Err(Problem::End),
        }
    }

    fn object(&mut self, at: &Path<'_>, deeper: u32) -> Result<Value, Problem> {
        let mut entries: Vec<(String, Value)> = Vec::new();
        let mut places = Vec::new();
        self.take('{');
        let mut more = !self.ends('}');
        while more {
            self.skip_blanks();
            places.push(self.rest.len());
            if self.rest.starts_with(|c: char| c.is_ascii_digit()) {
                return Err(Problem::DecimalComma);
            }
            let key = self.text()?;
            self.skip_blanks();
            if !self.take(':') {
                return Err(self.or_end(Problem::Colon));
            }
            let value = self.value(&at.key(&key), deeper)?;
            entries.push((key, value));
            more = self.goes_on('}')?;
        }
        self.keep_first(&mut entries, &places, at);
        Ok(Value::Object(entries))
    }

    /// Takes out what stands under a key again, and notes it.
    fn keep_first(&mut self, entries: &mut Vec<(String, Value)>, places: &[usize], at: &Path<'_>) {
        let mut again = vec![false; entries.len()];
        let sorted = by_text(entries.iter().map(|(key, _)| key.as_str()));
        for pair in sorted.windows(2) {
            if let [(before, _), (key, place)] = pair
                && before == key
                && let (Some(again), Some(left)) = (again.get_mut(*place), places.get(*place))
            {
                *again = true;
                self.twice.push(Twice {
                    path: at.key(key).to_string(),
                    key: (*key).to_owned(),
                    left: *left,
                });
            }
        }
        let mut again = again.into_iter();
        entries.retain(|_| !again.next().unwrap_or_default());
    }

    fn list(&mut self, at: &Path<'_>, deeper: u32) -> Result<Value, Problem> {
        let mut items = Vec::new();
        self.take('[');
        let mut more = !self.ends(']');
        while more {
            let item = self.value(&at.index(items.len()), deeper)?;
            items.push(item);
            more = self.goes_on(']')?;
        }
        Ok(Value::List(items))
    }

    /// Whether another entry follows; else the object or list has ended.
    fn goes_on(&mut self, end: char) -> Result<bool, Problem> {
        self.skip_blanks();
        let comma = self.rest;
        if self.take(',') {
            if self.ends(end) {
                self.rest = comma;
                return Err(Problem::LastComma);
            }
            return Ok(true);
        }
        if self.take(end) {
            return Ok(false);
        }
        Err(self.or_end(Problem::Comma))
    }

    /// Takes the end, if it is what comes next.
    fn ends(&mut self, end: char) -> bool {
        self.skip_blanks();
        self.take(end)
    }

    fn text(&mut self) -> Result<String, Problem> {
        if !self.take('"') {
            return Err(self.or_end(Problem::Quotes));
        }
        let mut text = String::new();
        loop {
            let special = |c: char| matches!(c, '"' | '\\') || c < ' ';
            let plain = self.rest.find(special).ok_or(Problem::End)?;
            let (plain, rest) = self.rest.split_at_checked(plain).ok_or(Problem::End)?;
            text.push_str(plain);
            self.rest = rest;
            if self.take('"') {
                return Ok(text);
            }
            let Some(after) = rest.strip_prefix('\\') else {
                return Err(Problem::OpenText);
            };
            let (sign, after) = escaped(after).ok_or(Problem::Escape)?;
            text.push(sign);
            self.rest = after;
        }
    }

    fn number(&mut self) -> Result<Value, Problem> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.');
        let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let (number, rest) = self.rest.split_at_checked(end).ok_or(Problem::Number)?;
        if !is_number(number) {
            return Err(Problem::Number);
        }
        self.rest = rest;
        let whole = number.parse().ok().map(Value::from_whole);
        Ok(match whole {
            Some(whole @ Value::Whole(_)) => whole,
            _ => Value::Fraction(Some(number.into())),
        })
    }

    fn word(&mut self) -> Result<Value, Problem> {
        for (word, value) in [
            ("null", Value::Null),
            ("true", Value::Bool(true)),
            ("false", Value::Bool(false)),
        ] {
            if let Some(rest) = self.rest.strip_prefix(word)
                && !rest.starts_with(|c: char| c.is_alphanumeric())
            {
                self.rest = rest;
                return Ok(value);
            }
        }
        let quoted = self
            .rest
            .starts_with(['\'', '`', '‘', '’', '“', '”', '„', '«']);
        Err(if quoted {
            Problem::Quotes
        } else {
            Problem::Sign
        })
    }

    fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    fn take(&mut self, sign: char) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// At the end of the text nothing else is the matter.
    fn or_end(&self, problem: Problem) -> Problem {
        if self.rest.is_empty() {
            Problem::End
        } else {
            problem
        }
    }
}

/// The sign that stands behind a backslash, and the text after it.
fn escaped(text: &str) -> Option<(char, &str)> {
    let mut signs = text.chars();
    let sign = match signs.next()? {
        sign @ ('"' | '\\' | '/') => sign,
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => return escaped_unit(signs.as_str()),
        _ => return None,
    };
    Some((sign, signs.as_str()))
}

/// A sign by its number in UTF-16, or by two of them.
fn escaped_unit(text: &str) -> Option<(char, &str)> {
    let (first, rest) = unit(text)?;
    let second = rest.strip_prefix("\\u").and_then(unit);
    let both = second.and_then(|(second, after)| {
        let sign = char::decode_utf16([first, second]).next()?.ok()?;
        (sign.len_utf16() == 2).then_some((sign, after))
    });
    both.or_else(|| Some((char::from_u32(first.into())?, rest)))
}

fn unit(text: &str) -> Option<(u16, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    let plain = digits.bytes().all(|b| b.is_ascii_hexdigit());
    let unit = plain.then(|| u16::from_str_radix(digits, 16).ok())??;
    Some((unit, rest))
}

/// A number as JSON writes it.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (text, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, places) = text.split_once('.').unwrap_or((text, "0"));
    let power = power.strip_prefix(['-', '+']).unwrap_or(power);
    let has_zero_before = whole.len() > 1 && whole.starts_with('0');
    digits(whole) && digits(places) && digits(power) && !has_zero_before
}

/// A place in a text: the line, and how much of the text is left where the line begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Place {
    line: usize,
    character: usize,
    /// How much of the text lies before it.
    passed: usize,
}

impl Place {
    /// Goes on to where so much of the text is left.
    fn forward(self, text: &str, left: usize) -> Self {
        let passed = text.len().saturating_sub(left);
        let between = text.get(self.passed..passed).unwrap_or_default();
        let breaks = between.bytes().filter(|b| *b == b'\n').count();
        let begun = between.rsplit('\n').next().unwrap_or_default();
        let before = if breaks == 0 { self.character } else { 0 };
        Self {
            line: self.line.saturating_add(breaks),
            character: before.saturating_add(begun.chars().count()),
            passed,
        }
    }

    /// Line and character as people count them, from one.
    fn told(self) -> (u32, u32) {
        let told = |number: usize| u32::try_from(number.saturating_add(1)).unwrap_or(u32::MAX);
        (told(self.line), told(self.character))
    }
}

/// The faults of keys that stand there twice, in one way through the text.
fn told(text: &str, twice: Vec<Twice>) -> Vec<Fault> {
    let left = |twice: &Twice| i64::try_from(twice.left).unwrap_or(i64::MAX);
    let twice = by_number(twice, |twice| left(twice).saturating_neg());
    let mut place = Place::default();
    let mut faults = Vec::new();
    for Twice { path, key, left } in twice {
        place = place.forward(text, left);
        let (line, character) = place.told();
        let reason = Reason::KeyTwice {
            found: key,
            line,
            character,
        };
        faults.push(Fault { path, reason });
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn oracle(text: &str) -> Option<Value> {
        serde_json::from_str(text).ok()
    }

    /// Without the digits of fractions, which the oracle does not keep.
    fn bare(value: Value) -> Value {
        match value {
            Value::Fraction(_) => Value::Fraction(None),
            Value::List(items) => Value::List(items.into_iter().map(bare).collect()),
            Value::Object(entries) => {
                let rows = entries.into_iter().map(|(key, value)| (key, bare(value)));
                Value::Object(rows.collect())
            }
            other => other,
        }
    }

    #[test]
    fn what_is_json_is_read_and_nothing_else() {
        for text in [
            "null",
            " true ",
            "[]",
            "{}",
            "[1,-2,0]",
            "1e5",
            "0.5",
            "1.5E-3",
            "[1 , 2]",
            r#"{"a":{"b":[null,"c"]},"d":""}"#,
            r#""\"\\\/\b\f\n\r\t\u00e9\ud834\udd1e""#,
            "9007199254740991",
            "9007199254740992",
            "123456789012345678901234567890",
            "",
            "  ",
            "nul",
            "nulls",
            "True",
            "[1,]",
            "[,]",
            "{,}",
            "[1 2]",
            r#"{"a" 1}"#,
            r#"{"a":1,}"#,
            r#"{a:1}"#,
            "{'a':1}",
            "01",
            "-",
            "1.",
            ".5",
            "+1",
            "1e",
            "0x1",
            "[",
            "{",
            r#"{"a""#,
            r#"{"a":"#,
            r#""a"#,
            "\"a\nb\"",
            r#""\x""#,
            r#""\u12""#,
            "[1]]",
            "1 2",
            "// x",
            "NaN",
            "\u{a0}1",
            r#""\ud834""#,
            r#""\ud834\u0041""#,
            "“a”",
        ] {
            let read = parse(text).ok().map(|document| bare(document.value));
            assert_eq!(read, oracle(text), "{text}");
        }
    }

    #[test]
    fn what_is_no_json_is_told_with_its_place() {
        for (text, problem, line, character) in [
            ("", Problem::End, 1, 1),
            ("{\n  \"a\": 1\n  \"b\": 2\n}", Problem::Comma, 3, 3),
            ("{\n  \"a\": 1,\n}", Problem::LastComma, 2, 9),
            ("{ 'a': 1 }", Problem::Quotes, 1, 3),
            ("{ \"é\" 1 }", Problem::Colon, 1, 7),
            ("{ \"a\": \"1\n\" }", Problem::OpenText, 1, 10),
            ("{ \"a\": \"\\p\" }", Problem::Escape, 1, 9),
            ("{ \"a\": 01 }", Problem::Number, 1, 8),
            ("{ \"a\": 5% }", Problem::Comma, 1, 9),
            ("{ \"a\": ya }", Problem::Sign, 1, 8),
            ("{ \"a\": ‘b’ }", Problem::Quotes, 1, 8),
            ("{ \"a\": 80,5 }", Problem::DecimalComma, 1, 11),
            ("{} {}", Problem::More, 1, 4),
            ("[1", Problem::End, 1, 3),
        ] {
            let reason = parse(text).unwrap_err().reason;
            let expected = Reason::NotJson {
                problem,
                line: Some(line),
                character: Some(character),
            };
            assert_eq!(reason, expected, "{text}");
        }
        let deep = "[".repeat(100_000);
        let reason = parse(&deep).unwrap_err().reason;
        assert!(matches!(
            reason,
            Reason::NotJson {
                problem: Problem::Deep,
                ..
            }
        ));
    }

    #[test]
    fn every_key_written_again_is_told_and_the_first_one_counts() {
        let text =
            "{ \"a\": 1,\n  \"b\": [{ \"c\": 1, \"c\": 2 }],\n  \"a\": 3, \"é\": 4, \"a\": 5 }";
        let document = parse(text).unwrap();
        let expected = r#"{ "a": 1, "b": [{ "c": 1 }], "é": 4 }"#;
        assert_eq!(Some(document.value), oracle(expected));
        let told = document.twice.iter().map(|fault| match &fault.reason {
            Reason::KeyTwice {
                line, character, ..
            } => (fault.path.as_str(), *line, *character),
            other => panic!("{other:?}"),
        });
        let expected = [("$.b[0].c", 2, 19), ("$.a", 3, 3), ("$.a", 3, 19)];
        assert_eq!(told.collect::<Vec<_>>(), expected);
    }

    fn values() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            ".*".prop_map(Into::into),
        ];
        leaf.prop_recursive(4, 32, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
                prop::collection::vec((".*", inner), 0..6)
                    .prop_map(|rows| serde_json::Value::Object(rows.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn whatever_is_written_as_json_is_read_as_it_was(value in values(), pretty in any::<bool>()) {
            let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
            let text = text.unwrap();
            let read = parse(&text).unwrap();
            prop_assert_eq!(Some(bare(read.value)), oracle(&text));
            prop_assert_eq!(read.twice, []);
        }

        #[test]
        fn a_text_that_is_cut_or_changed_is_refused_where_the_oracle_refuses_it(
            value in values(), at in any::<prop::sample::Index>(), sign in any::<char>(),
        ) {
            let mut signs: Vec<char> = value.to_string().chars().collect();
            let place = at.index(signs.len());
            signs.splice(place..=place, [sign]);
            let text: String = signs.into_iter().collect();
            // A mark of the byte order is no part of what the text says.
            let said = text.strip_prefix('\u{feff}').unwrap_or(&text);
            let oracle = serde_json::from_str::<serde::de::IgnoredAny>(said).is_ok();
            prop_assert_eq!(parse(&text).is_ok(), oracle, "{}", text);
        }
    }
}

//! A result as JSON text, which a browser reads in one go.

use super::saying::{Constant, Onto, Sink, Unsaid};
use crate::document::json;
use serde::Serialize;

/// The JSON text of a result.
pub fn text_of<T: Serialize + ?Sized>(result: &T) -> Result<String, Unsaid> {
    let mut text = Text(String::new());
    result.serialize(Onto(&mut text))?;
    Ok(text.0)
}

struct Text(String);

impl Sink for Text {
    fn constant(&mut self, constant: Constant) {
        self.0.push_str(match constant {
            Constant::Null => "null",
            Constant::False => "false",
            Constant::True => "true",
        });
    }

    #[inline(never)]
    fn whole(&mut self, number: i64) {
        self.0.push_str(&number.to_string());
    }

    #[inline(never)]
    fn text(&mut self, text: &str) {
        json::write_text(text, &mut self.0);
    }

    #[inline(never)]
    fn name(&mut self, name: &'static str) {
        self.text(name);
    }

    #[inline(never)]
    fn open(&mut self, is_object: bool) -> usize {
        self.0.push(if is_object { '{' } else { '[' });
        0
    }

    #[inline(never)]
    fn close(&mut self, _: usize, is_object: bool, _: u32) {
        self.0.push(if is_object { '}' } else { ']' });
    }

    #[inline(never)]
    fn before(&mut self, nth: u32) {
        if nth > 0 {
            self.0.push(',');
        }
    }

    fn between(&mut self) {
        self.0.push(':');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Value;

    #[derive(Serialize)]
    struct Row {
        first: Option<u8>,
        #[serde(flatten)]
        form: Form,
    }

    #[derive(Serialize)]
    #[serde(tag = "code", rename_all = "snake_case")]
    enum Form {
        Plain,
        Long {
            texts: Vec<&'static str>,
            flag: bool,
        },
    }

    #[test]
    fn it_is_the_text_that_serde_json_writes() {
        let form = Form::Long {
            texts: vec!["a\"\\\n\u{1}\u{2028}€", ""],
            flag: true,
        };
        let rows = [
            Row {
                first: None,
                form: Form::Plain,
            },
            Row {
                first: Some(7),
                form,
            },
        ];
        assert_eq!(
            text_of(&rows).unwrap(),
            serde_json::to_string(&rows).unwrap()
        );
        let document: Value = serde_json::from_str(
            r#"{"9":-9007199254740991,"a":[],"b":{},"c":[null,false,{"d":[1]}]}"#,
        )
        .unwrap();
        assert_eq!(
            text_of(&document).unwrap(),
            serde_json::to_string(&document).unwrap()
        );
        assert!(text_of(&u64::MAX).is_err());
    }
}

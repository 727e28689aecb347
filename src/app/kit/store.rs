//! What the device keeps of the estimate between two visits, as a document of its own: hostile
//! until read.

use super::situation::Situation;
use crate::document::{self, Fault, Format, Month, Path, Reason, Table, Value};

crate::record! {
    /// What is kept: every situation, and which of them is open.
    pub struct Kept("Isian tersimpan", "Isian kalkulator yang disimpan di perangkat.") {
        /// Version of this form.
        format: Format<2>, "Versi";
        /// The language chosen.
        language: Option<String>, "Bahasa";
        /// The place of the open situation in the list, from 0.
        open: u32, "Keadaan yang terbuka";
        /// The situations, at least one.
        situations: Vec<Situation>, "Keadaan";
        /// Packs from files, each to be checked like any other.
        packs: Vec<Value>, "Paket aturan sendiri";
    }
}

crate::record! {
    /// The first form, which knew a single situation.
    struct First("Isian tersimpan, versi pertama", "Satu keadaan dan bahasa yang dipilih.") {
        format: Format<1>, "Versi";
        regulation: Option<String>, "Aturan";
        month: Option<Month>, "Bulan";
        language: Option<String>, "Bahasa";
        answers: Table<String, String>, "Jawaban";
        numbers: Table<String, Table<String, String>>, "Angka pengganti";
        packs: Vec<Value>, "Paket aturan sendiri";
    }
}

impl From<First> for Kept {
    fn from(first: First) -> Self {
        Self {
            format: Format,
            language: first.language,
            open: 0,
            situations: vec![Situation {
                name: None,
                regulation: first.regulation,
                month: first.month,
                answers: first.answers,
                numbers: first.numbers,
            }],
            packs: first.packs,
        }
    }
}

impl Kept {
    /// The open situation; none in a list without one.
    pub fn open_situation(&self) -> Option<&Situation> {
        self.situations.get(usize::try_from(self.open).ok()?)
    }

    /// The same, to be changed.
    pub fn open_situation_mut(&mut self) -> Option<&mut Situation> {
        self.situations.get_mut(usize::try_from(self.open).ok()?)
    }
}

/// Reads what was kept, in this form or the first, or says that it cannot be read.
pub fn read(document: &Value) -> Result<Kept, Vec<Fault>> {
    if document.entry("format") == &Value::Whole(Format::<1>::NUMBER) {
        return document::read::<First>(document).map(Kept::from);
    }
    let kept: Kept = document::read(document)?;
    if kept.open_situation().is_some() {
        return Ok(kept);
    }
    let last = kept.situations.len().saturating_sub(1);
    let (path, reason) = if kept.situations.is_empty() {
        (Path::ROOT.key("situations").to_string(), Reason::Empty)
    } else {
        let reason = Reason::out_of_range(0, last, kept.open);
        (Path::ROOT.key("open").to_string(), reason)
    };
    Err(vec![Fault { path, reason }])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Write;

    fn parse(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn what_was_kept_comes_back() {
        let text = r#"{"format":2,"language":"en","open":1,"situations":[
            {"name":"Plt","regulation":"kukar-2023","month":"2023-05",
             "answers":{"$.position.class":"9"},"numbers":{"kukar-2023":{"$.a":"satu"}}},
            {"answers":{},"numbers":{}}],"packs":[{"id":"sendiri"}]}"#;
        let kept = read(&parse(text)).unwrap();
        assert_eq!(kept.open_situation().unwrap().name, None);
        assert_eq!(kept.write(), parse(text));
    }

    #[test]
    fn the_first_form_is_still_read() {
        let kept = read(&parse(
            r#"{"format":1,"regulation":"kukar-2023","month":"2023-05","language":"id",
                "answers":{"$.position.class":"9"},"packs":[{"id":"sendiri"}]}"#,
        ))
        .unwrap();
        let situation = kept.open_situation().unwrap();
        assert_eq!(situation.regulation.as_deref(), Some("kukar-2023"));
        assert_eq!(situation.month, Month::parse("2023-05"));
        assert_eq!(situation.answers.get("$.position.class").unwrap(), "9");
        assert_eq!(
            (kept.packs.len(), kept.language.as_deref()),
            (1, Some("id"))
        );
    }

    #[test]
    fn what_is_no_store_of_ours_is_refused() {
        for text in [
            "null",
            "[]",
            r#"{"format":3}"#,
            r#"{"format":1,"answers":{"a":1}}"#,
            r#"{"format":1,"month":"2024-13"}"#,
            r#"{"format":1,"other":1}"#,
            r#"{"format":2,"open":0,"situations":[]}"#,
            r#"{"format":2,"open":1,"situations":[{}]}"#,
            r#"{"format":2,"open":0,"situations":[{"answers":{"a":1}}]}"#,
        ] {
            assert!(read(&parse(text)).is_err(), "{text}");
        }
    }
}

//! How the cells of a workbook show their numbers, as far as it changes what is read.

use super::part::{Package, attribute};
use super::refusal::NotBook;
use quick_xml::events::Event;
use std::collections::BTreeMap;

/// What a number is shown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As it is.
    Plain,
    /// A hundred times as large.
    Percent,
    /// A day.
    Date,
    /// With zeros in front up to so many digits.
    Padded(usize),
}

/// The forms of the cells, by the number of their style.
#[derive(Default)]
pub struct Forms(Vec<Form>);

impl Forms {
    /// Of a part; a workbook may have none.
    pub fn read(package: &mut Package, part: &str) -> Result<Self, NotBook> {
        let mut forms = Vec::new();
        let Some(mut xml) = package.xml(part)? else {
            return Ok(Self::default());
        };
        let mut own: BTreeMap<u32, Form> = BTreeMap::new();
        let mut is_of_cells = false;
        loop {
            let number = |id: Option<String>| id.and_then(|id| id.parse::<u32>().ok());
            match xml.event()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "numFmt" => {
                        let id = number(attribute(&element, "numFmtId"));
                        let code = attribute(&element, "formatCode");
                        own.extend(id.zip(code.map(|code| of_code(&code))));
                    }
                    "cellXfs" => is_of_cells = true,
                    "xf" if is_of_cells => {
                        let id = number(attribute(&element, "numFmtId")).unwrap_or_default();
                        let form = own.get(&id).copied();
                        forms.push(form.unwrap_or_else(|| of_number(id)));
                    }
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == "cellXfs" => {
                    return Ok(Self(forms));
                }
                Event::Eof => return Ok(Self(forms)),
                _ => {}
            }
        }
    }

    /// The form of a style.
    pub fn get(&self, style: usize) -> Form {
        self.0.get(style).copied().unwrap_or(Form::Plain)
    }
}

/// A form that every program knows by its number (ECMA-376, 18.8.30).
fn of_number(id: u32) -> Form {
    match id {
        9 | 10 => Form::Percent,
        14..=17 | 22 | 27..=36 | 50..=58 => Form::Date,
        _ => Form::Plain,
    }
}

/// A form as it is written, such as `0.00%` or `dd/mm/yyyy`; the first part of it is that of numbers
/// above zero. Signs in quotes, in brackets, and behind a stroke are shown as they are.
fn of_code(code: &str) -> Form {
    let mut plain = String::new();
    let mut signs = code.chars();
    while let Some(sign) = signs.next() {
        match sign {
            ';' => break,
            '"' => drop(signs.by_ref().find(|sign| *sign == '"')),
            '[' => drop(signs.by_ref().find(|sign| *sign == ']')),
            '\\' | '_' | '*' => drop(signs.next()),
            sign => plain.push(sign.to_ascii_lowercase()),
        }
    }
    let is_named = matches!(plain.as_str(), "general" | "standard");
    if is_named {
        Form::Plain
    } else if plain.contains('%') {
        Form::Percent
    } else if plain.contains(['y', 'd']) {
        Form::Date
    } else if plain.len() > 1 && plain.bytes().all(|sign| sign == b'0') {
        Form::Padded(plain.len())
    } else {
        Form::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_as_programs_write_them() {
        for (code, form) in [
            ("General", Form::Plain),
            ("0.00%", Form::Percent),
            ("dd/mm/yyyy;@", Form::Date),
            ("[$-421]d mmmm yyyy", Form::Date),
            ("\"Rp\"#,##0;[Red]\"Rp\"-#,##0", Form::Plain),
            ("_-* #,##0_-", Form::Plain),
            ("[h]:mm", Form::Plain),
            ("0.0\"%\"", Form::Plain),
            ("000000000000000000", Form::Padded(18)),
            ("0", Form::Plain),
            ("", Form::Plain),
        ] {
            assert_eq!(of_code(code), form, "{code}");
        }
    }
}

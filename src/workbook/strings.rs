//! The texts of a workbook, which its sheets name by their place.

use super::part::{Package, Xml};
use super::refusal::NotBook;
use quick_xml::events::Event;
use std::io::Read;

/// Most texts; a sheet has no more cells than a limit either.
const MOST: usize = 8_000_000;

/// All texts, one behind the other.
#[derive(Default)]
pub struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    /// Of a part; a workbook may have none.
    pub fn read(package: &mut Package, part: &str) -> Result<Self, NotBook> {
        let mut strings = Self::default();
        let Some(mut xml) = package.xml(part)? else {
            return Ok(strings);
        };
        loop {
            match xml.event()? {
                Event::Start(element) if element.local_name().as_ref() == "si" => {
                    rich_text(&mut xml, "si", &mut strings.text)?;
                    strings.ends.push(strings.text.len());
                    if strings.ends.len() > MOST {
                        return Err(NotBook::TOO_LARGE);
                    }
                }
                Event::End(element) if element.local_name().as_ref() == "sst" => {
                    return Ok(strings);
                }
                Event::Eof => return Err(NotBook::DamagedWorkbook),
                _ => {}
            }
        }
    }

    /// The text at a place.
    pub fn get(&self, place: usize) -> Option<&str> {
        let end = *self.ends.get(place)?;
        let begin = match place.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.text.get(begin..end)
    }
}

/// Adds a text that may be in pieces of several fonts; how it is pronounced is not part of it.
pub fn rich_text<R: Read>(
    xml: &mut Xml<R>,
    element: &str,
    text: &mut String,
) -> Result<(), NotBook> {
    let mut is_spoken = false;
    loop {
        match xml.event()? {
            Event::Start(begin) if begin.local_name().as_ref() == "rPh" => is_spoken = true,
            Event::End(end) if end.local_name().as_ref() == "rPh" => is_spoken = false,
            Event::Start(begin) if begin.local_name().as_ref() == "t" && !is_spoken => {
                xml.text("t", text)?;
            }
            Event::End(end) if end.local_name().as_ref() == element => return Ok(()),
            Event::Eof => return Err(NotBook::DamagedWorkbook),
            _ => {}
        }
    }
}

//! The parts of a workbook: a ZIP file with XML in it, of which no more is unpacked than a limit.

use super::refusal::{MOST_UNPACKED, NotBook};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read, Take};
use zip::ZipArchive;

/// A workbook as a file.
pub struct Package {
    zip: ZipArchive<Cursor<Vec<u8>>>,
    /// Where each part is, by its name in small letters: programs do not agree on those.
    places: BTreeMap<String, usize>,
}

impl Package {
    /// The package in a file.
    pub fn open(file: Vec<u8>) -> Result<Self, NotBook> {
        let damaged = |_| NotBook::DamagedWorkbook;
        let zip = ZipArchive::new(Cursor::new(file)).map_err(damaged)?;
        let names = zip.file_names().enumerate();
        let places = names.filter_map(|(place, name)| Some((plain(&name.ok()?), place)));
        let places = places.collect();
        Ok(Self { zip, places })
    }

    /// Whether it has a part.
    pub fn has(&self, name: &str) -> bool {
        self.places.contains_key(&plain(name))
    }

    /// The XML of a part; nothing where there is no such part.
    pub fn xml(&mut self, name: &str) -> Result<Option<Xml<impl Read>>, NotBook> {
        let Some(place) = self.places.get(&plain(name)) else {
            return Ok(None);
        };
        let part = self.zip.by_index(*place);
        let part = part.map_err(|_| NotBook::DamagedWorkbook)?;
        Ok(Some(Xml::new(part)))
    }
}

fn plain(name: &str) -> String {
    let name = name.replace('\\', "/").to_lowercase();
    name.trim_start_matches('/').to_owned()
}

/// The XML of a part, event by event; an empty element begins and ends.
pub struct Xml<R: Read> {
    reader: Reader<BufReader<Take<R>>>,
    buffer: Vec<u8>,
}

impl<R: Read> Xml<R> {
    fn new(part: R) -> Self {
        let most = u64::from(MOST_UNPACKED).saturating_mul(1_000_000);
        let mut reader = Reader::from_reader(BufReader::new(part.take(most)));
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            buffer: Vec::new(),
        }
    }

    /// The next event.
    pub fn event(&mut self) -> Result<Event<'_>, NotBook> {
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer);
        // A part that is longer than the limit seems to end there.
        let is_cut = self.reader.get_ref().get_ref().limit() == 0;
        match event {
            Ok(Event::Eof) | Err(_) if is_cut => Err(NotBook::TOO_LARGE),
            Ok(event) => Ok(event),
            Err(_) => Err(NotBook::DamagedWorkbook),
        }
    }

    /// Adds what is said up to the end of an element that has begun.
    pub fn text(&mut self, element: &str, text: &mut String) -> Result<(), NotBook> {
        loop {
            match self.event()? {
                Event::End(end) if end.local_name().as_ref() == element => return Ok(()),
                Event::Eof => return Err(NotBook::DamagedWorkbook),
                event => say(&event, text),
            }
        }
    }
}

/// Adds what an event says.
fn say(event: &Event<'_>, text: &mut String) {
    match event {
        Event::Text(said) => text.push_str(&said.xml10_content()),
        Event::CData(said) => text.push_str(&said.xml10_content()),
        Event::GeneralRef(sign) => match sign.resolve_char_ref() {
            Ok(Some(sign)) => text.push(sign),
            _ => text.push_str(resolve_predefined_entity(sign).unwrap_or_default()),
        },
        _ => {}
    }
}

/// What an attribute says, by its name without a prefix.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|one| one.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0);
    value.ok().map(Cow::into_owned)
}

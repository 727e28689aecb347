//! What a person said that columns hold, kept on the device for the next file with the same names.

use crate::document::{Format, Table, Value, Write, read};
use crate::simulation::columns::Field;
use crate::simulation::roster::{Column, Layout};

/// Sets of names that are kept; those used last come first.
const MOST: usize = 30;

crate::record! {
    /// All that is kept: names of columns, and nothing of the people in them.
    pub struct Mappings("Isi kolom tersimpan", "Isi kolom pilihan sendiri menurut judulnya.") {
        format: Format<1>, "Versi";
        mappings: Vec<Mapping>, "Isi kolom";
    }
}

crate::record! {
    /// What the columns of a file hold.
    pub struct Mapping("Isi kolom", "Judul kolom dan isinya.") {
        /// Their names, in their order.
        headers: Vec<String>, "Judul kolom";
        /// What is used of them, by their place among the names.
        fields: Table<Field, u32>, "Isi";
    }
}

impl Mappings {
    /// Out of what the device kept; what is no store of ours is as none.
    pub fn of(document: Option<&Value>) -> Self {
        let kept = document.and_then(|document| read(document).ok());
        kept.unwrap_or(Self {
            format: Format,
            mappings: Vec::new(),
        })
    }

    /// Gives the columns what was said of them before; tells whether anything was.
    pub fn give(&self, layout: &mut Layout) -> bool {
        let headers = headers(layout);
        let Some(known) = self.mappings.iter().find(|known| known.headers == headers) else {
            return false;
        };
        for (place, column) in layout.columns.iter_mut().enumerate() {
            let is_here = |at: &u32| usize::try_from(*at) == Ok(place);
            let held = known.fields.iter().find(|(_, at)| is_here(at));
            column.field = held.map(|(field, _)| *field);
        }
        true
    }

    /// Keeps what the columns hold.
    pub fn keep(&mut self, layout: &Layout) {
        self.forget(layout);
        let place =
            |(place, column): (usize, &Column)| Some((column.field?, u32::try_from(place).ok()?));
        let mapping = Mapping {
            headers: headers(layout),
            fields: layout
                .columns
                .iter()
                .enumerate()
                .filter_map(place)
                .collect(),
        };
        self.mappings.insert(0, mapping);
        self.mappings.truncate(MOST);
    }

    /// Keeps nothing of these columns.
    pub fn forget(&mut self, layout: &Layout) {
        let headers = headers(layout);
        self.mappings.retain(|known| known.headers != headers);
    }

    /// As the device keeps it.
    pub fn document(&self) -> Value {
        self.write()
    }
}

fn headers(layout: &Layout) -> Vec<String> {
    let name = |column: &Column| column.header.clone().unwrap_or_else(|| "-".to_owned());
    layout.columns.iter().map(name).collect()
}

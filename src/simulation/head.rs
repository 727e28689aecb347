//! Where the table of a roster begins: the rows in which its columns are named, one or up to three,
//! with a name over several columns and the names of each below it.

use super::columns::{Headers, Meaning};
use crate::document::csv::{Csv, Place, Row};
use std::collections::BTreeSet;

/// The names of the columns stand in some of the first rows, below titles.
const FIRST_ROWS: usize = 30;
/// Most rows of names.
const MOST_ROWS: usize = 3;

/// The rows of the names.
pub struct Head {
    /// What parts the cells.
    pub separator: char,
    /// The name of each column, and what it means.
    pub names: Vec<(String, Meaning)>,
    /// Where the first row behind them begins.
    pub behind: Place,
    rows: Vec<Row>,
}

impl Head {
    /// The first and the last of them, as a spreadsheet counts rows.
    pub fn numbers(&self) -> [u32; 2] {
        let number = |row: Option<&Row>| row.map_or(0, |row| row.number);
        [number(self.rows.first()), number(self.rows.last())]
    }

    /// Whether a row says the same as one of them.
    pub fn is_again(&self, row: &Row) -> bool {
        self.rows.iter().any(|head| {
            let [one, other] = [head, row].map(|row| row.cells.iter().map(|cell| cell.trim()));
            one.eq(other)
        })
    }

    /// Whether it begins as another does and goes on with rows in which a name is known.
    fn goes_on(&self, other: &Self, headers: &Headers) -> bool {
        let is_known = |cell: &String| matches!(headers.meaning(cell), Meaning::Used(_));
        let names = |row: &Row| row.cells.iter().any(is_known);
        let more = self.rows.iter().skip(other.rows.len());
        self.separator == other.separator
            && self.numbers().first() == other.numbers().first()
            && more.map(names).eq([true])
    }

    /// How many fields are named.
    fn known(&self) -> usize {
        let field = |(_, meaning): &(String, Meaning)| match meaning {
            Meaning::Used(field) => Some(*field),
            _ => None,
        };
        self.names
            .iter()
            .filter_map(field)
            .collect::<BTreeSet<_>>()
            .len()
    }
}

/// How many columns of a table are known, by its first rows; nothing where nothing stands in them.
pub fn known(csv: &Csv, headers: &Headers) -> Option<usize> {
    find(csv, headers).map(|head| head.known())
}

/// The rows whose names are known best, by whichever separator; else the first.
pub fn find(csv: &Csv, headers: &Headers) -> Option<Head> {
    let mut best: Option<(usize, Head)> = None;
    for separator in csv.separators() {
        let mut rows = csv.rows(separator);
        let mut first = Vec::new();
        while first.len() < FIRST_ROWS
            && let Some(row) = rows.next()
        {
            first.push((row, csv.place_of(&rows)));
        }
        for height in 1..=MOST_ROWS {
            for window in first.windows(height) {
                let names = names(window, headers);
                let Some((_, behind)) = window.last().filter(|_| !names.is_empty()) else {
                    continue;
                };
                let head = Head {
                    separator,
                    names,
                    behind: *behind,
                    rows: window.iter().map(|(row, _)| row.clone()).collect(),
                };
                let known = head.known();
                let is_better = |(most, best): &(usize, Head)| {
                    known > *most || known == *most && head.goes_on(best, headers)
                };
                if best.as_ref().is_none_or(is_better) {
                    best = Some((known, head));
                }
            }
        }
    }
    best.map(|(_, head)| head)
}

/// The names of the columns in some rows.
fn names(rows: &[(Row, Place)], headers: &Headers) -> Vec<(String, Meaning)> {
    let width = rows.iter().map(|(row, _)| row.cells.len()).max();
    let mut over = vec![""; rows.len()];
    let columns = 0..width.unwrap_or_default();
    let name = |column: usize| {
        let own = rows
            .iter()
            .map(|(row, _)| row.cells.get(column).map_or("", |cell| cell.trim()));
        name(&own.collect::<Vec<_>>(), &mut over, headers)
    };
    columns.map(name).collect()
}

/// The name of a column, of which `own` stands in each row, and `over` to the left of it: all that
/// is said of it, or else as much of the end as is known.
fn name<'r>(own: &[&'r str], over: &mut [&'r str], headers: &Headers) -> (String, Meaning) {
    let lowest = own.iter().rposition(|cell| !cell.is_empty());
    let mut parts: Vec<&str> = Vec::new();
    let mut is_new = false;
    for (place, (cell, over)) in own.iter().zip(over).enumerate() {
        is_new |= !cell.is_empty();
        if is_new {
            *over = cell;
        }
        if lowest.is_some_and(|lowest| place <= lowest) && !over.is_empty() {
            parts.push(over);
        }
    }
    let tails = (0..parts.len()).filter_map(|from| Some(parts.get(from..)?.join(" ")));
    let known = |name: String| Some((headers.meaning(&name), name));
    let mut named = tails
        .filter_map(known)
        .filter(|(meaning, _)| *meaning != Meaning::Unknown);
    let (meaning, name) = named
        .next()
        .unwrap_or_else(|| (Meaning::Unknown, parts.join(" ")));
    (name, meaning)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::columns::Field;
    use crate::simulation::columns::tests::shipped;

    fn found(text: &str) -> Head {
        find(&Csv::of(text), &shipped()).unwrap()
    }

    fn fields(head: &Head) -> Vec<Option<Field>> {
        let field = |(_, meaning): &(String, Meaning)| match meaning {
            Meaning::Used(field) => Some(*field),
            _ => None,
        };
        head.names.iter().map(field).collect()
    }

    #[test]
    fn names_may_stand_in_three_rows_below_a_title() {
        let text = "DAFTAR TPP\n\n\
            No;NIP;Nama;Jabatan;;Kehadiran;;;TPP;\n\
            ;;;Nama;Kelas;Terlambat;;Lain;Beban Kerja;Total\n\
            ;;;;;TL1;TL2;Sakit;;\n\
            1;198001012005011001;Ani;Analis;9;0;1;0;100;100\n";
        let head = found(text);
        assert_eq!(head.numbers(), [3, 5]);
        let names: Vec<&str> = head.names.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(
            names,
            [
                "No",
                "NIP",
                "Nama",
                "Nama",
                "Kelas",
                "TL1",
                "TL2",
                "Sakit",
                "TPP Beban Kerja",
                "TPP Total"
            ]
        );
        let fields = fields(&head);
        assert_eq!(fields.get(1), Some(&Some(Field::Nip)));
        assert_eq!(fields.get(4), Some(&Some(Field::JobClass)));
        assert_eq!(fields.get(7), Some(&Some(Field::Sick)));
    }

    #[test]
    fn a_row_with_names_below_names_is_one_of_them() {
        let text = "No;NIP;Jabatan;;Gol\n;;Nama Jabatan;Kls;\n1;1;Analis;9;III/d\n";
        let head = found(text);
        assert_eq!(head.numbers(), [1, 2]);
        let names: Vec<&str> = head.names.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["No", "NIP", "Nama Jabatan", "Jabatan Kls", "Gol"]);
    }

    #[test]
    fn one_row_is_enough_where_more_say_no_more() {
        let head = found("Rekap\nNIP;Nama;Status\n198001012005011001;TK;PNS\n");
        assert_eq!(head.numbers(), [2, 2]);
        assert_eq!(
            head.names.first().map(|(name, _)| name.as_str()),
            Some("NIP")
        );
    }

    #[test]
    fn the_names_on_the_next_page_are_known_again() {
        let head = found("NIP; Nama ;Status\n1;Ani;PNS\n");
        let csv = Csv::of("NIP;Nama;Status\n1;Nama;PNS\n");
        let again = csv.rows(';').map(|row| head.is_again(&row));
        assert_eq!(again.collect::<Vec<_>>(), [true, false]);
    }
}

//! Whether the draft fits what the region may spend, as typed.

use crate::app::kit::typed::{self, Asked};
use crate::document::{Table, Value};
use crate::money::{Overflow, Percent, Rupiah};
use crate::simulation::budget::{Books, month_of};

crate::choice! {
    /// What the draft is held against.
    pub enum Limit("Batas biaya") {
        /// A ceiling for a month.
        Month = "month", "Pagu sebulan";
        /// A ceiling for a year.
        Year = "year", "Pagu setahun";
        /// The law's cap on personnel spending.
        Cap = "cap", "Batas 30%";
    }
}

/// What is asked, in the order of the form.
pub const ASKED: [&str; 5] = ["month", "year", "spending", "personnel", "excluded"];

/// The amount typed under a name; none where nothing that can be is typed.
pub fn amount(texts: &Table<String, String>, name: &str) -> Option<Rupiah> {
    match typed::read(Asked::Rupiah, texts.get(name)?).ok()? {
        Value::Whole(whole) => Rupiah::new(whole).ok(),
        _ => None,
    }
}

/// Whether a text says nothing, or an amount.
pub fn is_good(texts: &Table<String, String>, name: &str) -> bool {
    let is_blank = |text: &String| text.trim().is_empty();
    texts.get(name).is_none_or(is_blank) || amount(texts, name).is_some()
}

/// The budget that the cap goes by, once there is one. Nothing is taken for what is left blank:
/// without the other personnel spending there is no cap to be held.
pub fn books(texts: &Table<String, String>) -> Option<Books> {
    let spending = amount(texts, "spending")?;
    Some(Books {
        spending: Some(spending).filter(|spending| *spending > Rupiah::ZERO)?,
        personnel: amount(texts, "personnel")?,
        excluded: match is_good(texts, "excluded") {
            true => amount(texts, "excluded").unwrap_or_default(),
            false => return None,
        },
    })
}

/// The draft held against one limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Against what.
    pub limit: Limit,
    /// The most that it may cost, a month or a year.
    pub most: Rupiah,
    /// What is left; less than nothing where it is over.
    pub room: Rupiah,
    /// What counts as personnel spending, and in percent of all spending, for the cap.
    pub counted: Option<(Rupiah, Percent)>,
}

/// The draft against all that is typed, by what a month costs, and what a year.
pub fn held(texts: &Table<String, String>, month: Rupiah, year: Rupiah) -> Vec<Held> {
    let held = Limit::ALL
        .iter()
        .filter_map(|limit| against(texts, *limit, [month, year]).ok()?);
    held.collect()
}

fn against(
    texts: &Table<String, String>,
    limit: Limit,
    [month, year]: [Rupiah; 2],
) -> Result<Option<Held>, Overflow> {
    let held = |most: Rupiah, cost: Rupiah, counted| {
        Ok(Some(Held {
            limit,
            most,
            room: most.minus(cost)?,
            counted,
        }))
    };
    match limit {
        Limit::Month | Limit::Year => {
            let Some(most) = amount(texts, limit.word()) else {
                return Ok(None);
            };
            let cost = match limit {
                Limit::Year => year,
                _ => month,
            };
            held(most, cost, None)
        }
        Limit::Cap => {
            let Some(books) = books(texts) else {
                return Ok(None);
            };
            let counted = books.counted(year)?;
            let share = books.share(year).ok_or(Overflow)?;
            held(books.most()?, counted, Some((counted, share)))
        }
    }
}

/// The most that a month may cost to keep a limit, once it is typed; less than nothing where the
/// limit is passed without any TPP.
pub fn ceiling(texts: &Table<String, String>, limit: Limit) -> Option<Rupiah> {
    match limit {
        Limit::Month => amount(texts, "month"),
        Limit::Year => amount(texts, "year").map(month_of),
        Limit::Cap => books(texts)?.room().ok().map(month_of),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(typed: &[(&str, &str)]) -> Table<String, String> {
        let entries = typed.iter();
        entries
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect()
    }

    fn rupiah(whole: i64) -> Rupiah {
        Rupiah::new(whole).unwrap()
    }

    #[test]
    fn what_is_typed_is_held_against_the_month_and_its_year() {
        let typed = texts(&[
            ("month", "900"),
            ("year", "12.000"),
            ("spending", "100.000"),
            ("personnel", "20.000"),
            ("excluded", "1.000"),
        ]);
        let held = held(&typed, rupiah(1_000), rupiah(12_000));
        let rooms: Vec<_> = held
            .iter()
            .map(|one| (one.limit.word(), one.room.whole()))
            .collect();
        assert_eq!(rooms, [("month", -100), ("year", 0), ("cap", -1_000)]);
        let counted = held.last().unwrap().counted.unwrap();
        assert_eq!(counted, (rupiah(31_000), Percent::from_whole(31)));
        assert_eq!(ceiling(&typed, Limit::Cap), Some(rupiah(916)));
    }

    #[test]
    fn nothing_is_taken_for_what_is_not_typed() {
        let held = |typed: &[(&str, &str)]| super::held(&texts(typed), rupiah(1), rupiah(12));
        assert_eq!(held(&[("spending", "100.000")]), []);
        assert_eq!(held(&[("month", "sejuta")]), []);
        let half = texts(&[("spending", "9"), ("personnel", "1"), ("excluded", "x")]);
        assert_eq!(books(&half), None);
        assert!(!is_good(&half, "excluded") && is_good(&half, "year"));
    }
}

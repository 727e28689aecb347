//! What a column or a row of a survey file is called.
//!
//! A question is named by its id, its label or both, in either language, or by what else its pack
//! says that people call it. Letters and digits decide: case, blanks of any kind, hyphens, marks that nobody sees and wide letters make no
//! difference, so `U 1`, `u-1` and `U1. Persyaratan` all name `u1`.

use super::instrument::{Part, RespondentScale};
use crate::document::signs::{is_format, usual};

/// A question of a survey.
#[derive(Clone, Copy)]
pub(super) struct Question<'t> {
    pub part: &'t Part,
    pub scale: &'t RespondentScale,
}

/// The names that are understood.
pub(super) struct Names<'t> {
    questions: Vec<Question<'t>>,
    /// In order, each with the place of its question; a name of two questions names neither.
    folded: Vec<(String, usize)>,
}

impl<'t> Names<'t> {
    pub fn of(questions: &[Question<'t>]) -> Self {
        let mut folded = Vec::new();
        for (place, question) in questions.iter().enumerate() {
            let (id, part) = (question.part.id.as_str(), question.part);
            folded.push((fold(id), place));
            let also = question.scale.also.iter();
            folded.extend(also.map(|name| (fold(name), place)));
            for label in [Some(&part.label), part.label_en.as_ref()]
                .into_iter()
                .flatten()
            {
                let label = fold(label);
                folded.push(([&fold(id), &*label].concat(), place));
                folded.push(([&*label, &fold(id)].concat(), place));
                folded.push((label, place));
            }
        }
        folded.sort();
        folded.dedup();
        let all = folded.clone();
        folded.retain(|(name, _)| all.iter().filter(|(other, _)| other == name).count() == 1);
        Self {
            questions: questions.to_vec(),
            folded,
        }
    }

    /// The question that a cell names.
    pub fn find(&self, cell: &str) -> Option<Question<'t>> {
        self.place(cell)
            .and_then(|place| self.questions.get(place).copied())
    }

    fn place(&self, cell: &str) -> Option<usize> {
        let cell = cell.trim();
        let is_id = |question: &Question<'_>| question.part.id.as_str() == cell;
        let exact = self.questions.iter().position(is_id);
        exact.or_else(|| {
            let name = fold(cell);
            let found = self.folded.binary_search_by(|(known, _)| known.cmp(&name));
            self.folded.get(found.ok()?).map(|(_, place)| *place)
        })
    }

    /// How many questions a row names.
    pub fn named(&self, cells: &[String]) -> usize {
        let mut places: Vec<usize> = cells.iter().filter_map(|cell| self.place(cell)).collect();
        places.sort_unstable();
        places.dedup();
        places.len()
    }

    /// A name of each question.
    pub fn known(&self) -> Vec<String> {
        let parts = self.questions.iter().map(|question| question.part);
        parts
            .map(|part| format!("{} {}", part.id, part.label))
            .collect()
    }
}

/// Letters and digits alone, as small letters.
fn fold(name: &str) -> String {
    // No question has a name as long as this.
    const MOST: usize = 2_000;
    let narrow = narrow(name.get(..MOST).unwrap_or(name));
    let letters = narrow.chars().filter(|c| is_letter(*c));
    letters.map(|c| c.to_ascii_lowercase()).collect()
}

fn is_letter(c: char) -> bool {
    let is_sign =
        matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3003}');
    c.is_ascii_alphanumeric() || !c.is_ascii() && !is_sign
}

/// Without marks that nobody sees, wide signs as their usual form, every blank as a space.
pub(super) fn narrow(text: &str) -> String {
    let seen = text.chars().filter(|c| !is_format(*c));
    let usual = seen.map(|c| if c.is_whitespace() { ' ' } else { usual(c) });
    usual.collect()
}

/// Whether a row of that label sums up those above: "Jumlah", "Rata-rata", "NRR per unsur".
/// All its words must be of that kind; a person may well be called Rata.
pub(super) fn is_summary(label: &str) -> bool {
    const KINDS: [&str; 13] = [
        "jumlah", "total", "subtotal", "ratarata", "rata2", "rerata", "nrr", "mean", "average",
        "median", "modus", "minimum", "maksimum",
    ];
    const BESIDE: [&str; 26] = [
        "nilai",
        "skor",
        "score",
        "per",
        "tiap",
        "unsur",
        "tertimbang",
        "responden",
        "keseluruhan",
        "seluruh",
        "semua",
        "grand",
        "indeks",
        "skm",
        "ikm",
        "unit",
        "pelayanan",
        "layanan",
        "jawaban",
        "akhir",
        "of",
        "all",
        "answers",
        "respondents",
        "dan",
        "setiap",
    ];
    let label = narrow(label).to_ascii_lowercase();
    let words = label
        .split(|c| !is_letter(c))
        .filter(|word| !word.is_empty());
    let label = words.collect::<Vec<_>>().join(" ");
    let label = label.replace("rata rata", "ratarata");
    let words = || label.split(' ');
    let is_kind = |word: &str| KINDS.contains(&word);
    words().count() <= 8
        && words().any(is_kind)
        && words()
            .all(|word| is_kind(word) || BESIDE.contains(&word) || word.parse::<u32>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_sum_up_are_known_by_their_label() {
        for label in [
            "Rata-rata",
            "RATA – RATA",
            "rata\u{a0}rata",
            "Rata2",
            "Rerata",
            "Jumlah",
            "JUMLAH :",
            "Total",
            "Grand Total",
            "NRR per unsur",
            "NRR tertimbang",
            "Jumlah nilai per unsur",
            "Mean",
            "Nilai rata-rata",
            "Jumlah responden",
            "Ｔｏｔａｌ",
        ] {
            assert!(is_summary(label), "{label}");
        }
        for label in [
            "Totalina",
            "Total Sutrisno",
            "Rata",
            "Max",
            "9",
            "",
            "IKM",
            "Jumlah loket kurang",
            "Nilai",
        ] {
            assert!(!is_summary(label), "{label}");
        }
    }
}

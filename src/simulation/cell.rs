//! Cells as people write them. What can be read in two ways, or not at all, is nothing.

use crate::document::text::words;
use crate::money::{Percent, Rupiah};
use crate::regulation::tax::TaxStatus;
use crate::regulation::terms::{Employment, JobClass, Rating, Years};

/// The eighteen digits of a NIP; blanks and the apostrophe of a spreadsheet are none of it.
pub fn nip(cell: &str) -> String {
    let is_digit_or_sign = |c: &char| !c.is_whitespace() && !matches!(c, '\'' | '’' | '`');
    cell.chars().filter(is_digit_or_sign).collect()
}

/// Whether a spreadsheet has made a decimal with an exponent out of it, and so lost digits.
pub fn is_exponent(cell: &str) -> bool {
    let cell = cell.trim().to_ascii_uppercase();
    let parts = cell.split_once('E');
    parts.is_some_and(|(before, behind)| {
        let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let digits = behind.trim_start_matches(['+', '-']);
        before.starts_with(|c: char| c.is_ascii_digit())
            && before.chars().all(is_number)
            && !digits.is_empty()
            && digits.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Whether it is an error of a spreadsheet, such as `#REF!` and `#N/A`, or a formula without a
/// result, which stands behind a `#` too.
pub fn is_error(cell: &str) -> bool {
    let is_of_errors = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "/!?_".contains(c);
    let said = cell.trim().strip_prefix('#');
    said.is_some_and(|said| {
        said.starts_with('=') || said.len() > 2 && said.chars().all(is_of_errors)
    })
}

/// A class: `9`, `09`, `9,00`, `Kelas 9`.
pub fn class(cell: &str) -> Option<JobClass> {
    let cell = cell.trim().to_lowercase();
    let number = cell.strip_prefix("kelas").unwrap_or(&cell);
    u8::try_from(whole(number)?).ok().and_then(JobClass::new)
}

/// Full years: `10`, `10 tahun`, `10 th 4 bl`.
pub fn years(cell: &str) -> Option<Years> {
    let cell = cell.trim().to_lowercase();
    let end = cell.find(|c: char| c.is_alphabetic());
    let (number, unit) = cell.split_at(end.unwrap_or(cell.len()));
    let is_years = unit.is_empty() || unit.starts_with("th") || unit.starts_with("tahun");
    let years = whole(number).filter(|_| is_years)?;
    u8::try_from(years).ok().and_then(Years::new)
}

/// How many: a whole number; a dash is none.
pub fn count(cell: &str) -> Option<u32> {
    match cell.trim() {
        "-" | "–" | "—" => Some(0),
        cell => u32::try_from(whole(cell)?).ok(),
    }
}

/// A status: by its words, or the number that SIPD gives it.
pub fn employment(cell: &str) -> Option<Employment> {
    let cell = words(cell);
    match cell.as_str() {
        "pns" | "1" | "pegawai negeri sipil" => Some(Employment::Pns),
        "cpns" | "3" | "calon pegawai negeri sipil" | "calon pns" => Some(Employment::Cpns),
        "pppk" | "p3k" | "2" | "pppk penuh waktu" => Some(Employment::Pppk),
        "pppk paruh waktu" | "p3k paruh waktu" | "pppk pw" | "paruh waktu" => {
            Some(Employment::PppkPartTime)
        }
        _ => None,
    }
}

/// A grade as the salary tables have it: `III/a` for `3A`, `III.a` and `Penata Muda (III/a)`; `IX`
/// for `9` and `IX`. Which of the two, the status says.
pub fn grade(cell: &str, employment: Employment) -> Option<String> {
    let parts = cell.split(|c: char| !(c.is_alphanumeric() || matches!(c, '/' | '.')));
    let parts = parts.map(str::to_ascii_uppercase);
    let read = match employment.is_pppk() {
        true => grade_of_pppk,
        false => grade_of_pns,
    };
    let mut grades = parts.filter_map(|part| read(&part));
    let grade = grades.next();
    grade.filter(|_| grades.next().is_none())
}

const ROMAN: [&str; 17] = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
    "XVI", "XVII",
];

fn roman(text: &str, most: usize) -> Option<&'static str> {
    let mut known = ROMAN.iter().copied().take(most);
    match text.parse::<usize>() {
        Ok(number) => known.nth(number.checked_sub(1)?),
        Err(_) => known.find(|roman| *roman == text),
    }
}

fn grade_of_pppk(part: &str) -> Option<String> {
    roman(part, ROMAN.len()).map(str::to_owned)
}

fn grade_of_pns(part: &str) -> Option<String> {
    let letter = part
        .chars()
        .next_back()
        .filter(|c| ('A'..='E').contains(c))?;
    let group = part.strip_suffix(letter)?.trim_end_matches(['/', '.']);
    let group = roman(group, 4)?;
    Some(format!("{group}/{}", letter.to_ascii_lowercase()))
}

/// An echelon as the salary tables have it: `IIIA` for `III.a`; an empty text where there is none.
pub fn echelon(cell: &str) -> String {
    let plain = cell.chars().filter(|c| c.is_alphanumeric());
    let plain: String = plain.collect::<String>().to_ascii_uppercase();
    match plain.as_str() {
        "0" | "NON" | "NONESELON" | "STAF" => String::new(),
        _ => plain,
    }
}

/// A PTKP status: `K/1`, `K1`, `TK/0`, `TK`.
pub fn tax_status(cell: &str) -> Option<TaxStatus> {
    let plain = cell.chars().filter(|c| c.is_alphanumeric());
    let plain = plain.collect::<String>().to_ascii_uppercase();
    let plain = match plain.as_str() {
        "TK" => "TK0",
        other => other,
    };
    let same = |status: &&TaxStatus| status.word().replace('/', "") == plain;
    TaxStatus::ALL.iter().find(same).copied()
}

/// Whether married: by word, or the number that SIPD gives it.
pub fn is_married(cell: &str) -> Option<bool> {
    match words(cell).as_str() {
        "1" | "kawin" | "menikah" | "nikah" | "k" => Some(true),
        "2" | "belum kawin" | "tidak kawin" | "belum menikah" | "cerai" | "cerai hidup"
        | "cerai mati" | "janda" | "duda" | "tk" => Some(false),
        _ => None,
    }
}

/// The status of somebody of whom it is known whether they are married, and their children.
pub fn tax_status_of(is_married: bool, children: u32) -> Option<TaxStatus> {
    let kind = if is_married { "K" } else { "TK" };
    tax_status(&format!("{kind}/{}", children.min(3)))
}

/// A rating, in the words of the rule or of the pack.
pub fn rating(cell: &str) -> Option<Rating> {
    match words(cell).as_str() {
        "sangat baik" => Some(Rating::VeryGood),
        "baik" => Some(Rating::Good),
        "butuh perbaikan" | "cukup" => Some(Rating::NeedsImprovement),
        "kurang" | "misconduct" | "kurang misconduct" => Some(Rating::Poor),
        "sangat kurang" => Some(Rating::VeryPoor),
        _ => None,
    }
}

/// A percentage up to 100: `98.74`, `98,74`, `98 %`.
pub fn percent(cell: &str) -> Option<Percent> {
    let cell = cell
        .trim()
        .trim_end_matches('%')
        .trim_end()
        .replace(',', ".");
    Percent::parse(&cell).filter(|percent| percent.is_share())
}

/// Whole rupiah: `1.234.567`, `1,234,567.00`, `Rp 1.234.567,-`; a dash is none.
pub fn money(cell: &str) -> Option<Rupiah> {
    let cell = cell.trim();
    let cell = cell
        .strip_prefix("Rp")
        .or(cell.strip_prefix("IDR"))
        .unwrap_or(cell);
    let cell = cell.trim_matches(['.', ' ']);
    let cell = cell.strip_suffix(",-").unwrap_or(cell);
    match cell {
        "-" | "–" | "—" => Some(Rupiah::ZERO),
        cell => Rupiah::new(whole(cell)?).ok(),
    }
}

/// A whole number, with thousands parted by dots or commas in threes, and nothing but zeros behind
/// a decimal sign.
fn whole(text: &str) -> Option<i64> {
    const SIGNS: [char; 2] = ['.', ','];
    let text = text.trim();
    let thousands = text.chars().find(|c| SIGNS.contains(c));
    let is_decimal = |zeros: &str| {
        let is_other = text.chars().rfind(|c| SIGNS.contains(c)) != thousands;
        !zeros.is_empty() && zeros.bytes().all(|b| b == b'0') && (is_other || zeros.len() != 3)
    };
    let number = match text.rsplit_once(SIGNS) {
        Some((number, zeros)) if is_decimal(zeros) => number,
        _ => text,
    };
    let mut groups = number.split(|c| Some(c) == thousands);
    let first = groups.next()?;
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.len() > 3 {
            return None;
        }
        digits.push_str(group);
    }
    is_digits(&digits).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_as_people_write_them() {
        for (cell, amount) in [
            ("1234567", Some(1_234_567)),
            ("1.234.567", Some(1_234_567)),
            ("1,234,567", Some(1_234_567)),
            ("1.234.567,00", Some(1_234_567)),
            ("1,234,567.00", Some(1_234_567)),
            ("Rp 1.234.567,-", Some(1_234_567)),
            ("Rp1.234.567", Some(1_234_567)),
            ("Rp. 1.500", Some(1_500)),
            ("500.00", Some(500)),
            ("-", Some(0)),
            ("0", Some(0)),
            ("1.234,50", None),
            ("1.23.456", None),
            ("12a", None),
            ("", None),
            ("1E6", None),
        ] {
            let expected = amount.map(|amount| Rupiah::new(amount).unwrap());
            assert_eq!(money(cell), expected, "{cell}");
        }
    }

    #[test]
    fn grades_as_people_write_them() {
        for (cell, of_pns, of_pppk) in [
            ("III/a", Some("III/a"), None),
            ("III/A", Some("III/a"), None),
            ("3A", Some("III/a"), None),
            ("III.d", Some("III/d"), None),
            ("IVc", Some("IV/c"), None),
            ("Penata (III/c)", Some("III/c"), None),
            ("IV/c-Pembina Utama Muda", Some("IV/c"), None),
            ("IX", None, Some("IX")),
            ("9", None, Some("IX")),
            ("V/a", None, None),
            ("18", None, None),
            ("3", None, Some("III")),
        ] {
            assert_eq!(grade(cell, Employment::Pns).as_deref(), of_pns, "{cell}");
            assert_eq!(grade(cell, Employment::Pppk).as_deref(), of_pppk, "{cell}");
        }
    }

    #[test]
    fn other_cells_as_people_write_them() {
        assert_eq!(class("Kelas 09"), JobClass::new(9));
        assert_eq!(class("9,00"), JobClass::new(9));
        assert_eq!(class("18"), None);
        assert_eq!(years("10 th 4 bl"), Years::new(10));
        assert_eq!(years("4 bulan"), None);
        assert_eq!(
            employment("PPPK_Paruh_Waktu"),
            Some(Employment::PppkPartTime)
        );
        assert_eq!(employment("Honorer"), None);
        assert_eq!(echelon("III.a"), "IIIA");
        assert_eq!(echelon("0") + &echelon("-") + &echelon("Non Eselon"), "");
        assert_eq!(tax_status("k1"), Some(TaxStatus::K1));
        assert_eq!(tax_status("K/1 = 3"), None);
        assert_eq!(tax_status_of(true, 5), Some(TaxStatus::K3));
        assert_eq!(percent("98 %"), percent("98.0"));
        assert_eq!(percent("9874"), None);
        assert_eq!(nip("'19900101 201012 1 001"), "199001012010121001");
        assert!(
            ["#REF!", "#N/A", "#DIV/0!", "#=A1+B1"]
                .iter()
                .all(|cell| is_error(cell))
        );
        assert!(
            !["#", "# 12", "#Dinas", "REF!", "=A1"]
                .iter()
                .any(|cell| is_error(cell))
        );
        assert!(is_exponent("1.98E+17") && is_exponent("1,98e17") && !is_exponent("199E"));
    }
}

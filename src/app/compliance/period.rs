//! Periods of assessments: a year such as `2024`, or a half of one such as `2024-S1`.

/// Years before this one that can be chosen.
const PAST: u16 = 4;

/// The period after one; none where it is no period of ours, as files may name any.
pub fn after(period: &str) -> Option<String> {
    let (year, half) = period.split_once('-').unwrap_or((period, ""));
    let year: u16 = year.parse().ok().filter(|_| year.len() == 4)?;
    let next = year.checked_add(1)?;
    match half {
        "" => Some(next.to_string()),
        "S1" => Some(format!("{year}-S2")),
        "S2" => Some(format!("{next}-S1")),
        _ => None,
    }
}

/// What can be chosen in a year, the latest first; what is known besides comes at the head.
pub fn choices<'a>(this_year: u16, known: impl Iterator<Item = &'a str>) -> Vec<String> {
    let (first, last) = (this_year.saturating_sub(PAST), this_year.saturating_add(1));
    let usual = (first..=last).rev().flat_map(|year| {
        let half = |n: u8| format!("{year}-S{n}");
        [half(2), half(1), year.to_string()]
    });
    let usual: Vec<String> = usual.collect();
    let others = known.filter(|period| !period.is_empty());
    let others = others.map(str::to_owned);
    let mut others: Vec<String> = others.filter(|known| !usual.contains(known)).collect();
    others.sort();
    others.dedup();
    others.into_iter().chain(usual).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_period_has_one_after_it() {
        let after = |period| after(period).unwrap_or_default();
        assert_eq!(after("2024"), "2025");
        assert_eq!(after("2024-S1"), "2024-S2");
        assert_eq!(after("2024-S2"), "2025-S1");
        for other in ["", "semester dua", "2024-S3", "24", "\u{1f642}"] {
            assert_eq!(after(other), "", "{other}");
        }
    }

    #[test]
    fn what_a_file_names_can_still_be_chosen() {
        let known = ["2024", "semester dua", "", "semester dua"];
        let choices = choices(2026, known.into_iter());
        assert_eq!(choices.len(), 19);
        let first: Vec<&str> = choices.iter().take(3).map(String::as_str).collect();
        assert_eq!(first, ["semester dua", "2027-S2", "2027-S1"]);
    }
}

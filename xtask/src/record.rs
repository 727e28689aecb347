//! What long measurements gave, kept in tests/records with machine, commit and day: the README repeats it.

use crate::shell::{self, program, root};
use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

#[derive(Serialize, Deserialize)]
pub struct Record<T> {
    pub day: String,
    pub machine: String,
    pub commit: String,
    pub figures: T,
}

fn path(name: &str) -> PathBuf {
    root()
        .join("tests/records")
        .join(name)
        .with_extension("json")
}

/// What was kept under a name, with where it is from.
pub fn whole<T: DeserializeOwned>(name: &str) -> Result<Option<Record<T>>> {
    match fs::read_to_string(path(name)) {
        Ok(text) => Ok(Some(serde_json::from_str(&text).context(name.to_owned())?)),
        Err(_) => Ok(None),
    }
}

/// The figures kept under a name.
pub fn read<T: DeserializeOwned>(name: &str) -> Result<Option<T>> {
    Ok(whole(name)?.map(|record: Record<T>| record.figures))
}

/// Keeps figures, as measured here and now.
pub fn write<T: Serialize>(name: &str, figures: &T) -> Result<()> {
    let commit = shell::output(&mut program("git", &["rev-parse", "--short=12", "HEAD"]));
    let record = Record {
        day: day(),
        machine: machine(),
        commit: commit.unwrap_or_else(|_| "unknown".to_owned()),
        figures,
    };
    let path = path(name);
    fs::create_dir_all(path.parent().context("no folder")?)?;
    fs::write(path, serde_json::to_string_pretty(&record)? + "\n")?;
    Ok(())
}

/// Today by UTC.
fn day() -> String {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let days = i64::try_from(since.as_secs() / 86_400).unwrap_or_default();
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Year, month and day of so many days after 1970-01-01 (Howard Hinnant's civil_from_days).
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = (shifted_month + 2) % 12 + 1;
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// The processor and how many of it, as far as the system says.
fn machine() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info
        .lines()
        .find_map(|line| line.strip_prefix("model name"));
    let model = model.map_or(std::env::consts::ARCH, |rest| {
        rest.trim_start_matches([' ', '\t', ':'])
    });
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!("{model}, {cores} cores, {}", std::env::consts::OS)
}

/// A share with one decimal, rounded down: never better than it is.
pub fn percent(part: usize, of: usize) -> String {
    let tenths = (part * 1_000).checked_div(of).unwrap_or_default();
    format!("{}.{}%", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    #[test]
    fn days_have_their_dates() {
        assert_eq!(super::civil(0), (1970, 1, 1));
        assert_eq!(super::civil(19_782), (2024, 2, 29));
        assert_eq!(super::civil(20_783), (2026, 11, 26));
    }

    #[test]
    fn a_share_is_never_better_than_it_is() {
        assert_eq!(super::percent(8_999, 9_000), "99.9%");
        assert_eq!(super::percent(0, 0), "0.0%");
    }
}

//! The month to show a rule in.

use crate::document::Month;
use crate::provision::Validity;

/// A month the pack holds in, as near to today as can be, and not December, whose tax needs the
/// months before it.
pub fn usual_month(valid: &Validity, today: Month) -> Month {
    let last = valid.until.unwrap_or(today).min(today).max(valid.from);
    let november = last
        .is_december()
        .then(|| Month::new(last.year(), 11))
        .flatten();
    november
        .filter(|month| valid.contains(*month))
        .unwrap_or(last)
}

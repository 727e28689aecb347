//! Scores and classes in words.

use crate::app::compliance::scale::shortened;
use crate::app::kit::figures;
use crate::money::Points;

/// Points in words, with three decimals at most: 88,12
pub fn points(points: Points) -> String {
    figures::decimal(&shortened(points, &[]).to_string())
}

/// The name of a class, with a true minus: A−
pub fn class_name(name: &str) -> String {
    name.replace('-', "−")
}

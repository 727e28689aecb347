//! What may be meant so, and most often is a slip: told beside the faults, and never in the way.

use super::coded::coded;
use serde::Serialize;

/// One doubt: the place and what is odd about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// JSON path, such as `$.rating.percent.good`.
    pub path: String,
    /// What is odd.
    #[serde(flatten)]
    pub doubt: Doubt,
}

coded! {
    /// Why something is odd. The values say what was found and what may be meant.
    pub enum Doubt {
        /// A percentage so small that a share of one is likelier meant.
        ShareForPercent {
            /// What the pack says.
            found: String,
            /// As a percentage.
            write: String,
        } = "share_for_percent";
        /// A multiplier so large that a percentage is likelier meant.
        PercentForFactor {
            /// What the pack says.
            found: String,
            /// As a multiplier.
            write: String,
        } = "percent_for_factor";
        /// A percentage that is larger than any known.
        LargePercent {
            /// What the pack says.
            found: String,
            /// The largest that is not odd.
            max: u32,
        } = "large_percent";
        /// A class that a position has and the table has not.
        ClassMissing {
            /// The class.
            class: u8,
            /// The name of such a position.
            position: String,
        } = "class_missing";
        /// A class that is paid less than one below it.
        ClassFalls {
            /// What it is paid.
            found: i64,
            /// What the class below is paid.
            before: i64,
        } = "class_falls";
        /// The last level of minutes ends, and later ones cost nothing.
        LevelsEnd {
            /// The last minute that costs.
            to: u32,
        } = "levels_end";
        /// A later step that costs less than the one before.
        StepFalls {
            /// What it costs where it begins.
            found: String,
            /// What one less costs.
            before: String,
        } = "step_falls";
        /// A deduction that cuts nothing.
        CutsNothing = "cuts_nothing";
        /// A source that ends before it begins.
        EndsBefore {
            /// First month.
            from: String,
            /// Last month.
            until: String,
        } = "ends_before";
        /// A day or month that has not come yet.
        InFuture {
            /// What the pack says.
            found: String,
            /// The day it is.
            today: String,
        } = "in_future";
        /// Another pack of the same region is in force in the same months.
        TwoInForce {
            /// Its title.
            title: String,
        } = "two_in_force";
        /// Another pack has the same id.
        IdTaken {
            /// Its title.
            title: String,
        } = "id_taken";
    }
}

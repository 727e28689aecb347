//! What the page says once.

/// Things the page says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// What the device kept could not be read.
    StoreBroken,
    /// The regulation used last is not here.
    RegulationGone,
    /// The surrounding page's own rule for that case stands in for one that cannot be had.
    Fallback,
    /// A national pack from a file stands ready for the packs that name it.
    NationalBrought,
}

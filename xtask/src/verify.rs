//! What shows that the figures can be trusted and takes too long for `test`. Prints what the README says.

use crate::reference;
use anyhow::Result;

pub fn run() -> Result<()> {
    println!("\n== The second implementation");
    reference::compare(reference::MANY)
}

//! The posts of a region, as checks of other sections refer to them.

use super::check::Defined;
use super::places::Position;
use super::terms::JobClass;
use crate::document::{Doubt, Faults, Path, Table};

/// The posts of a region, which tables refer to.
pub(super) struct Posts<'a> {
    pub(super) agencies: Defined<'a>,
    pub(super) positions: Defined<'a>,
    pub(super) list: &'a [Position],
}

impl Posts<'_> {
    /// A class that a position has and a table has not. `is_elsewhere` knows the positions that need
    /// no class.
    pub(super) fn doubt_classes<T>(
        &self,
        table: &Table<JobClass, T>,
        is_elsewhere: impl Fn(&Position) -> bool,
        at: &Path<'_>,
        faults: &mut Faults,
    ) {
        let positions = Path::ROOT.key("positions");
        let list = positions.key("list");
        let mut told = Vec::new();
        for (n, position) in self.list.iter().enumerate() {
            let class = position.class;
            let is_there = table.contains_key(&class) || told.contains(&class);
            if is_there || is_elsewhere(position) || !faults.is_whole(&list.index(n).key("class")) {
                continue;
            }
            told.push(class);
            let doubt = Doubt::ClassMissing {
                class: class.number(),
                position: position.name.clone(),
            };
            faults.doubt_of(at, &at.key(&class.to_string()), doubt);
        }
    }
}

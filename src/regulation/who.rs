//! Whom a rule is for: a status, a grade, a position or an agency.

use super::check::Defined;
use super::places::Post;
use super::posts::Posts;
use super::terms::{Employment, GradeGroup};
use crate::document::{Faults, Id, Path, Reason};

crate::record! {
    /// Whom something is for: whatever is named of it must hold.
    pub struct Who("Bagi siapa", "Yang disebut harus terpenuhi semuanya; daftar yang kosong berarti siapa saja.") {
        employment: Vec<Employment>, "Status kepegawaian";
        /// Grades of PNS.
        grades: Vec<GradeGroup>, "Golongan PNS";
        positions: Vec<Id>, "Jabatan", of "$.positions.list";
        agencies: Vec<Id>, "Perangkat daerah", of "$.agencies.list";
    }
}

/// A row goes by the grade of somebody whose grade nobody knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GradeUnknown;

/// The first of the rows that is for somebody.
pub fn first_for<'a, T>(
    rows: impl IntoIterator<Item = (&'a Who, T)>,
    post: &Post<'_>,
) -> Result<Option<T>, GradeUnknown> {
    for (who, row) in rows {
        if who.holds(post)? {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

impl Who {
    /// Whether it is for somebody.
    pub fn holds(&self, post: &Post<'_>) -> Result<bool, GradeUnknown> {
        let holds = |named: &[Id], id: Option<&Id>| {
            named.is_empty() || id.is_some_and(|id| named.contains(id))
        };
        let status = &self.employment;
        let fits = (status.is_empty() || status.contains(&post.employment))
            && holds(&self.positions, post.position)
            && holds(&self.agencies, post.agency);
        if !fits || self.grades.is_empty() {
            return Ok(fits);
        }
        if post.employment.is_pppk() {
            return Ok(false);
        }
        let grade = post.grade.ok_or(GradeUnknown)?;
        Ok(self.grades.contains(&grade))
    }

    pub(super) fn check(&self, posts: &Posts<'_>, at: &Path<'_>, faults: &mut Faults) {
        let lists = [
            ("positions", &self.positions, &posts.positions),
            ("agencies", &self.agencies, &posts.agencies),
        ];
        for (key, ids, defined) in lists {
            each(ids, defined, &at.key(key), faults);
        }
        let is_anybody = self.employment.is_empty()
            && self.grades.is_empty()
            && self.positions.is_empty()
            && self.agencies.is_empty();
        let keys = ["employment", "grades", "positions", "agencies"];
        if is_anybody && keys.iter().all(|key| faults.is_whole(&at.key(key))) {
            faults.add(at, Reason::Empty);
        }
    }
}

fn each(ids: &[Id], defined: &Defined<'_>, at: &Path<'_>, faults: &mut Faults) {
    for (n, id) in ids.iter().enumerate() {
        defined.check(id, &at.index(n), faults);
    }
}

//! Whom a rule is for: a status, a grade, a position or an agency.

use super::check::Defined;
use super::criteria::Posts;
use super::places::Post;
use super::terms::{Employment, GradeGroup};
use crate::document::{Faults, Id, Path, Reason};

crate::record! {
    /// Whom something is for: whatever is named of it must hold.
    pub struct Who("Bagi siapa", "Yang disebut harus terpenuhi semuanya; daftar yang kosong berarti siapa saja.") {
        employment: Vec<Employment>, "Status kepegawaian";
        /// Grades of PNS.
        grades: Vec<GradeGroup>, "Golongan PNS";
        positions: Vec<Id>, "Jabatan";
        agencies: Vec<Id>, "Perangkat daerah";
    }
}

impl Who {
    /// Whether the grade is asked of somebody for whom all else holds.
    pub fn asks_grade(&self, status: Employment, post: &Post<'_>) -> bool {
        !self.grades.is_empty() && !status.is_pppk() && self.fits(status, post)
    }

    /// Whether it is for somebody.
    pub fn holds(&self, status: Employment, post: &Post<'_>, grade: Option<GradeGroup>) -> bool {
        let is_grade = grade.is_some_and(|grade| self.grades.contains(&grade));
        self.fits(status, post) && (self.grades.is_empty() || is_grade)
    }

    fn fits(&self, status: Employment, post: &Post<'_>) -> bool {
        let holds = |named: &[Id], id: Option<&Id>| {
            named.is_empty() || id.is_some_and(|id| named.contains(id))
        };
        (self.employment.is_empty() || self.employment.contains(&status))
            && holds(&self.positions, post.position)
            && holds(&self.agencies, post.agency)
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

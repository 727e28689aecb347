//! Places: the agencies and positions of a region, and where somebody works.

use super::terms::{Employment, GradeGroup, JobClass};
use crate::document::Id;
use crate::provision::{Confidence, Provision};

crate::record! {
    /// The agencies of a region.
    pub struct Agencies("Perangkat daerah", "Daftar perangkat daerah.") {
        provision: Provision, "Dasar";
        list: Vec<Agency>, "Daftar";
    }
}

crate::record! {
    /// One agency.
    pub struct Agency("Perangkat daerah", "Nama dan jenis perangkat daerah.") {
        id: Id, "Kode";
        name: String, "Nama";
        kind: AgencyKind, "Jenis";
        /// How sure the name is, where it differs from the section.
        confidence: Option<Confidence>, "Tingkat keyakinan, bila berbeda";
    }
}

crate::choice! {
    /// Kinds of agencies.
    pub enum AgencyKind("Jenis perangkat daerah") {
        /// Sekretariat.
        Secretariat = "secretariat", "Sekretariat";
        /// Inspektorat.
        Inspectorate = "inspectorate", "Inspektorat";
        /// Dinas.
        Service = "service", "Dinas atau satuan";
        /// Badan.
        Board = "board", "Badan";
        /// Rumah sakit.
        Hospital = "hospital", "Rumah sakit";
        /// Kecamatan.
        Subdistrict = "subdistrict", "Kecamatan";
        /// Anything else.
        Other = "other", "Lainnya";
    }
}

crate::record! {
    /// The positions offered for choice.
    pub struct Positions("Jabatan", "Daftar jabatan untuk dipilih.") {
        provision: Provision, "Dasar";
        list: Vec<Position>, "Daftar";
    }
}

crate::record! {
    /// One position.
    pub struct Position("Jabatan", "Nama dan kelas jabatan.") {
        id: Id, "Kode";
        name: String, "Nama";
        class: JobClass, "Kelas jabatan";
        /// The only agency it exists in, if so.
        agency: Option<Id>, "Hanya pada perangkat daerah ini", of "$.agencies.list";
    }
}

/// Where somebody works and as what, as far as tables ask.
#[derive(Clone, Copy, Debug)]
pub struct Post<'a> {
    /// Job class.
    pub class: JobClass,
    /// Agency of the pack.
    pub agency: Option<&'a Id>,
    /// Position of the pack.
    pub position: Option<&'a Id>,
    /// Whether somebody came to it by equalisation.
    pub is_equalised: bool,
    /// Employment status.
    pub employment: Employment,
    /// Grade of a PNS, where it is known.
    pub grade: Option<GradeGroup>,
}

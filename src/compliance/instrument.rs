//! An instrument as it is written: one JSON document.
//!
//! Three shapes are enough for all instruments in use: a [`TreePack`] of weighted indicators
//! (Ombudsman, PEKPPP, SKM, SAKIP), a [`StandardPack`] of components that a service either has
//! or has not, and a [`RatingPack`] that turns a class into an organisational rating.

use super::criterion::Criterion;
use super::rating::RatingPack;
use super::standard::StandardPack;
use crate::document::{Format, Id};
use crate::money::{Factor, Percent, Points};
use crate::provision::{Provision, Standing, Validity};

crate::record! {
    /// An instrument.
    pub struct Pack("Instrumen", "Cara menilai pelayanan publik atau kinerja organisasi.") {
        /// Version of this format, 1.
        format: Format, "Versi format, 1";
        id: Id, "Kode instrumen";
        title: String, "Judul";
        /// Title in English.
        title_en: Option<String>, "Judul dalam bahasa Inggris";
        status: Standing, "Status";
        /// Months it can be used for.
        valid: Validity, "Masa berlaku";
        /// What the instrument as a whole rests on.
        provision: Provision, "Dasar";
        /// How it scores.
        method: MethodPack, "Cara menilai";
    }
}

crate::one_of! {
    /// The shape of an instrument.
    pub enum MethodPack("Cara menilai") {
        /// A tree of weighted indicators.
        Tree(TreePack) = "tree", "Pohon indikator berbobot";
        /// Components that are there or are not.
        Standard(StandardPack) = "standard", "Kelengkapan standar pelayanan";
        /// An organisational rating from a class.
        Rating(RatingPack) = "rating", "Capaian kinerja organisasi";
    }
}

crate::record! {
    /// A tree of weighted indicators; its top is the group `total`.
    pub struct TreePack("Pohon indikator", "Indikator berbobot, skala jawaban, dan kelas nilai.") {
        /// Places after the point of a score. It is rounded once, half up, and then compared.
        decimals: u32, "Angka di belakang koma; nilai dibulatkan sekali, lalu dibandingkan dengan kelas";
        /// Answer scales that several indicators share.
        scales: Vec<Scale>, "Skala jawaban bersama";
        /// The top of the tree.
        total: Group, "Puncak pohon";
        /// Classes of the score.
        bands: Bands, "Kelas nilai";
        /// What an answer adds to the name of the class.
        suffixes: Vec<Suffix>, "Tambahan pada nama kelas";
        /// How scores of units become the score of the instansi.
        units: UnitMean, "Nilai instansi dari nilai unit";
        /// How many respondents a survey needs.
        sample: Option<Sample>, "Jumlah responden";
    }
}

crate::record! {
    /// A scale of answers.
    pub struct Scale("Skala", "Langkah jawaban dari terendah ke tertinggi.") {
        id: Id, "Kode skala";
        provision: Provision, "Dasar";
        /// Steps from the lowest to the highest.
        steps: Vec<Step>, "Langkah, dari terendah";
    }
}

crate::record! {
    /// A step of a scale.
    pub struct Step("Langkah", "Satu langkah jawaban.") {
        /// Id, the answer in a file of answers.
        id: Id, "Kode jawaban";
        /// What it is worth.
        value: Points, "Nilai";
        /// What it means.
        label: String, "Bunyi";
        /// The same in English.
        label_en: Option<String>, "Bunyi dalam bahasa Inggris";
    }
}

crate::record! {
    /// A group: the mean of its parts.
    pub struct Group("Kelompok", "Rata-rata bagian-bagiannya.") {
        /// How the parts make a mean.
        combine: Combine, "Cara menggabungkan";
        /// Source of the parts' weights, where it differs from that of the group.
        provision: Option<Provision>, "Dasar bobot bagian-bagiannya, bila berbeda";
        /// The mean is multiplied by this, such as 25 for a survey from 1 to 4.
        times: Option<Factor>, "Pengali rata-rata";
        parts: Vec<Part>, "Bagian";
    }
}

crate::choice! {
    /// How the parts of a group make a mean.
    pub enum Combine("Cara menggabungkan") {
        /// By weight; parts without a weight share equally what is left of 100%.
        Weights = "weights", "Menurut bobot; bagian tanpa bobot membagi rata sisanya";
        /// The mean of the parts.
        Parts = "parts", "Rata-rata bagian";
        /// The mean of all indicators below, however they are grouped.
        Questions = "questions", "Rata-rata semua pertanyaan di bawahnya";
    }
}

crate::record! {
    /// A part of a group: an indicator or a group of its own.
    pub struct Part("Bagian", "Indikator, atau kelompok indikator.") {
        /// Id, unique in the instrument; the key in a file of answers.
        id: Id, "Kode";
        /// What it is.
        label: String, "Nama";
        /// The same in English.
        label_en: Option<String>, "Nama dalam bahasa Inggris";
        /// Weight in its group.
        weight: Option<Percent>, "Bobot dalam kelompoknya, persen";
        /// Source, where it differs from that of the group around it.
        provision: Option<Provision>, "Dasar, bila berbeda dari kelompoknya";
        /// What it means if nothing in it is answered.
        if_missing: Option<Missing>, "Bila sama sekali tidak ada jawaban";
        /// What helps to choose an answer.
        criteria: Vec<Criterion>, "Kriteria yang membantu memilih jawaban";
        /// What is inside.
        of: Content, "Isi";
    }
}

crate::choice! {
    /// What a part without any answer means.
    pub enum Missing("Bila tidak ada jawaban") {
        /// There is no score yet.
        Incomplete = "incomplete", "Nilai belum lengkap";
        /// The score is made of the other parts alone.
        LeftOut = "left_out", "Nilai dihitung dari bagian lain saja";
    }
}

crate::one_of! {
    /// What a part is made of.
    pub enum Content("Isi bagian") {
        /// Other parts.
        Group(Group) = "group", "Kelompok";
        /// A step to choose.
        Steps(Vec<Step>) = "steps", "Langkah jawaban";
        /// A step to choose from a shared scale.
        Scale(Id) = "scale", "Skala bersama";
        /// A number.
        Measure(Measure) = "measure", "Angka";
    }
}

crate::record! {
    /// A number between bounds: an index of another body, or the mean of a survey question.
    pub struct Measure("Angka", "Angka antara dua batas: indeks, atau rata-rata jawaban survei.") {
        min: Points, "Terendah";
        max: Points, "Tertinggi";
        /// What one respondent may answer, if it is a survey question.
        respondent: Option<RespondentScale>, "Jawaban satu responden, bila pertanyaan survei";
    }
}

crate::record! {
    /// The whole numbers one respondent may answer.
    pub struct RespondentScale("Jawaban responden", "Bilangan bulat yang boleh dijawab satu responden.") {
        min: u32, "Terendah";
        max: u32, "Tertinggi";
        /// What else people call the question at the head of its column.
        also: Vec<String>, "Nama lain pada berkas survei";
    }
}

crate::record! {
    /// The classes of a score.
    pub struct Bands("Kelas nilai", "Kelas dari terendah ke tertinggi; hanya batas bawah yang ditulis, jadi tidak ada celah.") {
        provision: Provision, "Dasar";
        /// From the lowest to the highest.
        list: Vec<Band>, "Kelas, dari terendah";
    }
}

crate::record! {
    /// A class. The lowest has no lower edge; each other has exactly one.
    pub struct Band("Kelas", "Satu kelas nilai.") {
        /// Name as it is printed, such as `A-`.
        name: String, "Nama";
        /// What it means.
        label: String, "Makna";
        /// The same in English.
        label_en: Option<String>, "Makna dalam bahasa Inggris";
        zone: Option<Zone>, "Zona";
        /// The score at which it begins.
        from: Option<Points>, "Mulai dari nilai ini (≥)";
        /// The score above which it begins.
        above: Option<Points>, "Di atas nilai ini (>)";
    }
}

crate::choice! {
    /// Colour zone of a class.
    pub enum Zone("Zona") {
        /// Merah.
        Red = "red", "Merah";
        /// Kuning.
        Yellow = "yellow", "Kuning";
        /// Hijau.
        Green = "green", "Hijau";
    }
}

crate::record! {
    /// What an answer adds to the name of the class.
    pub struct Suffix("Tambahan nama kelas", "Kata yang ditambahkan pada nama kelas karena suatu jawaban.") {
        id: Id, "Kode";
        question: Id, "Indikator";
        step: Id, "Jawaban";
        /// The words added.
        label: String, "Tambahan";
        /// The same in English.
        label_en: Option<String>, "Tambahan dalam bahasa Inggris";
    }
}

crate::record! {
    /// The score of the instansi is the mean of its units' written scores.
    pub struct UnitMean("Rata-rata unit", "Nilai instansi adalah rata-rata nilai unit.") {
        provision: Provision, "Dasar";
        /// Places after the point.
        decimals: u32, "Angka di belakang koma";
    }
}

crate::record! {
    /// Numbers of the sample size of Krejcie and Morgan.
    pub struct Sample("Jumlah responden", "Angka rumus Krejcie dan Morgan.") {
        provision: Provision, "Dasar";
        chi_square: Factor, "Khi kuadrat";
        /// Share of the population.
        proportion: Factor, "Proporsi populasi";
        error: Factor, "Galat yang diterima";
    }
}

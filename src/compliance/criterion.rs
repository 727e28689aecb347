//! What is checked before an answer is chosen; shared by indicators and components.

crate::record! {
    /// A criterion behind an indicator; not answered by itself.
    pub struct Criterion("Kriteria", "Hal yang diperiksa sebelum memilih jawaban.") {
        /// What it is.
        label: String, "Bunyi";
        /// The same in English.
        label_en: Option<String>, "Bunyi dalam bahasa Inggris";
    }
}

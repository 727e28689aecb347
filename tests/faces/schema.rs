//! Prints the JSON Schema of every kind of document, by name.

use kalkulator_tpp::compliance::instrument::Pack;
use kalkulator_tpp::document::Value;
use kalkulator_tpp::document::schema::document;
use kalkulator_tpp::regulation::pack::{NationalPack, RegionalPack};

fn main() -> Result<(), serde_json::Error> {
    let schemas = Value::Object(vec![
        (
            "national".to_owned(),
            document::<NationalPack>("national.json", "Paket aturan nasional"),
        ),
        (
            "regional".to_owned(),
            document::<RegionalPack>("regional.json", "Paket aturan daerah"),
        ),
        (
            "instrument".to_owned(),
            document::<Pack>("instrument.json", "Instrumen penilaian"),
        ),
    ]);
    serde_json::to_writer(std::io::stdout(), &schemas)
}

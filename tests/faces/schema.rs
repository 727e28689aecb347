//! Prints the JSON Schema of every kind of document, by name.

use kalkulator_tpp::compliance::instrument::Pack;
use kalkulator_tpp::document::Value;
use kalkulator_tpp::document::schema::document;
use kalkulator_tpp::regulation::pack::{NationalPack, RegionalPack};
use kalkulator_tpp::regulation::work_calendar::WorkCalendar;

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
        (
            "calendar".to_owned(),
            document::<WorkCalendar>("calendar.json", "Kalender kerja"),
        ),
    ]);
    serde_json::to_writer(std::io::stdout(), &schemas)
}

//! The estimate with a pack as its rule: all else stays as it was.

use crate::app::kit::situation::Situation;
use crate::app::kit::store::Kept;
use crate::document::{Format, Value};
use crate::regulation::origin::Origin;
use crate::regulation::pack_id;

/// What the estimate keeps, with a pack among those from files and as the rule of the open
/// situation; nothing where the pack has no id.
pub fn taken(before: Option<Kept>, pack: &Value, language: &str) -> Option<Kept> {
    let id = pack_id(pack)?;
    let mut kept = before.unwrap_or_else(|| Kept {
        format: Format,
        language: None,
        open: 0,
        situations: vec![Situation::default()],
        packs: Vec::new(),
    });
    kept.language = Some(language.to_owned());
    kept.packs
        .retain(|known| pack_id(known).as_ref() != Some(&id));
    kept.packs.push(pack.clone());
    if let Some(open) = kept.open_situation_mut() {
        open.regulation = Some(Origin::File.key(id.as_str()));
    }
    Some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::kit::store;
    use crate::document::Write;
    use crate::document::json::parse;

    #[test]
    fn the_pack_takes_the_place_of_one_of_its_id_and_all_else_stays() {
        let read = |text: &str| parse(text).unwrap().value;
        let before = store::read(&read(
            r#"{"format":2,"open":0,"situations":[{"regulation":"jambi","month":"2024-03",
            "answers":{"$.position.class":"7"},"numbers":{}}],"packs":[{"id":"a"},{"id":"b"}]}"#,
        ));
        let pack = read(r#"{"id":"a","title":"Baru"}"#);
        let taken = taken(before.ok(), &pack, "id").unwrap();
        assert_eq!(
            taken.write(),
            read(
                r#"{"format":2,"language":"id","open":0,"situations":[{"regulation":"file:a","month":"2024-03",
            "answers":{"$.position.class":"7"},"numbers":{}}],"packs":[{"id":"b"},{"id":"a","title":"Baru"}]}"#
            )
        );
        assert!(super::taken(None, &read("{}"), "id").is_none());
    }
}

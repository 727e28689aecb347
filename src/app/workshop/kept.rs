//! What the device keeps of the workshop between two visits: hostile until read.

use super::people::{PEOPLE, Tester};
use super::work::{Base, Text, Work};
use crate::app::kit::situation::Situation;
use crate::document::{self, Fault, Format, Value, Write};
use crate::regulation::library::Library;
use std::rc::Rc;

crate::record! {
    /// What is kept.
    pub struct Kept("Bengkel tersimpan", "Paket yang sedang disunting dan pegawai percobaan.") {
        /// Version of this form.
        format: Format, "Versi";
        /// The place of the pack that is open.
        open: Option<u32>, "Paket yang terbuka";
        /// The packs.
        packs: Vec<KeptWork>, "Paket";
        /// The people.
        people: Vec<Situation>, "Pegawai percobaan";
    }
}

crate::record! {
    /// A pack being edited.
    pub struct KeptWork("Paket yang disunting", "Isi sekarang dan asalnya.") {
        /// What it began from.
        name: Value, "Nama asalnya";
        /// The key of the pack at hand that it began from.
        key: Option<String>, "Kunci asalnya";
        /// What it began from, where that is not at hand.
        base: Option<Value>, "Asalnya";
        /// The pack.
        pack: Value, "Isi sekarang";
        /// Its text, while it is edited as text.
        text: Option<Value>, "Tulisan";
    }
}

/// What is to be kept.
pub fn kept(works: &[Work], open: Option<usize>, people: &[Tester]) -> Value {
    let kept = Kept {
        format: Format,
        open: open.and_then(|open| u32::try_from(open).ok()),
        packs: works.iter().map(of_work).collect(),
        people: people.iter().map(Tester::situation).collect(),
    };
    kept.write()
}

fn of_work(work: &Work) -> KeptWork {
    let base = &work.base;
    let is_at_hand = !base.key.is_empty();
    KeptWork {
        name: Value::from(base.name.as_str()),
        key: is_at_hand.then(|| base.key.clone()),
        base: (!is_at_hand).then(|| Value::clone(&base.pack)),
        pack: work.editor.document().clone(),
        text: work
            .text
            .as_ref()
            .map(|text| Value::from(text.text.as_str())),
    }
}

/// What was kept, ready to go on.
pub struct Back {
    /// The packs.
    pub works: Vec<Work>,
    /// The place of the open one.
    pub open: Option<usize>,
    /// The people.
    pub people: Vec<Tester>,
}

/// What was kept, or why it cannot be read.
pub fn read(document: &Value, library: &Library, schema: &Rc<Value>) -> Result<Back, Vec<Fault>> {
    let kept: Kept = document::read(document)?;
    let works = kept.packs.into_iter();
    let works: Vec<Work> = works.map(|kept| work(kept, library, schema)).collect();
    let open = kept.open.and_then(|open| usize::try_from(open).ok());
    let mut people: Vec<Tester> = kept.people.into_iter().map(Tester::of).collect();
    people.resize_with(PEOPLE, Tester::default);
    Ok(Back {
        works,
        open,
        people,
    })
}

fn work(kept: KeptWork, library: &Library, schema: &Rc<Value>) -> Work {
    let name = match kept.name {
        Value::Text(name) => name,
        _ => String::new(),
    };
    let key = kept.key.unwrap_or_default();
    let at_hand = library.pack(&key).map(Rc::clone);
    let pack = at_hand.or(kept.base.map(Rc::new));
    let base = match pack {
        Some(pack) => Base::new(library, name, key, pack),
        None => Base::unread(name),
    };
    let mut work = Work::new(library, Rc::clone(schema), base, kept.pack);
    if let Some(Value::Text(text)) = kept.text {
        let faults = Vec::new();
        work.text = Some(Text { text, faults });
        work.check(library);
    }
    work
}

//! Whether the tests would notice: cargo-mutants changes the engine in one place at a time, and what came of
//! each place is kept, so that the share that is noticed adds up over many short runs.

use crate::record;
use crate::shell::{self, cargo, root, target};
use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// What a run may take, in minutes, where nothing is said.
pub const MINUTES: u64 = 60;
/// Places that are handed over at once; between two lots the time is looked at and what came is kept.
const LOT: usize = 12;
/// Under which is kept what came of places.
pub const RECORD: &str = "mutants";

/// Where the engine can be changed, each place under the hash of what it says and of the function around
/// it: a function that is written anew has new places.
struct Places(BTreeMap<String, Place>);

struct Place {
    file: String,
    /// As cargo-mutants names it, with line and column.
    name: String,
}

/// What came of places, by their hash.
#[derive(Default, Serialize, Deserialize)]
pub struct Tried {
    /// How many places there were.
    places: usize,
    /// The tests noticed.
    caught: BTreeSet<String>,
    /// It does not compile.
    unviable: BTreeSet<String>,
    /// No test noticed.
    missed: BTreeMap<String, Missed>,
}

#[derive(Serialize, Deserialize)]
struct Missed {
    /// The change.
    mutant: String,
    /// Why no test needs to notice.
    #[serde(default)]
    reason: String,
}

/// Tries places that have not been tried, the order being chance's and always the same, and says what came
/// of all. Of `(k, n)` shards one alone is tried.
pub fn run(minutes: u64, shard: Option<(usize, usize)>) -> Result<()> {
    shell::output(&mut cargo(&["mutants", "--version"]))
        .context("missing: cargo install cargo-mutants --locked")?;
    let places = Places::now()?;
    let mut tried: Tried = record::read(RECORD)?.unwrap_or_default();
    tried.forget_others(&places);
    tried.places = places.0.len();
    let open = places.0.keys().enumerate();
    let open = open.filter(|(n, id)| shard.is_none_or(|(k, of)| n % of == k) && !tried.has(id));
    let open: Vec<&String> = open.map(|(_, id)| id).collect();
    let begun = Instant::now();
    for lot in open.chunks(LOT) {
        if begun.elapsed() >= Duration::from_secs(minutes * 60) {
            break;
        }
        tried.take(&places, lot)?;
        record::write(RECORD, &tried)?;
    }
    record::write(RECORD, &tried)?;
    println!("   {}", tried.told());
    Ok(())
}

/// Which of how many shards, as `0/4` says it.
pub fn shard(text: &str) -> Result<(usize, usize)> {
    let (k, of) = text.split_once('/').context("a shard is written as 0/4")?;
    let (k, of): (usize, usize) = (k.parse()?, of.parse()?);
    ensure!(k < of, "there is no shard {text}");
    Ok((k, of))
}

impl Places {
    fn now() -> Result<Self> {
        let list = shell::output(&mut cargo(&["mutants", "--list", "--json"]))?;
        let list: Vec<Value> = serde_json::from_str(&list)?;
        let mut files = BTreeMap::new();
        let mut places = BTreeMap::new();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for mutant in list {
            let text = |key: &str| mutant[key].as_str().unwrap_or_default().to_owned();
            let (file, name) = (text("file"), text("name"));
            let lines = match files.get(&file) {
                Some(lines) => lines,
                None => {
                    let read = fs::read_to_string(root().join(&file))?;
                    files.entry(file.clone()).or_insert(read)
                }
            };
            let around = around(&mutant, lines);
            // Without its place, which moves with every line above it.
            let change = name.splitn(4, ':').last().unwrap_or_default();
            let says = format!("{file}\n{around}\n{change}");
            let nth = seen.entry(says.clone()).or_default();
            *nth += 1;
            let digest = Sha256::digest(format!("{says}\n{nth}"));
            let id = digest
                .iter()
                .take(4)
                .map(|byte| format!("{byte:02x}"))
                .collect();
            places.insert(id, Place { file, name });
        }
        if places.is_empty() {
            bail!("cargo mutants names no place");
        }
        Ok(Self(places))
    }
}

/// The text of the function that a change is in.
fn around(mutant: &Value, text: &str) -> String {
    let line = |end: &str| {
        let line = mutant["function"]["span"][end]["line"].as_u64();
        line.and_then(|line| usize::try_from(line).ok())
            .unwrap_or(0)
    };
    let (first, last) = (line("start").max(1), line("end"));
    let lines = text
        .lines()
        .skip(first - 1)
        .take((last + 1).saturating_sub(first));
    lines.collect::<Vec<_>>().join("\n")
}

impl Tried {
    fn has(&self, id: &str) -> bool {
        self.caught.contains(id) || self.unviable.contains(id) || self.missed.contains_key(id)
    }

    /// Drops what was said of places that are no more.
    fn forget_others(&mut self, places: &Places) {
        self.caught.retain(|id| places.0.contains_key(id));
        self.unviable.retain(|id| places.0.contains_key(id));
        self.missed.retain(|id, _| places.0.contains_key(id));
    }

    /// Changes a lot of places, one at a time, and keeps what comes of each.
    fn take(&mut self, places: &Places, lot: &[&String]) -> Result<()> {
        let by_name: BTreeMap<&str, &String> = lot
            .iter()
            .filter_map(|id| Some((places.0.get(*id)?.name.as_str(), *id)))
            .collect();
        let mut mutants = cargo(&[
            "mutants",
            "--no-shuffle",
            "--baseline=skip",
            "--colors=never",
        ]);
        mutants.arg("--output").arg(target());
        // Libraries are built once, not for each lot.
        mutants.env("CARGO_TARGET_DIR", target().join("mutants"));
        for (name, id) in &by_name {
            mutants
                .arg("--re")
                .arg(format!("^{}$", regex::escape(name)));
            if let Some(place) = places.0.get(*id) {
                mutants.arg("--file").arg(&place.file);
            }
        }
        // It ends with an error where a change was missed; the outcomes say which.
        let ran = mutants.stdin(Stdio::null()).output()?;
        let file = target().join("mutants.out/outcomes.json");
        let text = fs::read_to_string(file)
            .with_context(|| String::from_utf8_lossy(&ran.stderr).into_owned())?;
        let outcomes: Value = serde_json::from_str(&text)?;
        for outcome in outcomes["outcomes"].as_array().into_iter().flatten() {
            let name = outcome["scenario"]["Mutant"]["name"].as_str();
            let Some((name, id)) = name.and_then(|name| by_name.get_key_value(name)) else {
                continue;
            };
            let id = String::clone(id);
            match outcome["summary"].as_str() {
                // A program that never ends is noticed.
                Some("CaughtMutant" | "Timeout") => drop(self.caught.insert(id)),
                Some("Unviable") => drop(self.unviable.insert(id)),
                Some("MissedMutant") => {
                    println!("   MISSED {name}");
                    let mutant = (*name).to_owned();
                    let reason = String::new();
                    self.missed.insert(id, Missed { mutant, reason });
                }
                other => bail!("{name}: {other:?}"),
            }
        }
        Ok(())
    }

    /// How many of how many were tried, and what share was noticed.
    pub fn told(&self) -> String {
        let (caught, missed) = (self.caught.len(), self.missed.len());
        let tried = caught + missed + self.unviable.len();
        let reasons = self.missed.values();
        let reasons = reasons.filter(|missed| !missed.reason.is_empty()).count();
        format!(
            "Tried so far: {tried} of {} places; {} do not compile, {caught} are noticed and {missed} are not\n  \
             ({reasons} of these with a reason): **{}**",
            self.places,
            self.unviable.len(),
            record::percent(caught, caught + missed),
        )
    }
}

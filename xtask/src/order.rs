//! The order of the functions in a wasm. A compressor finds again what it has just seen, so
//! functions that are much alike stand side by side.

use anyhow::Result;
use std::collections::{HashMap, HashSet};
use std::convert::Infallible;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload};

/// Two functions are alike by the runs of this many bytes they share.
const RUN: usize = 5;
/// A run in more functions than this tells nothing about any.
const COMMON: usize = 200;
/// What a shared run is worth by how far back the other function stands: as 1, 1/2 and 1/3. Whole
/// numbers, so that every machine gives the same order.
const WORTH: [usize; 3] = [6, 3, 2];

/// The same program with like functions side by side.
pub fn by_likeness(wasm: &[u8]) -> Result<Vec<u8>> {
    let (imported, bodies) = functions(wasm)?;
    let mut module = Module::new();
    let mut reordered = Reordered::new(imported, order(&bodies));
    reordered.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

/// How many functions are imported, and the bytes of the others.
fn functions(wasm: &[u8]) -> Result<(usize, Vec<&[u8]>)> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    Ok((imported, bodies))
}

/// From the longest function on, each time the one most like the last few for its length; the
/// longest of those left where none is like them.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let by_run = functions_by_run(bodies);
    let with_run = |run| by_run.get(run);
    let sharing: Vec<Vec<&Vec<usize>>> = bodies
        .iter()
        .map(|body| runs(body).into_iter().filter_map(with_run).collect())
        .collect();
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    left.sort_by_key(|&n| (bodies[n].len(), n));
    let mut placed = HashSet::new();
    let mut order: Vec<usize> = Vec::new();
    while let Some(longest) = left.pop() {
        if placed.contains(&longest) {
            continue;
        }
        let mut next = Some(longest);
        while let Some(n) = next {
            placed.insert(n);
            order.push(n);
            next = most_alike(&order, bodies, &sharing, &placed);
        }
    }
    order
}

/// For each run of bytes the functions it stands in, if neither one alone nor too many.
fn functions_by_run<'b>(bodies: &[&'b [u8]]) -> HashMap<&'b [u8], Vec<usize>> {
    let mut by_run: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (n, body) in bodies.iter().enumerate() {
        for run in runs(body) {
            by_run.entry(run).or_default().push(n);
        }
    }
    by_run.retain(|_, functions| (2..=COMMON).contains(&functions.len()));
    by_run
}

/// The different runs of bytes of a function.
fn runs(body: &[u8]) -> HashSet<&[u8]> {
    body.windows(RUN).collect()
}

/// The function not yet placed that shares most runs with the last ones, for its length; `sharing`
/// has for each function, run by run, the functions with that run.
fn most_alike(
    order: &[usize],
    bodies: &[&[u8]],
    sharing: &[Vec<&Vec<usize>>],
    placed: &HashSet<usize>,
) -> Option<usize> {
    let mut shared: HashMap<usize, usize> = HashMap::new();
    for (worth, &n) in WORTH.iter().zip(order.iter().rev()) {
        let others = sharing[n].iter().copied().flatten();
        for &other in others.filter(|other| !placed.contains(other)) {
            *shared.entry(other).or_default() += worth;
        }
    }
    // As fractions of the lengths; the earlier function where two are equal.
    let best = shared.into_iter().max_by(|(a, a_shares), (b, b_shares)| {
        let likeness = (a_shares * bodies[*b].len()).cmp(&(b_shares * bodies[*a].len()));
        likeness.then(b.cmp(a))
    });
    best.map(|(n, _)| n)
}

/// Writes the module anew with its own functions in another order.
struct Reordered {
    imported: usize,
    /// Which function stands at each place.
    order: Vec<usize>,
    /// At which place each function stands.
    places: Vec<usize>,
}

impl Reordered {
    fn new(imported: usize, order: Vec<usize>) -> Self {
        let mut places = vec![0; order.len()];
        for (place, &n) in order.iter().enumerate() {
            places[n] = place;
        }
        Self {
            imported,
            order,
            places,
        }
    }
}

impl Reencode for Reordered {
    type Error = Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, reencode::Error> {
        let own = (index as usize).checked_sub(self.imported);
        Ok(own.map_or(index, |n| (self.imported + self.places[n]) as u32))
    }

    fn parse_function_section(
        &mut self,
        types: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), reencode::Error> {
        let before = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for &n in &self.order {
            types.function(before[n]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), reencode::Error> {
        let before = section
            .into_iter()
            .collect::<Result<Vec<FunctionBody<'_>>, _>>()?;
        for n in self.order.clone() {
            self.parse_function_body(code, before[n].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn like_functions_stand_side_by_side() {
        let bodies: [&[u8]; 4] = [
            b"sum of parts",
            b"tax by rate!!",
            b"sum of part",
            b"tax by rate",
        ];
        assert_eq!(order(&bodies), [1, 3, 0, 2]);
    }
}

//! The project's one tool: build, serve, test, measure. `cargo xtask` prints what it can do.

mod audit;
mod bench;
mod build;
mod commit;
mod compress;
mod deploy;
mod files;
mod fuzz;
mod graph;
mod integrity;
mod json;
mod machine;
mod minify;
mod mutants;
mod order;
mod page;
mod policy;
mod portal;
mod readme;
mod record;
mod reference;
mod rule;
mod sbom;
mod schema;
mod screenshots;
mod script;
mod serve;
mod shell;
mod short;
mod sizes;
mod sources;
mod style;
mod template;
mod test;
mod twice;
mod types;
mod verify;
mod wasm;
mod worker;

use anyhow::{Result, bail};
use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask <command>

  build    the npm package into pkg/, the page into dist/
             --regulation ID  the rule that the pages begin with, and that a tag or frame falls
                              back to which names none, or one that cannot be had
  package  the npm package alone, without its element
  test     every check, up to the first that fails
             --bundlers   instead: the package in each bundler that its README names
  verify   what `test` has no time for, with its figures: which of the law the
           cases reach, the second implementation at full length, what it is made of, built twice
  fuzz     the readers of what comes from outside, on inputs that look for new ways through them
           (nightly with cargo-fuzz); each for 60 s
             --seconds N  for so long
             --target T   this one alone
             --part NAME  one part: law, reference, made-of, twice
             --minutes N  the second implementation for so long; it goes on when asked again
  mutants  whether the tests notice a change of the engine (cargo-mutants): places not tried yet, in
           an order of chance; what came of each is kept in tests/records/mutants.json
             --minutes N  for so long; 60 unless said
             --shard K/N  one of so many parts
  sizes    what is downloaded, raw and compressed; fails beyond the limits
             --record     writes the figures that `test` holds growth against
  bench    how fast it is, natively and in Chromium
  readme   the parts of README.md that repeat what verify, fuzz, mutants, bench and sizes gave
  audit    how soon the pages are there on weak phones and lines, and what Lighthouse says
  screenshots  the pages in their states, into tests/screenshots/pages/
  schema   the JSON Schemas of the packs into web/schema/
  serve    builds the page and serves it on 127.0.0.1
             --port N     this port (0: any free one); without it 8080, or a free one
             --no-build   serves what is there
             --regulation ID  as for build
             --root DIR   serves another folder
             --csp TEXT   this Content-Security-Policy in place of that of the pages; '' for none
";

fn main() -> ExitCode {
    match command(lexopt::Parser::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command(mut arguments: lexopt::Parser) -> Result<()> {
    match arguments.next()? {
        Some(Value(name)) => dispatch(&name.to_string_lossy(), arguments),
        None | Some(Short('h') | Long("help")) => {
            print!("{USAGE}");
            Ok(())
        }
        Some(other) => Err(other.unexpected().into()),
    }
}

fn dispatch(name: &str, mut arguments: lexopt::Parser) -> Result<()> {
    if name == "serve" {
        return serve::run(serve::Options::read(arguments)?);
    }
    if name == "build" {
        return build::by(&rule::Rule::read(arguments)?);
    }
    if name == "fuzz" {
        let (mut seconds, mut target) = (60, None);
        while let Some(option) = arguments.next()? {
            match option {
                Long("seconds") => seconds = arguments.value()?.parse()?,
                Long("target") => target = Some(arguments.value()?.to_string_lossy().into_owned()),
                other => return Err(other.unexpected().into()),
            }
        }
        return fuzz::run(seconds, target.as_deref());
    }
    if name == "mutants" {
        let (mut minutes, mut shard) = (mutants::MINUTES, None);
        while let Some(option) = arguments.next()? {
            match option {
                Long("minutes") => minutes = arguments.value()?.parse()?,
                Long("shard") => shard = Some(arguments.value()?.parse_with(mutants::shard)?),
                other => return Err(other.unexpected().into()),
            }
        }
        return mutants::run(minutes, shard);
    }
    if name == "verify" {
        let (mut part, mut minutes) = (None, verify::MINUTES);
        while let Some(option) = arguments.next()? {
            match option {
                Long("part") => part = Some(arguments.value()?.to_string_lossy().into_owned()),
                Long("minutes") => minutes = arguments.value()?.parse()?,
                other => return Err(other.unexpected().into()),
            }
        }
        return verify::run(part.as_deref(), minutes);
    }
    let option = match arguments.next()? {
        None => "",
        Some(Long("bundlers")) if name == "test" => "--bundlers",
        Some(Long("record")) if name == "sizes" => "--record",
        Some(extra) => return Err(extra.unexpected().into()),
    };
    match (name, option) {
        ("package", _) => build::package(&rule::Rule::default()),
        ("test", "--bundlers") => test::bundlers(),
        ("test", _) => test::run(),
        ("sizes", "--record") => build::all()
            .and_then(|()| sizes::record())
            .and_then(|()| readme::write()),
        ("sizes", _) => build::all().and_then(|()| sizes::run()),
        ("bench", _) => bench::run(),
        ("audit", _) => audit::run(),
        ("screenshots", _) => screenshots::run(),
        ("schema", _) => schema::write(),
        ("readme", _) => readme::write(),
        (other, _) => bail!("there is no command {other}\n\n{USAGE}"),
    }
}

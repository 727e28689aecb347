//! The project's one tool: build, serve, test, measure. `cargo xtask` prints what it can do.

mod build;
mod compress;
mod json;
mod machine;
mod page;
mod serve;
mod shell;
mod wasm;

use anyhow::{Result, bail};
use lexopt::Arg::{Long, Short, Value};

const USAGE: &str = "\
cargo xtask <command>

  build    the npm package into pkg/, the page into dist/
  serve    builds the page and serves it on 127.0.0.1
             --port N     this port (0: any free one); without it 8080, or a free one
             --no-build   serves what is there
             --root DIR   serves another folder
             --csp TEXT   this Content-Security-Policy in place of the page's own; '' for none
";

fn main() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    match arguments.next()? {
        Some(Value(command)) => dispatch(&command.to_string_lossy(), arguments),
        None | Some(Short('h') | Long("help")) => {
            print!("{USAGE}");
            Ok(())
        }
        Some(other) => Err(other.unexpected().into()),
    }
}

fn dispatch(command: &str, mut arguments: lexopt::Parser) -> Result<()> {
    if command == "serve" {
        return serve::run(&serve::Options::read(arguments)?);
    }
    if let Some(extra) = arguments.next()? {
        return Err(extra.unexpected().into());
    }
    match command {
        "build" => build::all(),
        other => bail!("there is no command {other}\n\n{USAGE}"),
    }
}

//! A small web server for the page on this machine: for looking at it and for the tests.

use crate::{build, shell};
use anyhow::{Context, Result, anyhow};
use lexopt::Arg::Long;
use lexopt::ValueExt;
use std::fs;
use std::io::Write;
use std::path::{Component, Path, PathBuf};
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

const USUAL_PORT: u16 = 8080;

/// What a portal that is strict allows; the page must run under it.
const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; connect-src 'self'; img-src 'self' data:; worker-src 'self'; \
    manifest-src 'self'; frame-ancestors *; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'";

pub struct Options {
    port: Option<u16>,
    build: bool,
    root: PathBuf,
    policy: String,
}

impl Options {
    /// Reads the command line after `serve`.
    pub fn read(mut arguments: lexopt::Parser) -> Result<Self> {
        let mut options = Self {
            port: None,
            build: true,
            root: shell::root().join("dist"),
            policy: STRICT.to_owned(),
        };
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("port") => options.port = Some(arguments.value()?.parse()?),
                Long("no-build") => options.build = false,
                Long("root") => options.root = arguments.value()?.into(),
                Long("csp") => options.policy = arguments.value()?.string()?,
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(options)
    }
}

/// Builds if asked, says the address, and serves until it is stopped.
pub fn run(options: &Options) -> Result<()> {
    if options.build {
        eprintln!("Building the page ...");
        build::page()?;
    }
    let root = fs::canonicalize(&options.root)
        .with_context(|| format!("{} is not there", options.root.display()))?;
    let server = listen(options.port)?;
    println!("http://{}/", server.server_addr());
    std::io::stdout().flush()?;
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for request in server.incoming_requests() {
                    let response = answer(&root, &options.policy, &request);
                    // A browser that has gone away is no concern of the server.
                    let _ = request.respond(response);
                }
            });
        }
    });
    Ok(())
}

/// The port asked for and no other; without one the usual port, or a free one if it is taken.
fn listen(port: Option<u16>) -> Result<Server> {
    let open = |port| Server::http(("127.0.0.1", port));
    match port {
        Some(port) => open(port),
        None => open(USUAL_PORT).or_else(|_| open(0)),
    }
    .map_err(|error| anyhow!("cannot listen on 127.0.0.1: {error}"))
}

type Answer = Response<std::io::Cursor<Vec<u8>>>;

fn answer(root: &Path, policy: &str, request: &Request) -> Answer {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return plain(405, "only GET and HEAD");
    }
    let Some((file, contents)) = find(root, request.url()) else {
        return plain(404, "not found");
    };
    let (encoding, body) = encode(&file, contents, &accepted(request));
    let mut response = Response::from_data(body);
    let mut add = |name: &str, value: &str| {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    };
    add("content-type", content_type(&file));
    add("cache-control", caching(root, &file));
    add("vary", "accept-encoding");
    add("x-content-type-options", "nosniff");
    // A portal on another origin embeds scripts, wasm and styles from here.
    add("access-control-allow-origin", "*");
    if !policy.is_empty() {
        add("content-security-policy", policy);
    }
    if let Some(encoding) = encoding {
        add("content-encoding", encoding);
    }
    response
}

fn plain(status: u16, text: &str) -> Answer {
    Response::from_string(text).with_status_code(StatusCode(status))
}

/// The file a URL names, if it lies inside the root.
fn find(root: &Path, url: &str) -> Option<(PathBuf, Vec<u8>)> {
    let path = url.split(['?', '#']).next()?;
    let path = percent_encoding::percent_decode_str(path)
        .decode_utf8()
        .ok()?;
    let relative = Path::new(path.strip_prefix('/')?);
    let inside = relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let mut file = inside.then(|| root.join(relative))?;
    if file.is_dir() {
        file.push("index.html");
    }
    let file = fs::canonicalize(file).ok()?;
    let contents = file.starts_with(root).then(|| fs::read(&file).ok())??;
    Some((file, contents))
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|kind| kind.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("csv") => "text/csv; charset=utf-8",
        Some("md" | "ts" | "txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// A folder named by its content never changes; anything else is asked for again.
fn caching(root: &Path, file: &Path) -> &'static str {
    let first = file
        .strip_prefix(root)
        .ok()
        .and_then(|path| path.iter().next());
    let named_by_content = first
        .and_then(|name| name.to_str())
        .is_some_and(|name| name.len() == 12 && name.bytes().all(|byte| byte.is_ascii_hexdigit()));
    if named_by_content {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

fn accepted(request: &Request) -> String {
    request
        .headers()
        .iter()
        .find(|header| header.field.equiv("accept-encoding"))
        .map(|header| header.value.as_str().to_owned())
        .unwrap_or_default()
}

/// Compresses text and wasm the best way the browser takes, at a speed fit for serving.
fn encode(file: &Path, contents: Vec<u8>, accepted: &str) -> (Option<&'static str>, Vec<u8>) {
    let takes = |name| {
        accepted.split(',').any(|part| {
            let (coding, quality) = part.split_once(';').unwrap_or((part, ""));
            coding.trim() == name && quality.trim() != "q=0"
        })
    };
    if content_type(file) == "image/png" {
        (None, contents)
    } else if takes("br") {
        (Some("br"), crate::compress::brotli(&contents, 5))
    } else if takes("gzip") {
        (Some("gzip"), crate::compress::gzip(&contents, 6))
    } else {
        (None, contents)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(url: &str) -> Option<PathBuf> {
        let root = fs::canonicalize(env!("CARGO_MANIFEST_DIR")).unwrap();
        find(&root.join("src"), url).map(|(file, _)| file)
    }

    #[test]
    fn a_file_inside_is_found_whatever_follows_its_path() {
        assert!(found("/main.rs?utm=x").unwrap().ends_with("src/main.rs"));
        assert!(found("/%6dain.rs").unwrap().ends_with("src/main.rs"));
    }

    #[test]
    fn nothing_outside_the_root_is_found() {
        for url in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "//etc/passwd",
            "/.",
            "main.rs",
        ] {
            assert_eq!(found(url), None, "{url}");
        }
    }

    #[test]
    fn only_a_coding_the_browser_takes_is_used() {
        let coding = |accepted| encode(Path::new("a.js"), b"text".to_vec(), accepted).0;
        assert_eq!(coding("gzip, deflate, br"), Some("br"));
        assert_eq!(coding("gzip;q=0.5, br;q=0"), Some("gzip"));
        assert_eq!(coding("identity"), None);
    }
}

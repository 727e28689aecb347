//! A small web server for the page on this machine: for looking at it and for the tests.

use crate::rule::Rule;
use crate::{build, shell};
use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, LAST_MODIFIED,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::{Next, from_fn};
use lexopt::Arg::Long;
use lexopt::ValueExt;
use std::path::PathBuf;
use tokio::net::TcpListener;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;

const USUAL_PORT: u16 = 8080;

/// What a strict portal allows; the page must run under it.
const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; connect-src 'self'; img-src 'self' data:; worker-src 'self'; \
    manifest-src 'self'; frame-src 'self'; frame-ancestors *; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'";

pub struct Options {
    port: Option<u16>,
    build: bool,
    rule: Rule,
    root: PathBuf,
    policy: String,
}

impl Options {
    /// Reads the command line after `serve`.
    pub fn read(mut arguments: lexopt::Parser) -> Result<Self> {
        let mut options = Self {
            port: None,
            build: true,
            rule: Rule::default(),
            root: shell::root().join("dist"),
            policy: STRICT.to_owned(),
        };
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("port") => options.port = Some(arguments.value()?.parse()?),
                Long("regulation") => {
                    options.rule = Rule::everywhere(&arguments.value()?.string()?)?;
                }
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
pub fn run(options: Options) -> Result<()> {
    if options.build {
        eprintln!("Building the page ...");
        build::page(&options.rule)?;
    }
    let site = site(options.root, &options.policy)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    runtime.block_on(async {
        let listener = listen(options.port).await?;
        println!("http://{}/", listener.local_addr()?);
        Ok(axum::serve(listener, site).await?)
    })
}

/// The port asked for and no other; without one the usual port, or a free one if it is taken.
async fn listen(port: Option<u16>) -> Result<TcpListener> {
    let open = |port| TcpListener::bind(("127.0.0.1", port));
    match port {
        Some(port) => open(port).await,
        None => match open(USUAL_PORT).await {
            Ok(listener) => Ok(listener),
            Err(_) => open(0).await,
        },
    }
    .context("cannot listen on 127.0.0.1")
}

fn site(root: PathBuf, policy: &str) -> Result<Router> {
    let policy = match policy {
        "" => None,
        text => Some(HeaderValue::from_str(text).context("--csp")?),
    };
    let headers = from_fn(move |request: Request, next: Next| {
        let policy = policy.clone();
        async move {
            let caching = caching(request.uri().path());
            let mut response = next.run(request).await;
            let headers = response.headers_mut();
            // Whole seconds: too coarse to tell two builds apart.
            headers.remove(LAST_MODIFIED);
            headers.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
            headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
            // A portal on another origin embeds scripts, wasm and styles from here.
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
            if let Some(policy) = policy {
                headers.insert(CONTENT_SECURITY_POLICY, policy);
            }
            response
        }
    });
    Ok(Router::new()
        .fallback_service(ServeDir::new(root))
        .layer(CompressionLayer::new())
        .layer(headers))
}

/// A folder named by its content never changes; anything else is asked for again.
fn caching(path: &str) -> &'static str {
    let folder = path.split('/').nth(1).unwrap_or_default();
    if folder.len() == 12 && folder.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

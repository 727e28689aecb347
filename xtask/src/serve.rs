//! A small web server for the page on this machine: for looking at it and for the tests.

use crate::rule::Rule;
use crate::{build, page, policy, shell};
use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, LAST_MODIFIED,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::IntoResponse;
use lexopt::Arg::Long;
use lexopt::ValueExt;
use std::path::{Path, PathBuf};
use tokio::net::TcpListener;
use tower::{Layer, ServiceExt, service_fn};
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;

const USUAL_PORT: u16 = 8080;

pub struct Options {
    port: Option<u16>,
    build: bool,
    rule: Rule,
    root: PathBuf,
    policy: Option<String>,
}

impl Options {
    /// Reads the command line after `serve`.
    pub fn read(mut arguments: lexopt::Parser) -> Result<Self> {
        let mut options = Self {
            port: None,
            build: true,
            rule: Rule::default(),
            root: shell::root().join("dist"),
            policy: None,
        };
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("port") => options.port = Some(arguments.value()?.parse()?),
                Long("regulation") => {
                    options.rule = Rule::everywhere(&arguments.value()?.string()?)?;
                }
                Long("no-build") => options.build = false,
                Long("root") => options.root = arguments.value()?.into(),
                Long("csp") => options.policy = Some(arguments.value()?.string()?),
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
    let site = site(options.root, options.policy.as_deref())?;
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

fn site(root: PathBuf, policy: Option<&str>) -> Result<Router> {
    let given = policy
        .map(|text| HeaderValue::from_str(text).context("--csp"))
        .transpose()?;
    let headers = from_fn(move |request: Request, next: Next| {
        let given = given.clone();
        async move {
            let path = request.uri().path().to_owned();
            let mut response = next.run(request).await;
            let caching = caching(&path, response.status());
            let headers = response.headers_mut();
            // Whole seconds: too coarse to tell two builds apart.
            headers.remove(LAST_MODIFIED);
            headers.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
            headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
            // A portal on another origin embeds scripts, wasm and styles from here.
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
            let usual = || HeaderValue::from_str(&policy::with_frames(&path)).ok();
            if let Some(policy) = given.or_else(usual).filter(|policy| !policy.is_empty()) {
                headers.insert(CONTENT_SECURITY_POLICY, policy);
            }
            response
        }
    });
    Ok(Router::new().fallback_service(files(root)).layer(headers))
}

/// Sends the small forms of a file that lie beside it, as servers do that the build has made them
/// for; those of a file that somebody has changed since are made anew.
fn files(root: PathBuf) -> Router {
    let built = ServeDir::new(&root).precompressed_br().precompressed_gzip();
    let changed = CompressionLayer::new().layer(ServeDir::new(&root));
    let choose = service_fn(move |request: Request| {
        let is_built = is_built(&root, request.uri().path());
        let (built, changed) = (built.clone(), changed.clone());
        async move {
            Ok(match is_built {
                true => built.oneshot(request).await?.into_response(),
                false => changed.oneshot(request).await?.into_response(),
            })
        }
    });
    Router::new().fallback_service(choose)
}

/// Whether the small form of a file is no older than the file.
fn is_built(root: &Path, path: &str) -> bool {
    let path = path.trim_start_matches('/');
    let index = if path.is_empty() || path.ends_with('/') {
        "index.html"
    } else {
        ""
    };
    let age = |ending: &str| {
        let file = root.join(format!("{path}{index}{ending}"));
        file.metadata().and_then(|file| file.modified()).ok()
    };
    age(".br").is_some_and(|small| Some(small) >= age(""))
}

/// A folder named by its content never changes, as long as it is there; anything else is asked for
/// again.
fn caching(path: &str, status: StatusCode) -> &'static str {
    let is_there = status == StatusCode::OK || status == StatusCode::NOT_MODIFIED;
    if is_there && path.split('/').nth(1).is_some_and(page::is_revision) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_there_is_kept_for_good() {
        let path = "/0123456789ab/x.js";
        for status in [StatusCode::OK, StatusCode::NOT_MODIFIED] {
            assert!(caching(path, status).ends_with("immutable"), "{status}");
        }
        for status in [
            StatusCode::NOT_FOUND,
            StatusCode::PERMANENT_REDIRECT,
            StatusCode::INTERNAL_SERVER_ERROR,
        ] {
            assert_eq!(caching(path, status), "no-cache");
        }
        for other in ["/", "/sw.js", "/0123456789a/x.js", "/x/0123456789ab/x.js"] {
            assert_eq!(caching(other, StatusCode::OK), "no-cache", "{other}");
        }
    }
}

//! The Content-Security-Policy of the calculator's own pages, in one place: in each page itself, for
//! servers that send none, and in what servers send.

/// What a page may do. A page itself cannot say who may show it in a frame.
pub const PAGE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; connect-src 'self'; img-src 'self' data:; worker-src 'self'; \
    manifest-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'";

/// The page made to stand in a frame of another site; no other may.
const FRAME: &str = "/bingkai.html";

/// What a server sends with the page of a path.
pub fn with_frames(path: &str) -> String {
    let frames = if path.ends_with(FRAME) { "*" } else { "'self'" };
    format!("{PAGE}; frame-ancestors {frames}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_may_stand_in_frames_of_others() {
        assert!(with_frames("/tpp/bingkai.html").ends_with("; frame-ancestors *"));
        for path in ["/", "/index.html", "/kepatuhan.html", "/bingkai.html/x"] {
            assert!(
                with_frames(path).ends_with("; frame-ancestors 'self'"),
                "{path}"
            );
        }
    }
}

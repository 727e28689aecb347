//! The commit that is built.

use crate::shell::program;

/// What the build is told it by, where the tree is not git's.
pub const TOLD: &str = "TPP_COMMIT";

/// The commit of the tree; none without git, or where the tree is not what the commit says.
pub fn current() -> Option<String> {
    if let Ok(told) = std::env::var(TOLD) {
        return (!told.is_empty()).then_some(told);
    }
    let changes = git(&["status", "--porcelain"])?;
    let commit = git(&["rev-parse", "--short=12", "HEAD"])?;
    changes.is_empty().then_some(commit)
}

fn git(arguments: &[&str]) -> Option<String> {
    let answer = program("git", arguments).output().ok()?;
    let text = String::from_utf8(answer.stdout).ok()?;
    answer.status.success().then(|| text.trim().to_owned())
}

//! Where the parts under test lie. `cargo xtask test` says so in the environment; without it, the
//! usual places of a build are tried.

use std::env;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the workspace's root")
}

fn given(variable: &str, usual: PathBuf, how: &str) -> PathBuf {
    let path = env::var_os(variable).map_or(usual, PathBuf::from);
    assert!(path.exists(), "{} is missing: {how}", path.display());
    path
}

/// The shipped binary.
pub fn nexconn_admin() -> PathBuf {
    let usual = root().join("target/debug/nexconn-admin");
    given("NEXCONN_ADMIN_BIN", usual, "run `cargo build -p server` first")
}

/// The console's static files.
pub fn console() -> PathBuf {
    given(
        "NEXCONN_CONSOLE_DIST",
        root().join("target/console/release"),
        "run `cargo xtask test browser`",
    )
}

/// Chromium.
pub fn chromium() -> PathBuf {
    let usual = PathBuf::from("/usr/bin/chromium");
    given("NEXCONN_CHROMIUM", usual, "install Chromium; `cargo xtask doctor` says how")
}

/// axe-core, one file of JavaScript.
pub fn axe() -> PathBuf {
    given("NEXCONN_AXE", root().join("target/axe.min.js"), "run `cargo xtask test browser`")
}

/// Folder for screenshots and for what failing scenes leave.
pub fn pictures() -> PathBuf {
    let folder = root().join("target/e2e");
    std::fs::create_dir_all(&folder).expect("target/e2e");
    folder
}

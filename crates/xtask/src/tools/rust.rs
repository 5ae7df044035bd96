//! The parts of Rust's own toolchain that may be missing where rustup does not install by itself.

use std::path::Path;

use super::on_path;
use crate::error::{Error, Result};
use crate::process;

/// What the console is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Whether the standard library for WebAssembly is there.
pub(crate) fn has_wasm() -> bool {
    let mut rustc = process::command("rustc");
    rustc.args(["--print", "sysroot"]);
    process::output_of(rustc).is_some_and(|sysroot| {
        Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).join("lib").is_dir()
    })
}

/// Makes sure that Rust compiles to WebAssembly.
pub(crate) fn ensure_wasm() -> Result<()> {
    if has_wasm() { Ok(()) } else { rustup(&["target", "add", WASM]) }
}

/// Whether `cargo fmt` and `cargo clippy` are there.
pub(crate) fn has_checkers() -> bool {
    ["fmt", "clippy"]
        .iter()
        .all(|name| process::output_of(process::cargo(&[name, "--version"])).is_some())
}

/// Makes sure that `cargo fmt` and `cargo clippy` run.
pub(crate) fn ensure_checkers() -> Result<()> {
    if has_checkers() { Ok(()) } else { rustup(&["component", "add", "rustfmt", "clippy"]) }
}

fn rustup(arguments: &[&str]) -> Result<()> {
    let line = format!("rustup {}", arguments.join(" "));
    if on_path("rustup").is_none() {
        return Err(Error::Missing { what: "A part of the Rust toolchain".into(), remedy: line });
    }
    let mut rustup = process::command("rustup");
    rustup.args(arguments);
    process::summarised(&line, rustup)
}

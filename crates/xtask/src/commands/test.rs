//! `cargo xtask test`: every check there is, in the order of how quickly they tell.

use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::error::{Error, Result};
use crate::progress::Took;
use crate::tools::system::{self, Browser};
use crate::tools::{self, AXE, CARGO_DENY, Pins, WASM_BINDGEN, rust};
use crate::workspace::Workspace;
use crate::{arguments, console, process, server};

/// A part of the tests that can be run alone.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Stage {
    Fmt,
    Clippy,
    Doc,
    Deny,
    Native,
    Wasm,
    Browser,
}

const STAGES: [Stage; 7] = [
    Stage::Fmt,
    Stage::Clippy,
    Stage::Doc,
    Stage::Deny,
    Stage::Native,
    Stage::Wasm,
    Stage::Browser,
];

impl Stage {
    fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Clippy => "clippy",
            Self::Doc => "doc",
            Self::Deny => "deny",
            Self::Native => "native",
            Self::Wasm => "wasm",
            Self::Browser => "browser",
        }
    }
}

pub(crate) fn test(workspace: &Workspace, arguments: Vec<String>) -> Result<()> {
    let (names, filter) = arguments::split(arguments);
    let stages = chosen(&names)?;
    let pins = Pins::read(workspace)?;

    heading("tools");
    let started = Instant::now();
    let tools = Tools::ensure(workspace, &pins, &stages)?;
    let mut lines = vec![("tools", "ok", Some(started.elapsed()))];
    let mut failed = None;
    for stage in stages {
        if failed.is_some() {
            lines.push((stage.name(), "not run", None));
            continue;
        }
        heading(stage.name());
        let started = Instant::now();
        let result = run_stage(stage, workspace, &pins, &tools, &filter);
        lines.push((
            stage.name(),
            if result.is_ok() { "ok" } else { "FAILED" },
            Some(started.elapsed()),
        ));
        if let Err(error) = result {
            eprintln!("error: {error}");
            failed = Some(stage);
        }
    }

    heading("summary");
    for (name, outcome, took) in lines {
        let took = took.map(|took: Duration| Took(took).to_string()).unwrap_or_default();
        println!("  {name:<8} {outcome:<8} {took}");
    }
    failed.map_or(Ok(()), |stage| Err(Error::Stage(stage.name())))
}

/// The stages named, in their own order; all of them if none is named.
fn chosen(names: &[String]) -> Result<Vec<Stage>> {
    if let Some(unknown) =
        names.iter().find(|name| !STAGES.iter().any(|stage| stage.name() == *name))
    {
        return Err(Error::Usage(format!("There is no stage {unknown}.")));
    }
    Ok(STAGES
        .into_iter()
        .filter(|stage| names.is_empty() || names.iter().any(|name| name == stage.name()))
        .collect())
}

fn heading(text: &str) {
    println!("\n== {text}");
}

/// What the chosen stages need from outside.
#[derive(Debug, Default)]
struct Tools {
    deny: Option<PathBuf>,
    bindgen: Option<PathBuf>,
    axe: Option<PathBuf>,
    browser: Option<Browser>,
}

impl Tools {
    fn ensure(workspace: &Workspace, pins: &Pins, stages: &[Stage]) -> Result<Self> {
        let any = |wanted: &[Stage]| stages.iter().any(|stage| wanted.contains(stage));
        if any(&[Stage::Fmt, Stage::Clippy]) {
            rust::ensure_checkers()?;
        }
        if any(&[Stage::Clippy, Stage::Wasm, Stage::Browser]) {
            rust::ensure_wasm()?;
        }
        // Compiling needs the cores, downloading the network: side by side.
        thread::scope(|scope| {
            let compiled = scope.spawn(|| {
                let one = |name, wanted: &[Stage]| {
                    let names: &[&str] = if any(wanted) { &[name] } else { &[] };
                    tools::ensure(workspace, pins, names).map(|mut paths| paths.pop())
                };
                let bindgen = one(WASM_BINDGEN, &[Stage::Wasm, Stage::Browser])?;
                let deny = one(CARGO_DENY, &[Stage::Deny])?;
                one(tools::TRUNK, &[Stage::Browser])?;
                Ok::<_, Error>((bindgen, deny))
            });
            let downloaded = download(
                workspace,
                pins,
                any(&[Stage::Wasm, Stage::Browser]),
                any(&[Stage::Browser]),
            );
            let compiled = compiled.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            let (browser, axe) = downloaded?;
            let (bindgen, deny) = compiled?;
            Ok(Self { deny, bindgen, axe, browser })
        })
    }

    /// Tests in the browser find wasm-bindgen's runner on PATH and the driver by its variable.
    fn for_wasm(&self, command: &mut Command) -> Result<()> {
        if let Some(bindgen) = &self.bindgen {
            tools::prefer(command, std::slice::from_ref(bindgen))?;
        }
        if let Some(browser) = &self.browser {
            command.env("CHROMEDRIVER", &browser.driver);
        }
        Ok(())
    }
}

fn download(
    workspace: &Workspace,
    pins: &Pins,
    browser: bool,
    whole: bool,
) -> Result<(Option<Browser>, Option<PathBuf>)> {
    let browser = browser.then(system::ensure_browser).transpose()?;
    if !whole {
        return Ok((browser, None));
    }
    system::ensure_fonts()?;
    Ok((browser, tools::ensure(workspace, pins, &[AXE])?.pop()))
}

fn run_stage(
    stage: Stage,
    workspace: &Workspace,
    pins: &Pins,
    tools: &Tools,
    filter: &[String],
) -> Result<()> {
    let shown = |arguments: &[&str]| process::shown(stage.name(), process::cargo(arguments));
    match stage {
        Stage::Fmt => shown(&["fmt", "--all", "--check"]),
        Stage::Clippy => {
            shown(&["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
            let wasm = [
                "clippy",
                "--locked",
                "-p",
                "nexconn-console",
                "--all-targets",
                "--target",
                rust::WASM,
            ];
            process::shown(stage.name(), {
                let mut cargo = process::cargo(&wasm);
                cargo.args(["--", "-D", "warnings"]);
                cargo
            })
        }
        Stage::Doc => {
            let mut doc = process::cargo(&["doc", "--locked", "--workspace", "--no-deps"]);
            doc.env("RUSTDOCFLAGS", "-D warnings");
            process::shown(stage.name(), doc)
        }
        Stage::Deny => {
            let mut deny =
                process::command(tools.deny.as_deref().unwrap_or_else(|| "cargo-deny".as_ref()));
            // Duplicates are warned of; the trees of who wants them would fill the screen.
            deny.args(["check", "--hide-inclusion-graph", "bans", "licenses", "sources"]);
            process::shown(stage.name(), deny)
        }
        Stage::Native => {
            let mut cargo =
                process::cargo(&["test", "--locked", "--workspace", "--exclude", "e2e", "--"]);
            cargo.args(filter);
            process::shown(stage.name(), cargo)
        }
        Stage::Wasm => {
            let arguments =
                ["test", "--locked", "-p", "nexconn-console", "--target", rust::WASM, "--"];
            let mut cargo = process::cargo(&arguments);
            cargo.args(filter);
            tools.for_wasm(&mut cargo)?;
            process::shown(stage.name(), cargo)
        }
        Stage::Browser => browser_tests(workspace, pins, tools, filter),
    }
}

/// Tests of the whole: the console as it ships, the server as `run` starts it.
fn browser_tests(
    workspace: &Workspace,
    pins: &Pins,
    tools: &Tools,
    filter: &[String],
) -> Result<()> {
    console::ensure_release(workspace, pins)?;
    server::build()?;
    let mut cargo = process::cargo(&["test", "--locked", "-p", "e2e", "--"]);
    cargo.args(filter);
    tools.for_wasm(&mut cargo)?;
    cargo.env("NEXCONN_CONSOLE_DIST", workspace.console());
    cargo.env("NEXCONN_ADMIN_BIN", workspace.server("debug"));
    if let Some(axe) = &tools.axe {
        cargo.env("NEXCONN_AXE", axe);
    }
    if let Some(browser) = &tools.browser {
        cargo.env("NEXCONN_CHROMIUM", &browser.chromium);
    }
    process::shown(Stage::Browser.name(), cargo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_are_chosen_by_name_and_keep_their_order() {
        assert_eq!(chosen(&[]).unwrap(), STAGES);
        assert_eq!(
            chosen(&["browser".into(), "fmt".into()]).unwrap(),
            [Stage::Fmt, Stage::Browser]
        );
        assert!(chosen(&["browsers".into()]).is_err());
    }
}

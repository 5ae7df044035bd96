//! `cargo xtask test`: every check there is, in the order of how quickly they tell.

mod gateway;
mod needs;

use std::time::{Duration, Instant};

use gateway::Gateway;
use needs::Needs;

use crate::error::{Error, Result};
use crate::progress::Took;
use crate::tools::{Pins, rust};
use crate::workspace::Workspace;
use crate::{arguments, console, process, server};

/// The console's package: all of it is WebAssembly, so checks of the workspace see nothing of it.
const CONSOLE: &str = "nexconn-console";

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
    let run = Run { workspace, needs: Needs::ensure(workspace, &pins, &stages)?, pins, filter };
    let mut lines = vec![("tools", "ok", Some(started.elapsed()))];
    let mut failed = None;
    for stage in stages {
        if failed.is_some() {
            lines.push((stage.name(), "not run", None));
            continue;
        }
        heading(stage.name());
        let started = Instant::now();
        let result = run.stage(stage);
        let outcome = if result.is_ok() { "ok" } else { "FAILED" };
        lines.push((stage.name(), outcome, Some(started.elapsed())));
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
    let is_known = |name: &String| STAGES.iter().any(|stage| stage.name() == name);
    if let Some(unknown) = names.iter().find(|name| !is_known(name)) {
        return Err(Error::Usage(format!("There is no stage {unknown}.")));
    }
    let is_named = |stage: &Stage| names.iter().any(|name| name == stage.name());
    Ok(STAGES.into_iter().filter(|stage| names.is_empty() || is_named(stage)).collect())
}

fn heading(text: &str) {
    println!("\n== {text}");
}

/// One run of the tests.
struct Run<'a> {
    workspace: &'a Workspace,
    pins: Pins,
    needs: Needs,
    /// Handed on to whatever runs tests: names of tests, or options.
    filter: Vec<String>,
}

impl Run<'_> {
    fn stage(&self, stage: Stage) -> Result<()> {
        let cargo = |arguments: &[&str]| process::shown(stage.name(), process::cargo(arguments));
        let console = ["--locked", "--package", CONSOLE, "--target", rust::WASM];
        match stage {
            Stage::Fmt => cargo(&["fmt", "--all", "--check"]),
            Stage::Clippy => {
                let strictly = ["--all-targets", "--", "-D", "warnings"];
                cargo(&[&["clippy", "--locked", "--workspace"], &strictly[..]].concat())?;
                cargo(&[&["clippy"], &console[..], &strictly[..]].concat())
            }
            Stage::Doc => {
                let strictly = |arguments: &[&str]| {
                    let mut doc = process::cargo(arguments);
                    doc.env("RUSTDOCFLAGS", "-D warnings");
                    process::shown(stage.name(), doc)
                };
                strictly(&["doc", "--locked", "--no-deps", "--workspace"])?;
                strictly(&[&["doc", "--no-deps"], &console[..]].concat())
            }
            Stage::Deny => {
                let program = self.needs.deny.as_deref().unwrap_or_else(|| "cargo-deny".as_ref());
                let mut deny = process::command(program);
                // Duplicates are warned of; the trees of who wants them would fill the screen.
                deny.args(["check", "--hide-inclusion-graph", "bans", "licenses", "sources"]);
                process::shown(stage.name(), deny)
            }
            Stage::Native => {
                self.tests(stage, &["--locked", "--workspace", "--exclude", "e2e"], &[])
            }
            Stage::Wasm => {
                server::build()?;
                let gateway = Gateway::start(self.workspace)?;
                let tested = self.tests(stage, &console, &gateway.variables());
                gateway.stop().and(tested)
            }
            Stage::Browser => {
                // The console as it ships, the server as `run` starts it.
                console::ensure_release(self.workspace, &self.pins)?;
                server::build()?;
                let parts = [
                    ("NEXCONN_CONSOLE_DIST", self.workspace.console()),
                    ("NEXCONN_ADMIN_BIN", self.workspace.server("debug")),
                ];
                self.tests(stage, &["--locked", "--package", "e2e"], &parts)
            }
        }
    }

    fn tests(
        &self,
        stage: Stage,
        arguments: &[&str],
        variables: &[(&str, std::path::PathBuf)],
    ) -> Result<()> {
        let mut cargo = process::cargo(&["test"]);
        cargo.args(arguments).arg("--").args(&self.filter);
        cargo.envs(variables.iter().map(|(name, value)| (name, value)));
        self.needs.tell(&mut cargo)?;
        process::shown(stage.name(), cargo)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_are_chosen_by_name_and_keep_their_order() {
        assert_eq!(chosen(&[]).unwrap(), STAGES);
        let named = ["browser".to_owned(), "fmt".to_owned()];
        assert_eq!(chosen(&named).unwrap(), [Stage::Fmt, Stage::Browser]);
        assert!(chosen(&["browsers".to_owned()]).is_err());
    }
}

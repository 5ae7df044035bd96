//! `cargo xtask soak`: the long form of the randomised tests.

use std::time::Instant;

use crate::error::{Error, Result};
use crate::process;
use crate::progress::Took;
use crate::tools::{self, Pins};
use crate::workspace::Workspace;

/// A test program that has a long form.
#[derive(Debug)]
struct Part {
    name: &'static str,
    package: &'static str,
    test: &'static str,
    /// Which of its tests; empty: all.
    only: &'static str,
    /// Tells the program how much to do.
    variable: &'static str,
    /// How much that is, unless the caller says.
    usual: u32,
}

const PARTS: [Part; 4] = [
    // Jobs before a service that misbehaves, in a gateway that crashes: seeds.
    Part {
        name: "jobs",
        package: "gateway",
        test: "faults",
        only: "",
        variable: "NEXCONN_SEEDS",
        usual: 100,
    },
    // nexconn-local killed under load: rounds.
    Part {
        name: "crashes",
        package: "nexconn-local",
        test: "crashes",
        only: "",
        variable: "NEXCONN_CRASHES",
        usual: 50,
    },
    // nexconn-local against a plain model of it: seeds.
    Part {
        name: "model",
        package: "nexconn-local",
        test: "service",
        only: "random::",
        variable: "NEXCONN_MODEL_SEEDS",
        usual: 100,
    },
    // nexconn-local against the document that it serves: requests of each kind to each endpoint.
    Part {
        name: "openapi",
        package: "nexconn-local",
        test: "openapi",
        only: "",
        variable: "NEXCONN_EXAMPLES",
        usual: 500,
    },
];

/// Runs one part, or every one even where an earlier one failed.
pub(crate) fn soak(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let chosen = chosen(arguments)?;
    let schemathesis = tools::ensure(workspace, &Pins::read(workspace)?, tools::SCHEMATHESIS)?;
    let mut failed = 0;
    for (part, amount) in &chosen {
        println!("\n== {} ({amount})", part.name);
        let started = Instant::now();
        let mut test = process::cargo(&["test", "--locked", "--package", part.package]);
        test.args(["--test", part.test, "--", "--nocapture", part.only]);
        test.env(part.variable, amount.to_string());
        if let Some(packages) = tools::python_packages(&schemathesis) {
            test.env(tools::SCHEMATHESIS_VARIABLE, packages);
        }
        let outcome = process::shown(part.name, test);
        if let Err(error) = &outcome {
            eprintln!("error: {error}");
            failed += 1;
        }
        let told = if outcome.is_ok() { "ok" } else { "FAILED" };
        println!("== {} {told} after {}", part.name, Took(started.elapsed()));
    }
    println!("\nsoak: {} passed, {failed} failed", chosen.len() - failed);
    if failed == 0 { Ok(()) } else { Err(Error::Stage("soak")) }
}

/// The parts to run, each with how much it does.
fn chosen(arguments: &[String]) -> Result<Vec<(&'static Part, u32)>> {
    let (name, amount) = match arguments {
        [] => return Ok(PARTS.iter().map(|part| (part, part.usual)).collect()),
        [name] => (name, None),
        [name, amount] => (name, Some(amount)),
        [_, _, more, ..] => return Err(Error::Usage(format!("What is {more}?"))),
    };
    let part = PARTS.iter().find(|part| part.name == name);
    let part = part.ok_or_else(|| Error::Usage(format!("There is no soak of {name}.")))?;
    let amount = amount.map_or(Ok(part.usual), |amount| amount.parse());
    let amount = amount.map_err(|_| Error::Usage("How much? Write a number.".into()))?;
    Ok(vec![(part, amount)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_parts_are_run_or_the_one_that_is_named() {
        let of = |words: &[&str]| {
            let words: Vec<_> = words.iter().map(|word| (*word).to_owned()).collect();
            let parts = chosen(&words).ok()?;
            Some(parts.into_iter().map(|(part, amount)| (part.name, amount)).collect::<Vec<_>>())
        };
        assert_eq!(of(&[]).map(|parts| parts.len()), Some(PARTS.len()));
        assert_eq!(of(&["openapi"]), Some(vec![("openapi", 500)]));
        assert_eq!(of(&["jobs", "7"]), Some(vec![("jobs", 7)]));
        assert_eq!(of(&["jobs", "many"]), None);
        assert_eq!(of(&["other"]), None);
    }
}

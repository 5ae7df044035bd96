//! `cargo xtask doctor`: what is there, what is missing, and the line that gets it.

use crate::error::{Error, Result};
use crate::process;
use crate::tools::system::{self, CHROMIUM, FONTS, NODE, PYTHON};
use crate::tools::{self, CARGO_DENY, Found, Pins, rust};
use crate::workspace::Workspace;

/// One row of the table: what, which version is wanted, what was found.
struct Row {
    what: String,
    wanted: String,
    found: std::result::Result<String, String>,
}

pub(crate) fn doctor(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    if let Some(argument) = arguments.first() {
        return Err(Error::Usage(format!("doctor takes no {argument}.")));
    }
    let pins = Pins::read(workspace)?;
    let rows: Vec<_> =
        rust_rows().into_iter().chain(pinned_rows(workspace, &pins)).chain(system_rows()).collect();
    for row in &rows {
        let (mark, found) = match &row.found {
            Ok(found) => ("ok", found),
            Err(remedy) => ("--", remedy),
        };
        println!("  {mark} {:<28} {:<9} {found}", row.what, row.wanted);
    }
    advisories(workspace, &pins)
}

fn rust_rows() -> Vec<Row> {
    let is =
        |there: bool, remedy: &str| if there { Ok("installed".into()) } else { Err(remedy.into()) };
    let version = tools::reported_version("rustc").unwrap_or_default();
    vec![
        Row { what: "rustc".into(), wanted: "pinned".into(), found: Ok(version) },
        Row {
            what: format!("target {}", rust::WASM),
            wanted: String::new(),
            found: is(
                rust::has_wasm(),
                &format!("missing; type: rustup target add {}", rust::WASM),
            ),
        },
        Row {
            what: "rustfmt, clippy".into(),
            wanted: String::new(),
            found: is(rust::has_checkers(), "missing; type: rustup component add rustfmt clippy"),
        },
    ]
}

fn pinned_rows(workspace: &Workspace, pins: &Pins) -> Vec<Row> {
    let row = |(name, pin): (&str, &tools::Pin)| {
        let found = match tools::find(workspace, name, pin) {
            Found::Pinned(path) => Ok(path.display().to_string()),
            Found::Other { path, version } => Err(format!(
                "{} is {version}; the wanted one is installed beside it when needed",
                path.display()
            )),
            Found::Nowhere => Err("missing; installed when needed, nothing to type".into()),
        };
        Row { what: name.to_owned(), wanted: pin.version.clone(), found }
    };
    pins.iter().map(row).collect()
}

fn system_rows() -> Vec<Row> {
    let missing = |package| Err(format!("missing; type: {}", system::remedy_for(package)));
    let browser = system::browser().map(|found| {
        format!("{}: {} with {}", found.version, found.chromium.display(), found.driver.display())
    });
    let python = system::has_pip().then(|| tools::reported_version("python3")).flatten();
    let node = tools::on_path("npm").and(tools::reported_version("node"));
    vec![
        Row {
            what: "Chromium with ChromeDriver".into(),
            wanted: "any".into(),
            found: browser.map_or_else(|| missing(CHROMIUM), Ok),
        },
        Row {
            what: "fonts for every script".into(),
            wanted: "any".into(),
            found: if system::has_fonts() { Ok("installed".into()) } else { missing(FONTS) },
        },
        Row {
            what: NODE.what.into(),
            wanted: "any".into(),
            found: node.map_or_else(|| missing(NODE), Ok),
        },
        Row {
            what: PYTHON.what.into(),
            wanted: "any".into(),
            found: python.map_or_else(|| missing(PYTHON), Ok),
        },
    ]
}

/// Known vulnerabilities of dependencies: only here, because the database is on the network.
fn advisories(workspace: &Workspace, pins: &Pins) -> Result<()> {
    let Found::Pinned(deny) = tools::find(workspace, CARGO_DENY, pins.get(CARGO_DENY)?) else {
        println!("  -- advisories: not checked, `cargo xtask test deny` installs the checker");
        return Ok(());
    };
    let run = |arguments: &[&str]| {
        let mut command = process::command(&deny);
        command.args(arguments);
        command
    };
    if process::summarised("fetch known vulnerabilities of dependencies", run(&["fetch", "db"]))
        .is_err()
    {
        println!("  -- advisories: not checked, their database cannot be reached from here");
        return Ok(());
    }
    process::summarised(
        "check dependencies against them",
        run(&["--offline", "check", "advisories"]),
    )
}

//! The coverage table holds: its routes, tests and endpoints exist, and `COVERAGE.md` shows it.

#![allow(clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use e2e::coverage::{PLANNED_AT_MOST, ROWS, State, markdown};
use nexconn_api::nexconn;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn covered() -> impl Iterator<Item = (&'static str, &'static str)> {
    ROWS.iter().filter_map(|row| match row.state {
        State::Covered { route, test } => Some((route, test)),
        State::Planned => None,
    })
}

#[test]
fn the_page_shows_the_table() {
    let path = root().join("COVERAGE.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, markdown()).expect("written");
    }
    let page = fs::read_to_string(path).expect("COVERAGE.md");
    assert_eq!(page, markdown(), "run `UPDATE=1 cargo test -p e2e --test coverage`");
}

#[test]
fn every_test_named_exists() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    let tests: String = fs::read_dir(folder)
        .expect("tests")
        .map(|file| fs::read_to_string(file.expect("a file").path()).expect("text"))
        .collect();
    for (_, test) in covered() {
        assert!(tests.contains(&format!("async fn {test}()")), "no test {test}");
    }
}

#[test]
fn every_route_named_exists() {
    let routes = fs::read_to_string(root().join("src/route/mod.rs")).expect("the routes");
    for (route, _) in covered() {
        assert!(routes.contains(&format!("/// `{route}`")), "no route {route}");
    }
}

#[test]
fn every_endpoint_of_nexconn_stands_in_a_row() {
    for spec in nexconn::SPECS {
        let named = ROWS.iter().any(|row| row.endpoints.contains(&spec.path));
        assert!(named, "{} stands in no row", spec.path);
    }
}

#[test]
fn what_is_planned_only_shrinks() {
    let planned = ROWS.iter().filter(|row| matches!(row.state, State::Planned)).count();
    assert_eq!(planned, PLANNED_AT_MOST, "lower PLANNED_AT_MOST as rows are covered");
}

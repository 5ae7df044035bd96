//! A walk over every declaration: what must hold for each of them.

#![allow(clippy::expect_used)]

use std::collections::HashSet;

use nexconn_api::spec::{Group, Impact, Kind, Method};
use nexconn_api::{Endpoint, Spec, admin, check, local, nexconn, sockets, streams, wire};
use serde_json::Value;

fn all() -> impl Iterator<Item = &'static Spec> {
    [nexconn::SPECS, local::SPECS, admin::SPECS, streams::SPECS, sockets::SPECS]
        .into_iter()
        .flatten()
        .copied()
}

fn object(json: &str) -> serde_json::Map<String, Value> {
    serde_json::from_str(json).expect("an object")
}

#[test]
fn every_path_and_name_stands_once() {
    let mut seen = HashSet::new();
    for spec in all() {
        assert!(seen.insert((spec.method.name(), spec.path)), "{} twice", spec.path);
        assert!(seen.insert(("name", spec.name)), "{} twice", spec.name);
        for alias in spec.aliases {
            assert!(seen.insert((spec.method.name(), alias)), "{alias} twice");
        }
    }
}

#[test]
fn every_example_passes_its_own_check() {
    for spec in all() {
        assert_eq!(check(spec, &object(spec.example.request)), [], "{}", spec.path);
    }
}

#[test]
fn every_field_of_a_path_is_declared() {
    for spec in all() {
        for name in spec.path.split(['{', '}']).skip(1).step_by(2) {
            assert!(spec.field(name).is_some_and(|field| field.required), "{} {name}", spec.path);
        }
    }
}

#[test]
fn only_posts_travel_to_nexconn() {
    for spec in nexconn::SPECS.iter().chain(local::SPECS) {
        assert_eq!(spec.method, Method::Post, "{}", spec.path);
    }
    assert!(nexconn::SPECS.iter().all(|spec| spec.path.starts_with("/v4/")));
    assert!(local::SPECS.iter().all(|spec| spec.path.starts_with("/console/")));
    let own = admin::SPECS.iter().chain(streams::SPECS).chain(sockets::SPECS);
    assert!(own.into_iter().all(|spec| spec.path.starts_with(admin::BASE)));
}

#[test]
fn every_endpoint_stands_in_a_group_of_its_list() {
    for spec in all() {
        let (local, gateway) = (spec.group == Group::Local, spec.group == Group::Gateway);
        assert_eq!(local, spec.path.starts_with("/console/"), "{}", spec.path);
        assert_eq!(gateway, spec.path.starts_with(admin::BASE), "{}", spec.path);
    }
}

#[test]
fn every_endpoint_of_nexconn_and_no_other_is_in_its_sdks() {
    for spec in all() {
        let is_nexconns = spec.path.starts_with("/v4/");
        assert_eq!(!spec.sdk_request.is_empty(), is_nexconns, "{}", spec.path);
    }
}

#[test]
fn what_takes_a_change_back_exists() {
    for spec in all() {
        if let Impact::Reversible { by } = spec.impact {
            assert!(all().any(|other| other.path == by), "{by} of {}", spec.path);
        }
    }
}

#[test]
fn a_change_at_nexconn_names_its_users() {
    for spec in nexconn::SPECS.iter().filter(|spec| spec.changes()) {
        let has_users = spec.fields.iter().any(|field| {
            matches!(field.kind, Kind::UserId | Kind::NewUserId | Kind::UserIds { .. })
        });
        assert!(has_users, "{}", spec.path);
    }
}

fn round_trips<E: Endpoint>() {
    let request = object(E::SPEC.example.request);
    let typed: E::Request = serde_json::from_value(Value::Object(request.clone())).expect("typed");
    assert_eq!(serde_json::to_value(typed).expect("json"), Value::Object(request));
    let response: Value = serde_json::from_str(E::SPEC.example.response).expect("json");
    if E::SPEC.path.starts_with(admin::BASE) {
        let typed: E::Response = serde_json::from_value(response.clone()).expect("typed");
        assert_eq!(serde_json::to_value(typed).expect("json"), response);
    } else {
        let typed: E::Response = wire::read(200, response.clone()).expect("done");
        assert_eq!(wire::success(&typed).expect("json"), response);
    }
}

macro_rules! round_trip {
    ($($endpoint:path),+) => { $(round_trips::<$endpoint>();)+ };
}

#[test]
fn every_example_round_trips_through_its_types() {
    nexconn_api::nexconn_endpoints!(round_trip);
    nexconn_api::local_endpoints!(round_trip);
    nexconn_api::admin_endpoints!(round_trip);
    nexconn_api::stream_endpoints!(round_trip);
}

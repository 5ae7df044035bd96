//! Accessibility: axe-core, run in the page under its own strict policy.

use serde::Deserialize;

use crate::Page;

#[derive(Debug, Deserialize)]
struct Violation {
    id: String,
    help: String,
    nodes: Vec<Node>,
}

#[derive(Debug, Deserialize)]
struct Node {
    html: String,
    #[serde(rename = "failureSummary", default)]
    summary: String,
}

/// Fails on any violation that axe-core finds in what the page shows now.
pub async fn check(page: &Page, what: &str) {
    if !page.js::<bool>("'axe' in window").await {
        let source = std::fs::read_to_string(crate::paths::axe()).expect("axe-core");
        page.js::<serde_json::Value>(&format!("{source}; true")).await;
    }
    let violations: Vec<Violation> =
        page.js("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)").await;
    let list: Vec<String> = violations
        .iter()
        .flat_map(|found| {
            found.nodes.iter().map(move |node| {
                format!("{}: {}\n    {}\n    {}", found.id, found.help, node.html, node.summary)
            })
        })
        .collect();
    assert!(list.is_empty(), "axe-core on {what}:\n{}", list.join("\n"));
}

//! Courses and limits as drawings: what the eye sees and what is told to those who do not see it.

use leptos::prelude::*;
use nexconn_console::components::{Chart, ChartKind, ChartPoint, ChartTone, Meter};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::support::Page;

fn points(values: &[u64]) -> Vec<ChartPoint> {
    let last = f64::from(u32::try_from(values.len().saturating_sub(1).max(1)).unwrap());
    (0_u32..)
        .zip(values)
        .map(|(place, value)| ChartPoint {
            along: f64::from(place) / last,
            value: *value,
            title: format!("hour {place}: {value}"),
        })
        .collect()
}

fn chart(kind: ChartKind, values: &'static [u64]) -> Page {
    Page::show(move || {
        view! {
            <Chart
                kind
                tone=ChartTone::Accent
                label="From 71 to 86"
                points=Signal::derive(move || points(values))
            />
        }
    })
}

/// The drawing, named as it is for those who do not see it.
fn drawing() -> Element {
    document().query_selector("svg[role=img][aria-label='From 71 to 86']").unwrap().unwrap()
}

fn attribute(selector: &str, name: &str) -> Vec<String> {
    let found = drawing().query_selector_all(selector).unwrap();
    let elements = (0..found.length()).filter_map(|index| found.item(index));
    elements.filter_map(|node| node.dyn_into::<Element>().ok()?.get_attribute(name)).collect()
}

#[wasm_bindgen_test]
fn a_line_goes_from_its_least_to_its_most_and_ends_in_a_dot() {
    let _page = chart(ChartKind::Line, &[71, 86, 80]);
    let line = attribute(".chart-line", "d").remove(0);
    assert_eq!(line, "M0.0 30.0L88.0 4.0L176.0 14.4");
    assert_eq!(attribute(".chart-end", "d"), ["M176.0 14.4h.01"]);
}

#[wasm_bindgen_test]
fn a_level_line_is_in_the_middle_and_one_of_nothing_on_the_base() {
    let level = chart(ChartKind::Line, &[5, 5]);
    assert_eq!(attribute(".chart-line", "d"), ["M0.0 17.0L176.0 17.0"]);
    drop(level);
    let _page = chart(ChartKind::Line, &[0, 0]);
    assert_eq!(attribute(".chart-line", "d"), ["M0.0 30.0L176.0 30.0"]);
}

#[wasm_bindgen_test]
fn without_values_only_the_base_is_drawn() {
    let _page = chart(ChartKind::Line, &[]);
    assert!(attribute(".chart-line", "d").is_empty());
    assert!(attribute(".chart-end", "d").is_empty());
    assert_eq!(attribute(".chart-base", "d").len(), 1);
}

#[wasm_bindgen_test]
fn bars_begin_at_none_and_a_bar_of_none_is_still_seen() {
    let _page = chart(ChartKind::Bars(0.1), &[0, 2, 4]);
    assert_eq!(attribute(".chart-bar", "height"), ["1.0", "15.0", "30.0"]);
    assert_eq!(attribute(".chart-bar", "y"), ["33.0", "19.0", "4.0"]);
}

#[wasm_bindgen_test]
fn each_value_is_told_under_the_pointer() {
    let _page = chart(ChartKind::Line, &[71, 86, 80]);
    let titles = drawing().query_selector_all(".chart-hint title").unwrap();
    let said: Vec<String> =
        (0..titles.length()).filter_map(|index| titles.item(index)?.text_content()).collect();
    assert_eq!(said, ["hour 0: 71", "hour 1: 86", "hour 2: 80"]);
    assert_eq!(attribute(".chart-hint", "x"), ["0.0", "45.0", "135.0"]);
}

#[wasm_bindgen_test]
async fn a_meter_tells_its_value_and_turns_where_it_is_short_and_full() {
    let used = RwSignal::new(12_u64);
    let page = Page::show(move || {
        view! {
            <Meter
                label=Signal::derive(move || format!("{} of 100", used.get()))
                used
                limit=Signal::stored(100)
                notice=Signal::stored(80)
                notice_label="80 notice"
            />
        }
    });
    let meter = page.find("meter", "12 of 100").await;
    let state = || meter.parent_element().unwrap().get_attribute("data-state").unwrap();
    let value = || meter.get_attribute("aria-valuenow").unwrap();
    assert_eq!((state(), value()), ("usual".to_owned(), "12".to_owned()));
    for (now, said) in [(79, "usual"), (80, "short"), (99, "short"), (100, "full"), (104, "full")] {
        used.set(now);
        leptos::task::tick().await;
        assert_eq!((state(), value()), (said.to_owned(), now.to_string()));
    }
    let fill = meter.query_selector(".meter-fill").unwrap().unwrap();
    assert!(fill.get_attribute("style").unwrap().contains("100%"), "never beyond the bar");
}

//! A ban and its time: the ruler, the stamp, the countdown.

use std::sync::atomic::{AtomicI64, Ordering};

use leptos::prelude::*;
use nexconn_api::admin::{
    BanEnded, BanState, Event, ListApps, ListAppsRequest, OnlineChanged, OnlineState,
};
use nexconn_api::wire::TextTime;
use nexconn_console::api::{Client, Reading};
use nexconn_console::components::share_of;
use nexconn_console::pages::BanStanding;
use nexconn_console::state::{Clock, Live, News};
use nexconn_console::text::Language;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{NOW, Network, Page, turns};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

#[wasm_bindgen_test]
fn the_ruler_has_five_equal_parts() {
    let ends =
        [(0, 0.0), (10 * MINUTE, 0.2), (HOUR, 0.4), (DAY, 0.6), (7 * DAY, 0.8), (30 * DAY, 1.0)];
    for (millis, share) in ends {
        assert!((share_of(millis) - share).abs() < 1e-9, "{millis} ms fill {}", share_of(millis));
    }
    assert!((share_of(5 * MINUTE) - 0.1).abs() < 1e-9, "the first part is linear");
    assert!((share_of(38 * MINUTE) - 0.349).abs() < 1e-3, "the second is logarithmic");
    assert!((share_of(90 * DAY) - 1.0).abs() < 1e-9, "more fills it");
    assert!(share_of(-1).abs() < 1e-9, "less is nothing");
}

#[wasm_bindgen_test]
fn a_length_is_said_in_its_two_largest_units() {
    let said = |millis| Language::English.span(millis);
    assert_eq!(said(2 * DAY + 4 * HOUR + 59 * MINUTE), "2 d 4 h");
    assert_eq!(said(7 * DAY), "7 d");
    assert_eq!(said(3 * HOUR + 12 * MINUTE), "3 h 12 min");
    assert_eq!(said(38 * MINUTE + 59_999), "38 min");
    assert_eq!(said(59_999), "59 s");
    assert_eq!(Language::Chinese.span(2 * DAY + 4 * HOUR), "2 天 4 小时");
}

fn ban(ends_at: Option<i64>) -> BanState {
    BanState {
        ban_expires_at: Some(TextTime("2024-10-30 17:00:00".into())),
        ends_at,
        standing: false,
        ban_known_at: NOW,
    }
}

#[wasm_bindgen_test]
async fn a_ban_counts_down_and_ends() {
    static TIME: AtomicI64 = AtomicI64::new(NOW);
    let page = Page::show(|| {
        let clock = Clock::of(|| TIME.load(Ordering::Relaxed));
        view! {
            <BanStanding ban=ban(Some(NOW + 2 * HOUR)) />
            <button on:click=move |_| clock.tick()>"Tick"</button>
        }
    });
    page.says("Banned").await;
    page.says("2 h left").await;
    TIME.store(NOW + HOUR + 59 * MINUTE + 18_000, Ordering::Relaxed);
    page.press("button", "Tick").await;
    page.says("42 s left").await;
    assert!(page.html().contains("Ends "), "the exact end is at hand: {}", page.html());
    TIME.store(NOW + 2 * HOUR, Ordering::Relaxed);
    page.press("button", "Tick").await;
    page.says("ended").await;
}

#[wasm_bindgen_test]
async fn an_end_of_unknown_zone_is_shown_as_it_came() {
    let page = Page::show(|| view! { <BanStanding ban=ban(None) /> });
    page.says("2024-10-30 17:00:00").await;
    assert!(!page.text().contains("left"), "no countdown: {}", page.text());
    assert!(!page.html().contains("ruler-fill"), "no ruler: {}", page.html());
}

#[wasm_bindgen_test]
async fn a_standing_ban_has_no_end() {
    let standing = BanState { standing: true, ..ban(Some(NOW + DAY)) };
    let page = Page::show(move || view! { <BanStanding ban=standing.clone() /> });
    page.says("until lifted").await;
    turns().await;
    assert!(page.html().contains("100%"), "the ruler is full: {}", page.html());
}

#[wasm_bindgen_test]
async fn a_list_is_read_again_soon_after_what_matters_and_only_then() {
    let network = Network::take();
    let page = Page::show(|| {
        let client = Client::here();
        let live = Live::here();
        let reading = Reading::new(move || client.admin::<ListApps>(&ListAppsRequest {}));
        live.read_again(reading, News::is_about_bans);
        let ended = BanEnded { user_id: "u".into(), ended_at: NOW };
        let tell = move |news: News| move |_| live.tell(&news);
        let online = OnlineState { online: true, at: NOW };
        let online = OnlineChanged { user_id: "u".into(), online };
        view! {
            <p>{move || reading.with(|apps| apps.map(|apps| apps.apps.len()))}</p>
            <button on:click=tell(News::Event(Event::BanEnded(ended)))>"End"</button>
            <button on:click=tell(News::Event(Event::Online(online)))>"Online"</button>
            <button on:click=tell(News::Missed)>"Missed"</button>
        }
    });
    let none = json!({"apps": []});
    network.asks("/apps").await.answer(200, &none);
    page.says("0").await;
    page.press("button", "Online").await;
    // Many at once make one reading.
    for _ in 0..5 {
        page.press("button", "End").await;
    }
    network.asks("/apps").await.answer(200, &none);
    assert_eq!(network.sent("/apps"), 2);
    page.press("button", "Missed").await;
    network.asks("/apps").await.answer(200, &none);
    assert_eq!(network.sent("/apps"), 3);
}

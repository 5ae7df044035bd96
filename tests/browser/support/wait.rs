use js_sys::{Date, Promise};
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

/// How long something may take to come about, in milliseconds.
const PATIENCE: f64 = 10_000.0;

/// Waits until something holds; false where it does not come about.
pub(crate) async fn until(holds: impl Fn() -> bool) -> bool {
    let start = Date::now();
    while !holds() {
        if Date::now() - start > PATIENCE {
            return false;
        }
        turn().await;
    }
    true
}

/// Lets everything run that is ready to, and what that makes ready.
pub(crate) async fn turns() {
    for _ in 0..10 {
        turn().await;
    }
}

/// Lets the browser go once through its queue of tasks.
async fn turn() {
    let rings = Promise::new(&mut |resolve, _| {
        window().set_timeout_with_callback(&resolve).expect("a timer");
    });
    JsFuture::from(rings).await.expect("it rings");
}

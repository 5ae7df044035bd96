use leptos::prelude::*;

use super::source::Measured;
use crate::components::{IconName, Setting};
use crate::pages::parts::{Connection, clock_says};
use crate::text::use_text;

/// From how far on clocks count as wrong, in milliseconds: a minute, well beyond what measuring misses.
const WRONG: i64 = 60_000;

/// How far the gateway's clock and the service's are apart.
#[component]
pub(super) fn ClockRow(connection: Connection) -> impl IntoView {
    let text = use_text();
    let clock = connection.clock();
    let is_wrong = Memo::new(move |_| clock.get().is_some_and(|clock| clock.millis.abs() > WRONG));
    let says = move || match clock.get() {
        Some(clock) => clock_says(text, clock),
        None => text.now().connection.clock_unknown.to_owned(),
    };
    let advice = move || {
        is_wrong.get().then(|| {
            view! { <span class="setting-short">{text.of(|words| words.connection.clock_wrong)}</span> }
        })
    };
    let at = Signal::derive(move || clock.get().map(|clock| clock.at));
    view! {
        <Setting
            icon=IconName::Clock
            name=text.of(|words| words.connection.clock_difference)
            explanation=text.of(|words| words.connection.clock_explained)
            warns=is_wrong
            source=view! { <Measured at none=|words| words.app_page.not_measured /> }.into_any()
        >
            <strong>{says}</strong>
            {advice}
        </Setting>
    }
}

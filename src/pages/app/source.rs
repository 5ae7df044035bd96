//! Where the value of a row is known from, and as of when.

use leptos::prelude::*;
use nexconn_api::admin::{Fact, FactSource};

use crate::components::{Source, SourceKind, Time};
use crate::state::Clock;
use crate::text::{Catalog, iso, use_text};

/// The gateway read or measured it then.
#[component]
pub(super) fn Measured(
    /// Unix milliseconds; not known yet while there is none.
    #[prop(into)]
    at: Signal<Option<i64>>,
    /// What to say while there is none.
    none: fn(&'static Catalog) -> &'static str,
) -> impl IntoView {
    let text = use_text();
    let kind = Signal::derive(move || match at.get() {
        Some(_) => SourceKind::Measured,
        None => SourceKind::Unknown,
    });
    let says = move || match at.get() {
        Some(at) => view! { <At at /> }.into_any(),
        None => view! { {text.of(none)} }.into_any(),
    };
    view! { <Source kind>{says}</Source> }
}

/// Where a fact is from; where there is none, that nobody declared it.
pub(super) fn source_of<T>(fact: Option<&Fact<T>>) -> AnyView {
    let text = use_text();
    let Some(Fact { from, at, by, .. }) = fact else {
        return view! {
            <Source kind=SourceKind::Unknown>{text.of(|words| words.app_page.not_declared)}</Source>
        }
        .into_any();
    };
    let (at, by) = (*at, by.clone().unwrap_or_default());
    match from {
        FactSource::Configured => view! {
            <Source kind=SourceKind::Set>{text.of(|words| words.app_page.configured)}</Source>
        }
        .into_any(),
        FactSource::Service => {
            view! { <Measured at none=|words| words.app_page.not_read /> }.into_any()
        }
        FactSource::Declared => view! {
            <Source kind=SourceKind::Declared>
                {text.of(|words| words.app_page.declared)} " "
                {at.map(|at| view! { <At at /> })} " " <bdi>{by}</bdi>
            </Source>
        }
        .into_any(),
    }
}

/// The time of the day, before today with its date; all of it in the tooltip.
#[component]
pub(super) fn At(
    /// Unix milliseconds.
    at: i64,
) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    view! {
        <Time
            text=Signal::derive(move || text.language().log_time(clock.shown(), at))
            exact=Signal::derive(move || text.language().exact_time(at))
            iso=iso(at)
        />
    }
}

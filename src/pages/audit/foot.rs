use leptos::prelude::*;
use nexconn_api::admin::{AuditOutcome, PAGE_SIZES};

use super::{AuditQuery, Page};
use crate::api::Reading;
use crate::components::{Button, IconButton, IconName, Select, SelectOption};
use crate::state::Preferences;
use crate::text::use_text;

/// The foot of the log: how many rows, how fresh, and the way to older entries. A log grows at its head, so there is no
/// page before, only the latest one.
#[component]
pub(super) fn Foot(
    list: Reading<Page>,
    query: Memo<AuditQuery>,
    page_size: Signal<u32>,
    on_change: Callback<AuditQuery>,
) -> impl IntoView {
    let text = use_text();
    let preferences: Preferences = expect_context();
    let range = move || {
        list.with(|page| page.map(|page| page.entries.len()))
            .map(|count| (text.now().audit.range)(count))
    };
    let freshness = move || {
        list.with(|page| page.map(|page| page.at))
            .map(|at| (text.now().audit.read_at)(&text.language().time_of_day(at)))
    };
    let next = Signal::derive(move || list.with(|page| page.and_then(|page| page.next.clone())));
    let is_first = move || query.with(|query| query.after.is_none());
    let older = move || {
        if let Some(after) = next.get_untracked() {
            on_change.run(AuditQuery { after: Some(after), ..query.get_untracked() });
        }
    };
    let resize = move |size: String| {
        if let Ok(rows) = size.parse() {
            preferences.choose_page_size(rows);
            on_change.run(AuditQuery { limit: Some(rows), ..query.get_untracked() }.newest());
        }
    };
    let meaning = move || {
        let has_unknown = list.with(|page| {
            page.is_some_and(|page| {
                page.entries.iter().any(|entry| entry.outcome == AuditOutcome::Unknown)
            })
        });
        has_unknown.then(|| text.now().audit.unknown_meaning)
    };
    let sizes = PAGE_SIZES
        .map(|size| SelectOption { value: size.to_string(), text: size.to_string() })
        .to_vec();
    view! {
        <footer class="pager">
            <span class="pager-range" role="status">
                {range}
            </span>
            <span class="pager-freshness">{freshness}</span>
            <IconButton
                icon=IconName::Refresh
                label=text.of(|words| words.words.refresh)
                on_press=move || list.again()
            />
            <span class="pager-hint">{meaning}</span>
            <span class="pager-end">
                <Select
                    label=text.of(|words| words.words.rows_per_page)
                    options=sizes
                    value=Signal::derive(move || page_size.get().to_string())
                    on_change=resize
                />
                {move || {
                    (!is_first())
                        .then(|| {
                            view! {
                                <Button on_press=move || on_change.run(query.get_untracked().newest())>
                                    {text.of(|words| words.audit.newest)}
                                </Button>
                            }
                        })
                }}
                {move || {
                    next.get()
                        .map(|_| {
                            view! {
                                <Button on_press=older>
                                    {text.of(|words| words.audit.older)}
                                </Button>
                            }
                        })
                }}
            </span>
        </footer>
    }
    .into_any()
}

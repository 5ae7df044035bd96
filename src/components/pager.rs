use leptos::prelude::*;

use super::words::words;
use super::{IconButton, IconName, Select, SelectOption};

/// Rows on a page, as offered.
const PAGE_SIZES: [u32; 3] = [25, 50, 100];

/// The foot of a list: which rows these are, how fresh, how many on a page, ‹ and › by cursor.
#[component]
pub fn Pager(
    /// Such as "1–50 of 1,284".
    #[prop(into)]
    range: Signal<String>,
    /// Such as "Fresh as of 14:02:11".
    #[prop(optional, into)]
    freshness: Signal<Option<String>>,
    /// Asked to read the list again.
    #[prop(into)]
    on_refresh: Callback<()>,
    /// Rows on a page: 25, 50 or 100.
    #[prop(into)]
    page_size: Signal<u32>,
    /// Asked for another number of rows.
    #[prop(into)]
    on_page_size: Callback<u32>,
    /// Whether a page comes before.
    #[prop(into)]
    has_previous: Signal<bool>,
    /// Whether a page follows.
    #[prop(into)]
    has_next: Signal<bool>,
    /// Asked for the page before.
    #[prop(into)]
    on_previous: Callback<()>,
    /// Asked for the page that follows.
    #[prop(into)]
    on_next: Callback<()>,
    /// What else can be done with the whole list.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = words();
    let sizes = PAGE_SIZES
        .map(|size| SelectOption { value: size.to_string(), text: size.to_string() })
        .to_vec();
    let choose_size = move |value: String| {
        if let Ok(size) = value.parse() {
            on_page_size.run(size);
        }
    };
    view! {
        <footer class="pager">
            <span class="pager-range" role="status">
                {range}
            </span>
            <span class="pager-freshness">{freshness}</span>
            <IconButton icon=IconName::Refresh label=words.refresh on_press=on_refresh />
            <span class="pager-end">
                {children.map(|children| children())}
                <Select
                    label=words.rows_per_page
                    options=sizes
                    value=Signal::derive(move || page_size.get().to_string())
                    on_change=choose_size
                />
                <IconButton
                    edged=true
                    icon=IconName::ChevronLeft
                    label=words.previous_page
                    disabled=Signal::derive(move || !has_previous.get())
                    on_press=on_previous
                />
                <IconButton
                    edged=true
                    icon=IconName::ChevronRight
                    label=words.next_page
                    disabled=Signal::derive(move || !has_next.get())
                    on_press=on_next
                />
            </span>
        </footer>
    }
}

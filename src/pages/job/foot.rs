use leptos::prelude::*;
use nexconn_api::admin::JobItemPage;
use nexconn_api::streams::DownloadJobResults;

use super::items::request;
use super::query::ItemsQuery;
use crate::api::Reading;
use crate::components::{Button, IconButton, IconName};
use crate::pages::parts::{ExportLink, path_of_file};
use crate::state::CurrentApp;
use crate::text::use_text;

/// The users as a file, those with the outcome that is shown.
#[component]
pub(super) fn Results(query: Memo<ItemsQuery>, job: i64) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let path = Signal::derive(move || {
        let only = query.with(|query| query.only);
        path_of_file::<DownloadJobResults>(&request(app.slug(), job, only, None, None))
    });
    view! {
        <ExportLink
            path
            label=text.of(|words| words.job.results)
            hint=text.of(|words| words.job.results_hint)
        />
    }
}

/// The foot of the list: results as a file, and the pages.
#[component]
pub(super) fn Foot(
    list: Reading<JobItemPage>,
    query: Memo<ItemsQuery>,
    #[prop(into)] on_change: Callback<ItemsQuery>,
    on_refresh: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let next = Signal::derive(move || list.with(|page| page.and_then(|page| page.next.clone())));
    let is_first = Memo::new(move |_| query.with(|query| query.after.is_none()));
    let first = move || on_change.run(ItemsQuery { after: None, ..query.get_untracked() });
    let on = move || {
        if let Some(after) = next.get_untracked() {
            on_change.run(ItemsQuery { after: Some(after), ..query.get_untracked() });
        }
    };
    view! {
        <footer class="pager">
            <IconButton
                icon=IconName::Refresh
                label=text.of(|words| words.words.refresh)
                on_press=on_refresh
            />
            <span class="pager-end">
                {move || {
                    (!is_first.get())
                        .then(|| {
                            view! {
                                <Button on_press=first>{text.of(|words| words.users.first_page)}</Button>
                            }
                        })
                }}
                <IconButton
                    edged=true
                    icon=IconName::ChevronRight
                    label=text.of(|words| words.words.next_page)
                    disabled=Signal::derive(move || next.with(Option::is_none))
                    on_press=on
                />
            </span>
        </footer>
    }
}

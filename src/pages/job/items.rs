use leptos::{html, prelude::*};
use nexconn_api::admin::{Job, JobItem, ListJobItems, ListJobItemsRequest};

use super::foot::{Foot, Results};
use super::query::{ItemsQuery, Outcome};
use super::words::said;
use crate::api::{Client, Reading};
use crate::components::{
    Chip, Column, Dot, DotState, Icon, IconName, Place, Section, Table, focus,
};
use crate::pages::parts::{Moment, ReadFailed};
use crate::route::{Navigator, Route};
use crate::state::{CurrentApp, Preferences};
use crate::text::use_text;

/// The users of a job, those with one outcome where the address says so, a page at a time.
#[component]
pub(super) fn Items(
    job: Memo<Job>,
    /// Counts up when outcomes have changed.
    changes: Signal<u32>,
    /// Asked to read the job anew, and with it its users.
    #[prop(into)]
    on_refresh: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let preferences: Preferences = expect_context();
    let id = job.with_untracked(|job| job.id);
    let query = Memo::new(move |before: Option<&ItemsQuery>| match navigator.route().get() {
        Route::Job { .. } => ItemsQuery::parse(&navigator.search()),
        _ => before.cloned().unwrap_or_default(),
    });
    let list = Reading::new(move || {
        // Read, not only tracked: a memo that nobody reads follows nothing.
        changes.get();
        let ItemsQuery { only, after } = query.get();
        let limit = Some(preferences.page_size());
        client.admin::<ListJobItems>(&request(app.slug(), id, only, after, limit))
    });
    let go = move |query: ItemsQuery| navigator.go(&query.href(&app.slug_untracked(), id));
    let only = Memo::new(move |_| query.with(|query| query.only));
    let chip = move || {
        let outcome = only.get()?;
        let value = Signal::derive(move || job.with(|job| said(text, job, outcome, None).title));
        Some(view! {
            <Chip
                label=text.of(|words| words.job.only)
                value
                remove_label=text.of(|words| words.job.show_all)
                on_remove=move || go(ItemsQuery::default())
            />
        })
    };
    let rows = Signal::derive(move || {
        list.with(|page| page.map(|page| page.items.clone()).unwrap_or_default())
    });
    let is_failed = Memo::new(move |_| list.error().is_some() && list.with(|page| page.is_none()));
    let is_empty =
        Memo::new(move |_| list.with(|page| page.is_some_and(|page| page.items.is_empty())));
    let content = move || {
        if is_failed.get() {
            return view! { <ReadFailed reading=list title=text.of(|words| words.job.items_failed) /> }
                .into_any();
        }
        if is_empty.get() {
            return view! { <p class="items-none">{text.of(|words| words.job.no_items)}</p> }
                .into_any();
        }
        view! {
            <Table
                caption=text.of(|words| words.job.items)
                columns=columns(job)
                rows
                row_key=|item: JobItem| item.index.to_string()
                loading=list.loading()
                placeholders=5
            />
        }
        .into_any()
    };
    let section = NodeRef::<html::Div>::new();
    Effect::new(move |before: Option<Option<Outcome>>| {
        let only = only.get();
        // Who chose an outcome above wants to see its users, who may stand below what is in view.
        if only.is_some()
            && before.is_some_and(|before| before != only)
            && let Some(section) = section.get_untracked()
        {
            focus(&section);
            section.scroll_into_view();
        }
        only
    });
    view! {
        <div node_ref=section class="items" tabindex="-1">
            <Section icon=IconName::Users title=text.of(|words| words.job.items) actions=view! { <Results query job=id /> }.into_any()>
                {chip}
            </Section>
            {content}
            <Foot list query on_change=go on_refresh />
        </div>
    }
    .into_any()
}

/// Asks for the users of a job with that outcome, or for all.
pub(super) fn request(
    app: String,
    job: i64,
    only: Option<Outcome>,
    after: Option<String>,
    limit: Option<u32>,
) -> ListJobItemsRequest {
    ListJobItemsRequest {
        app,
        job,
        user: None,
        state: only.map(|only| only.state),
        code: only.and_then(|only| only.code),
        note: only.and_then(|only| only.note),
        online: only.and_then(|only| only.online),
        after,
        limit,
    }
}

fn columns(job: Memo<Job>) -> Vec<Column<JobItem>> {
    let text = use_text();
    let app = CurrentApp::here();
    let user = move |item: JobItem| {
        let link = move |user_id: String| {
            let href = Route::User { app: app.slug(), user_id: user_id.clone() }.href();
            view! {
                <a class="user-link item-user" href=href>
                    <code dir="ltr">{user_id}</code>
                </a>
            }
        };
        let target = item.target.map(|target| {
            view! {
                <span class="item-target">
                    <Icon name=IconName::Forward />
                    {link(target)}
                </span>
            }
        });
        view! {
            {link(item.user_id)}
            {target}
        }
    };
    let outcome = move |item: JobItem| {
        let JobItem { state, code, note, online, http, .. } = item;
        let outcome = Outcome { state, code, note, online };
        let words = move || job.with(|job| said(text, job, outcome, http).title);
        match online {
            Some(online) => {
                let state = if online { DotState::On } else { DotState::Off };
                view! { <Dot state>{words}</Dot> }.into_any()
            }
            None => words.into_any(),
        }
    };
    let code = |item: JobItem| {
        let code = item.code.filter(|code| code.0 != 200 && code.0 != 0)?;
        Some(view! { <code dir="ltr">{code.0}</code> })
    };
    vec![
        Column::new(text.of(|words| words.job.column_user), Place::Lead, user),
        Column::new(text.of(|words| words.job.outcome), Place::Under, outcome),
        Column::new(text.of(|words| words.job.code), Place::End, code),
        Column::new(text.of(|words| words.job.column_when), Place::EndUnder, |item: JobItem| {
            view! { <Moment at=item.at /> }
        }),
    ]
}

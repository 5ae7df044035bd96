//! Registering many users: a table is pasted, its rows are looked at, then one job is made of them.

mod entry;
mod groups;
mod rows;
mod send;
mod state;
mod summary;

use leptos::prelude::*;
use nexconn_api::admin::JOB_USERS;

use crate::components::{
    BackLink, Button, ButtonKind, IconName, Notice, PageHead, SideColumn, StateView, Tone,
};
use crate::form::ProblemNotice;
use crate::pages::import::ImportViews;
use crate::pages::parts::{
    LeaveDialog, PlacesNotice, focus_first_on, focus_on, quota_of, read_app_state,
};
use crate::route::{Navigator, Route, use_page_title};
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

use entry::Entry;
use groups::Groups;
use send::{Sending, SendingButtons, SendingFields};
use state::Users;
use summary::Summary;

/// The table, then its rows.
#[component]
pub fn RegisterManyPage() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let title = text.of(|words| words.register_many.title);
    use_page_title(title);
    let sheet = state::users();
    let back = BackLink {
        href: Signal::derive(move || Route::Users { app: app.slug() }.href()),
        label: text.of(|words| words.many.back),
    };
    let is_read = Memo::new(move |_| sheet.preview.with(Option::is_some));
    let content = move || {
        if is_read.get() {
            // Tells those who do not see the page that the table was read.
            request_animation_frame(|| focus_on("main h1"));
            view! { <Preview sheet /> }.into_any()
        } else {
            focus_first_on("main textarea");
            view! { <Entry sheet /> }.into_any()
        }
    };
    view! {
        <PageHead
            title
            back
            note=Signal::derive(move || rows_note(sheet, text))
            views=view! { <ImportViews current=Signal::derive(|| None) /> }.into_any()
        />
        {content}
    }
    .into_any()
}

/// Such as "42 rows".
fn rows_note(sheet: Users, text: Texts) -> Option<String> {
    let count =
        sheet.preview.with(|preview| preview.as_ref().map(|p| p.rows.len() + p.bad.len()))?;
    Some((text.now().register_many.rows_found)(count, &text.language().number(count as u64)))
}

/// The rows, and beside them what registering does. It is not left unasked.
#[component]
fn Preview(sheet: Users) -> impl IntoView {
    let text = use_text();
    let navigator: Navigator = expect_context();
    let preview = sheet.preview.get_untracked()?;
    if preview.rows.is_empty() {
        return Some(view! { <NoRows sheet /> }.into_any());
    }
    let guard = RwSignal::new(Some(navigator.hold()));
    let sending = Sending::new(sheet);
    let title = Signal::derive(move || {
        let count = sending.counts.get().chosen();
        (text.now().register_many.side_title)(count, &text.language().number(count as u64))
    });
    let wanted = Signal::derive(move || Some(sending.counts.get().new as u64));
    let quota = quota_of(read_app_state());
    let shared = StoredValue::new(sending);
    let side = view! { <SendingFields sending=shared /> }.into_any();
    let foot = view! { <SendingButtons sending=shared label=title /> }.into_any();
    let cut = preview.cut.then(|| {
        let detail = Signal::derive(move || {
            Some((text.now().many.cut_detail)(&text.language().number(JOB_USERS as u64)))
        });
        view! {
            <Notice
                tone=Tone::Warning
                title=text.of(|words| words.register_many.cut_title)
                detail
            />
        }
    });
    let view = view! {
        <ProblemNotice draft=sending.job.draft.core() failed=text.of(|words| words.many.not_begun) />
        {cut}
        <PlacesNotice quota wanted />
        <SideColumn title side foot>
            <Summary sheet />
            <Groups sheet />
        </SideColumn>
        <LeaveDialog
            guard
            title=text.of(|words| words.many.drop_title)
            detail=text.of(|words| words.many.drop_detail)
        />
    };
    Some(view.into_any())
}

/// No row can be registered: why, and the way back to the table.
#[component]
fn NoRows(sheet: Users) -> impl IntoView {
    let text = use_text();
    let (missing, has_bad) = sheet.preview.with_untracked(|preview| {
        let preview = preview.as_ref();
        (preview.map(|p| p.missing.join(", ")), preview.is_some_and(|p| !p.bad.is_empty()))
    });
    let missing = StoredValue::new(missing.filter(|missing| !missing.is_empty()));
    let title = Signal::derive(move || {
        let words = &text.now().register_many;
        let missing = missing.get_value();
        missing
            .map_or_else(|| words.none_title.to_owned(), |columns| (words.missing_title)(&columns))
    });
    let detail = Signal::derive(move || {
        let words = &text.now().register_many;
        let detail = if missing.with_value(Option::is_some) {
            words.missing_detail
        } else {
            words.none_detail
        };
        Some(detail.to_owned())
    });
    let edit = view! {
        <Button kind=ButtonKind::Primary on_press=move || sheet.edit()>
            {text.of(|words| words.register_many.edit)}
        </Button>
    };
    if has_bad {
        return view! {
            <Summary sheet />
            <Groups sheet />
        }
        .into_any();
    }
    view! {
        <StateView icon=IconName::Alert title detail>
            {edit}
        </StateView>
    }
    .into_any()
}

use leptos::prelude::*;
use nexconn_api::admin::{JOB_USERS, TablePreview};

use super::entry::Entry;
use super::groups::Groups;
use super::kind::{Kind, OnConflict};
use super::send::{Sending, SendingButtons, SendingFields};
use super::summary::Summary;
use crate::components::{Button, ButtonKind, IconName, Notice, SideColumn, StateView, Tone};
use crate::form::ProblemNotice;
use crate::pages::parts::{LeaveDialog, Sheet, focus_first_on, focus_on};
use crate::route::Navigator;
use crate::text::use_text;

/// The table, then its rows. `note` gets what stands beside the page's title, such as "42 rows".
pub(super) fn table<K: Kind>(note: RwSignal<Option<String>>) -> AnyView {
    let text = use_text();
    let policy = RwSignal::new(OnConflict::default());
    let sheet = Sheet::<K>::new(move |row| row.group().is_sent(policy.get()));
    let rows = move || {
        let rows = |preview: &TablePreview<K>| preview.rows.len() + preview.bad.len();
        sheet.preview.with(|preview| preview.as_deref().map(rows))
    };
    Effect::new(move || {
        let words =
            |count| (text.now().import.rows_found)(count, &text.language().number(count as u64));
        note.set(rows().map(words));
    });
    on_cleanup(move || drop(note.try_set(None)));
    let is_read = Memo::new(move |_| sheet.preview.with(Option::is_some));
    let content = move || {
        if is_read.get() {
            // Tells those who do not see the page that the table was read.
            request_animation_frame(|| focus_on("main h1"));
            view! { <Preview sheet policy /> }.into_any()
        } else {
            focus_first_on("main textarea");
            view! { <Entry sheet /> }.into_any()
        }
    };
    content.into_any()
}

/// The rows, and beside them what importing does. It is not left unasked.
#[component]
fn Preview<K: Kind>(sheet: Sheet<K>, policy: RwSignal<OnConflict>) -> impl IntoView {
    let text = use_text();
    let navigator: Navigator = expect_context();
    let preview = sheet.preview.get_untracked()?;
    if preview.rows.is_empty() {
        return Some(view! { <NoRows sheet /> }.into_any());
    }
    let guard = RwSignal::new(Some(navigator.hold()));
    let sending = Sending::new(sheet, policy);
    let title = Signal::derive(move || {
        let count = sending.counts.get().chosen();
        (K::words(text).side_title)(count, &text.language().number(count as u64))
    });
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
                title=text.of(|words| words.import.cut_title)
                detail
            />
        }
    });
    let view = view! {
        <ProblemNotice draft=sending.job.draft.core() failed=text.of(|words| words.many.not_begun) />
        {cut}
        {K::notice(sending.counts)}
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

/// No row can be imported: why, and the way back to the table.
#[component]
fn NoRows<K: Kind>(sheet: Sheet<K>) -> impl IntoView {
    let text = use_text();
    let (missing, has_bad) = sheet.preview.with_untracked(|preview| {
        let preview = preview.as_ref();
        (preview.map(|p| p.missing.join(", ")), preview.is_some_and(|p| !p.bad.is_empty()))
    });
    if has_bad {
        return view! {
            <Summary sheet />
            <Groups sheet />
        }
        .into_any();
    }
    let missing = StoredValue::new(missing.filter(|missing| !missing.is_empty()));
    let title = Signal::derive(move || {
        let words = &text.now().import;
        let missing = missing.get_value();
        missing
            .map_or_else(|| words.none_title.to_owned(), |columns| (words.missing_title)(&columns))
    });
    let detail = Signal::derive(move || {
        let words = K::words(text);
        let is_missing = missing.with_value(Option::is_some);
        Some(if is_missing { words.missing_detail } else { words.none_detail }.to_owned())
    });
    view! {
        <StateView icon=IconName::Alert title detail>
            <Button kind=ButtonKind::Primary on_press=move || sheet.edit()>
                {text.of(|words| words.import.edit)}
            </Button>
        </StateView>
    }
    .into_any()
}

//! The record of one deletion, for the compliance file: ids and times, no personal data. It is made to be printed.

mod sheet;

use leptos::prelude::*;
use nexconn_api::admin::{ErrorCode, GetDeletionRecord, GetDeletionRecordRequest};

use super::parts::ReadFailed;
use crate::api::{Client, Reading};
use crate::components::{BackLink, Button, ButtonKind, ButtonLink, IconName, PageHead, StateView};
use crate::route::{Route, use_page_title};
use crate::state::CurrentApp;
use crate::text::use_text;

use sheet::RecordSheet;

/// The page of a deletion record.
#[component]
pub fn DeletionRecordPage(
    /// Number of the record.
    record: i64,
) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let read = Reading::new(move || {
        let app = app.slug();
        client.admin::<GetDeletionRecord>(&GetDeletionRecordRequest { app, record })
    });
    let title = Signal::derive(move || {
        let words = &text.now().deletion_record;
        read.with(|read| read.map(|read| (words.of)(&read.user_id)))
            .unwrap_or_else(|| words.title.to_owned())
    });
    use_page_title(title);
    let deleted = Signal::derive(move || Route::Deleted { app: app.slug() }.href());
    let back = BackLink { href: deleted, label: text.of(|words| words.deletion_record.back) };
    let is_there = Memo::new(move |_| read.with(|read| read.is_some()));
    let is_missing = Memo::new(move |_| {
        read.error().is_some_and(|error| error.code() == Some(ErrorCode::NotFound))
    });
    let print_button = move || {
        is_there.get().then(|| {
            view! {
                <Button kind=ButtonKind::Primary icon=IconName::Receipt on_press=print>
                    {text.of(|words| words.deletion_record.print)}
                </Button>
            }
        })
    };
    let content = move || {
        if let Some(record) = read.value() {
            return view! { <RecordSheet record /> }.into_any();
        }
        if is_missing.get() {
            return view! {
                <StateView
                    icon=IconName::Receipt
                    title=text.of(|words| words.deletion_record.missing_title)
                    detail=text.of(|words| words.deletion_record.missing_detail)
                >
                    <ButtonLink href=deleted kind=ButtonKind::Primary>
                        {text.of(|words| words.deletion_record.back)}
                    </ButtonLink>
                </StateView>
            }
            .into_any();
        }
        if read.error().is_some() {
            let title = text.of(|words| words.deletion_record.failed);
            return view! { <ReadFailed reading=read title /> }.into_any();
        }
        view! {
            <p class="reading" role="status">{text.of(|words| words.deletion_record.reading)}</p>
        }
        .into_any()
    };
    view! {
        <div class="record-page">
            <PageHead title=text.of(|words| words.deletion_record.title) back>
                {print_button}
            </PageHead>
            {content}
        </div>
    }
    .into_any()
}

fn print() {
    if let Err(cause) = window().print() {
        leptos::logging::warn!("the browser does not print: {cause:?}");
    }
}

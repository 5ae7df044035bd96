use leptos::prelude::*;
use nexconn_api::admin::DeletedUserPage;

use super::DeletedQuery;
use crate::api::Reading;
use crate::components::{Button, Icon, IconName, Notice, SearchField, Tone, Toolbar};
use crate::pages::parts::Stale;
use crate::pages::users::count;
use crate::route::Navigator;
use crate::state::CurrentApp;
use crate::text::use_text;

/// The rule of the hour, the search among deleted users, how many match, and what is to be known of the rows below.
#[component]
pub(super) fn Limits(
    list: Reading<DeletedUserPage>,
    query: Memo<DeletedQuery>,
    refresh: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let note = Signal::derive(move || {
        let total = list.with(|page| page.map(|page| page.total))?;
        Some((text.now().deleted.count)(&count(text, total)))
    });
    let search = move |typed: String| {
        let before = query.get_untracked();
        let goes_on = !before.search.is_empty();
        let href = before.searching(typed).href(&app.slug_untracked());
        // Each search is one step of the history, not each letter of it.
        if goes_on { navigator.replace(&href) } else { navigator.go(&href) }
    };
    // Where nobody is deleted, there is nothing to search.
    let is_anybody_there = Memo::new(move |_| {
        query.with(|query| !query.search.is_empty())
            || list.with(|page| page.is_none_or(|page| page.total.count > 0))
    });
    let content = move || {
        is_anybody_there.get().then(|| {
            view! {
                <HourRule />
                <Toolbar note>
                    <div class="deleted-search">
                        <SearchField
                            label=text.of(|words| words.deleted.search)
                            placeholder=text.of(|words| words.deleted.search)
                            value=Signal::derive(move || query.with(|query| query.search.clone()))
                            on_search=search
                        />
                    </div>
                </Toolbar>
            }
        })
    };
    view! {
        {content}
        <NotReadNow list refresh />
        <Stale list title=text.of(|words| words.deleted.stale) />
    }
}

/// When an id can be restored, and what does not come back.
#[component]
fn HourRule() -> impl IntoView {
    let text = use_text();
    view! {
        <p class="hour-rule">
            <Icon name=IconName::Info />
            <span>
                {text.of(|words| words.deleted.hour_rule.0)} " "
                <strong>{text.of(|words| words.deleted.hour_rule.1)}</strong> " "
                {text.of(|words| words.deleted.hour_rule.2)}
            </span>
        </p>
    }
}

/// Nexconn's own list could not be read: the rows are as of an earlier time.
#[component]
fn NotReadNow(list: Reading<DeletedUserPage>, refresh: Callback<()>) -> impl IntoView {
    let text = use_text();
    let stale = Memo::new(move |_| {
        list.with(|page| page.and_then(|page| Some((page.stale.clone()?, page.as_of))))
    });
    move || {
        let (why, as_of) = stale.get()?;
        let words = &text.now().deleted;
        let rows = as_of.map_or_else(
            || words.never_read.to_owned(),
            |as_of| (words.rows_as_of)(&text.language().moment(as_of)),
        );
        Some(view! {
            <Notice tone=Tone::Warning title=words.not_read.to_owned() detail=[&rows, " ", &why].concat()>
                <Button busy=list.loading() on_press=refresh>
                    {text.of(|words| words.errors.try_now)}
                </Button>
            </Notice>
        })
    }
}

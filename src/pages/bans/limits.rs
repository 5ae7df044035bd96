use leptos::prelude::*;
use nexconn_api::admin::BanPage;

use super::BansQuery;
use crate::api::Reading;
use crate::components::{Button, Notice, SearchField, Tone, Toolbar};
use crate::pages::parts::Stale;
use crate::pages::users::count;
use crate::route::Navigator;
use crate::state::CurrentApp;
use crate::text::use_text;

/// The search among bans, how many match, and what is to be known of the rows below.
#[component]
pub(super) fn Limits(
    list: Reading<BanPage>,
    query: Memo<BansQuery>,
    refresh: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let note = Signal::derive(move || {
        let total = list.with(|page| page.map(|page| page.total))?;
        Some((text.now().bans.count)(&count(text, total)))
    });
    let search = move |typed: String| {
        let before = query.get_untracked();
        let goes_on = !before.search.is_empty();
        let href = before.searching(typed).href(&app.slug_untracked());
        // Each search is one step of the history, not each letter of it.
        if goes_on { navigator.replace(&href) } else { navigator.go(&href) }
    };
    // Where nobody is banned, there is nothing to search.
    let is_searchable = Memo::new(move |_| {
        query.with(|query| !query.search.is_empty())
            || list.with(|page| page.is_none_or(|page| page.total.count > 0))
    });
    let toolbar =
        move || {
            is_searchable.get().then(|| view! {
        <Toolbar note>
            <div class="bans-search">
                <SearchField
                    label=text.of(|words| words.bans.search)
                    placeholder=text.of(|words| words.bans.search)
                    value=Signal::derive(move || query.with(|query| query.search.clone()))
                    on_search=search
                />
            </div>
        </Toolbar>
    })
        };
    view! {
        {toolbar}
        <NotReadNow list refresh />
        <Stale list title=text.of(|words| words.users.stale) />
        <ZoneUnknown list />
    }
}

/// Nexconn's own list could not be read: the rows are as of an earlier time.
#[component]
fn NotReadNow(list: Reading<BanPage>, refresh: Callback<()>) -> impl IntoView {
    let text = use_text();
    let stale = Memo::new(move |_| {
        list.with(|page| page.and_then(|page| Some((page.stale.clone()?, page.as_of))))
    });
    move || {
        let (why, as_of) = stale.get()?;
        let words = &text.now().bans;
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

/// Ends are shown as Nexconn writes them, since their time zone is not known yet.
#[component]
fn ZoneUnknown(list: Reading<BanPage>) -> impl IntoView {
    let text = use_text();
    let is_unknown = Memo::new(move |_| {
        list.with(|page| {
            page.is_some_and(|page| {
                page.zone_minutes.is_none()
                    && page.bans.iter().any(|ban| ban.state.ends_at.is_none())
            })
        })
    });
    move || {
        is_unknown.get().then(|| {
            let words = &text.now().bans;
            view! {
                <Notice
                    tone=Tone::Warning
                    title=words.zone_unknown.to_owned()
                    detail=words.zone_unknown_detail.to_owned()
                />
            }
        })
    }
}

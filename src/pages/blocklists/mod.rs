//! Blocklists: one user's at a time, since Nexconn tells them so.

mod list;
mod query;
mod rows;
mod short;

use std::collections::HashSet;

use leptos::prelude::*;
use nexconn_api::admin::{ListUserIds, ListUserIdsRequest};
use nexconn_api::streams::{ExportBlocklist, ExportUserRequest};

use super::actions::{BlockDialog, QuickProblem};
use super::parts::{ExportLink, ReadFailed, UserPicker, path_of_file};
use crate::api::{Client, Reading};
use crate::components::{
    AnswerStrip, AnswerTone, Button, ButtonKind, IconName, Notice, PageHead, SearchField,
    StateView, Tone, Toolbar,
};
use crate::pages::talk::Person;
use crate::route::{Navigator, Route, use_page_title};
use crate::state::CurrentApp;
use crate::text::use_text;

pub(crate) use list::blocked_by;
use list::{Blocklist, count};
pub(crate) use query::BlocklistQuery;
use rows::Rows;
pub(crate) use short::BlockedBy;

/// The page of blocklists. Whose list, the search in it and whom it is asked about are in the address.
#[component]
pub fn BlocklistsPage() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let title = text.of(|words| words.blocklists.title);
    use_page_title(title);
    let query = Memo::new(move |before: Option<&BlocklistQuery>| match navigator.route().get() {
        Route::Blocklists { .. } => BlocklistQuery::parse(&navigator.search()),
        _ => before.cloned().unwrap_or_default(),
    });
    let user = Memo::new(move |_| query.with(|query| query.user.clone()));
    let list = Blocklist::of(user.into());
    let adding = RwSignal::new(false);
    let choose = move |user: String| {
        navigator.go(&BlocklistQuery::of(user).href(&app.slug_untracked()));
    };
    let is_chosen = Memo::new(move |_| user.with(Option::is_some) && !list.is_off());
    let file = Signal::derive(move || {
        let user_id = user.get().unwrap_or_default();
        path_of_file::<ExportBlocklist>(&ExportUserRequest { app: app.slug(), user_id })
    });
    let add = move || {
        is_chosen.get().then(|| {
            view! {
                <ExportLink path=file is_usual_size=true />
                <Button kind=ButtonKind::Primary icon=IconName::Plus on_press=move || adding.set(true)>
                    {text.of(|words| words.blocklists.add)}
                </Button>
            }
        })
    };
    view! {
        <PageHead title>{add}</PageHead>
        <Toolbar note=Signal::derive(move || list.ids().map(|ids| count(text, &ids)))>
            <div class="blocklist-whose">
                <UserPicker label=text.of(|words| words.blocklists.whose) chosen=user on_choose=choose />
            </div>
        </Toolbar>
        <QuickProblem draft=list.unblocking().core() />
        <Content list query />
        <BlockDialog owner=Signal::derive(move || list.owner.subject()) open=adding />
    }
    .into_any()
}

/// What stands below the choice of the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    NobodyChosen,
    Failed,
    Off,
    Reading,
    Empty,
    Rows,
}

#[component]
fn Content(list: Blocklist, query: Memo<BlocklistQuery>) -> impl IntoView {
    let text = use_text();
    let shown = Memo::new(move |_| {
        if list.owner.id.with(Option::is_none) {
            return Shown::NobodyChosen;
        }
        match list.ids() {
            _ if list.is_off() => Shown::Off,
            Some(ids) if ids.is_empty() => Shown::Empty,
            Some(_) => Shown::Rows,
            None if list.reading.error().is_some() => Shown::Failed,
            None => Shown::Reading,
        }
    });
    move || {
        match shown.get() {
        Shown::NobodyChosen => view! {
            <StateView
                icon=IconName::Block
                title=text.of(|words| words.blocklists.choose_title)
                detail=text.of(|words| words.blocklists.choose_detail)
            />
        }
        .into_any(),
        Shown::Failed => view! {
            <ReadFailed reading=list.reading title=text.of(|words| words.blocklists.failed) />
        }
        .into_any(),
        Shown::Off => view! {
            <Notice
                tone=Tone::Warning
                title=text.of(|words| words.blocklists.feature_off)
                detail=text.of(|words| words.blocklists.feature_off_detail)
            />
        }
        .into_any(),
        Shown::Reading => {
            view! { <p class="reading" role="status">{text.of(|words| words.talk.asking)}</p> }
                .into_any()
        }
        Shown::Empty => view! {
            <StateView
                icon=IconName::Block
                title=Signal::derive(move || (text.now().blocklists.none_title)(&list.owner.called()))
                detail=text.of(|words| words.blocklists.none_detail)
            />
        }
        .into_any(),
        Shown::Rows => view! { <Listed list query /> }.into_any(),
    }
    }
}

/// The search in a list, the question about one user, and the rows.
#[component]
fn Listed(list: Blocklist, query: Memo<BlocklistQuery>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let go = move |query: BlocklistQuery| navigator.replace(&query.href(&app.slug_untracked()));
    let search = Memo::new(move |_| query.with(|query| query.search.clone()));
    let named = read_named(search);
    let matching = Signal::derive(move || {
        let ids = list.ids().unwrap_or_default();
        let search = search.get();
        if search.is_empty() {
            return ids;
        }
        named.with(|named| {
            let is_named = |id: &String| named.is_some_and(|named| named.contains(id));
            ids.into_iter().filter(|id| id.contains(&search) || is_named(id)).collect()
        })
    });
    let note = Signal::derive(move || {
        let is_searched = search.with(|search| !search.is_empty());
        let count = matching.with(Vec::len) as u64;
        is_searched.then(|| (text.now().blocklists.matches)(&text.language().number(count)))
    });
    let is_no_match = Memo::new(move |_| matching.with(Vec::is_empty));
    let ask = move |whom: String| go(BlocklistQuery { whom: Some(whom), ..query.get_untracked() });
    let whom = Signal::derive(move || query.with(|query| query.whom.clone()));
    view! {
        <p class="blocklist-effect">
            {move || (text.now().blocklists.effect)(&list.owner.called())} " "
            {text.of(|words| words.blocklists.no_dates)}
        </p>
        <Toolbar note>
            <div class="blocklist-search">
                <SearchField
                    label=text.of(|words| words.blocklists.search)
                    placeholder=text.of(|words| words.blocklists.search)
                    value=search
                    on_search=move |search| go(BlocklistQuery { search, ..query.get_untracked() })
                />
            </div>
            <div class="blocklist-whom">
                <UserPicker label=text.of(|words| words.blocklists.has_blocked) chosen=whom on_choose=ask />
            </div>
        </Toolbar>
        <HasBlocked list whom />
        {move || {
            if is_no_match.get() {
                let says = move || search.with(|search| (text.now().blocklists.no_match)(search));
                view! { <p class="blocklist-effect" role="status">{says}</p> }.into_any()
            } else {
                view! { <Rows list matching /> }.into_any()
            }
        }}
    }
}

/// Whether somebody is on the list.
#[component]
fn HasBlocked(list: Blocklist, whom: Signal<Option<String>>) -> impl IntoView {
    let text = use_text();
    let person = Person::of(whom);
    let is_on = Memo::new(move |_| {
        let id = whom.get()?;
        Some(list.ids()?.contains(&id))
    });
    move || {
        let is_on = is_on.get()?;
        let says = move || {
            let words = &text.now().blocklists;
            let say = if is_on { words.has_blocked_yes } else { words.has_blocked_no };
            say(&list.owner.called(), &person.called())
        };
        let (tone, begins) = if is_on {
            (AnswerTone::No, text.of(|words| words.talk.yes))
        } else {
            (AnswerTone::Yes, text.of(|words| words.talk.no))
        };
        Some(view! { <AnswerStrip tone begins actions=None>{says}</AnswerStrip> })
    }
}

/// Ids of the users whose name or id matches, as far as the directory knows.
fn read_named(search: Memo<String>) -> Reading<HashSet<String>> {
    let client = Client::here();
    let app = CurrentApp::here();
    Reading::new(move || {
        let (app, search) = (app.slug(), search.get());
        async move {
            if search.is_empty() {
                return Ok(HashSet::new());
            }
            let request = ListUserIdsRequest { app, q: Some(search), status: None };
            Ok(client.admin::<ListUserIds>(&request).await?.user_ids.into_iter().collect())
        }
    })
}

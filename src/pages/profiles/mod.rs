//! The hosted profiles of an app, Nexconn's only list of users: whom is looked for, the order, page and its size are all
//! in the address. The panel beside it changes one of them.

mod columns;
mod drafts;
mod list;
mod panel;
mod row_actions;
mod rows;
mod states;

use leptos::prelude::*;
use nexconn_api::admin::Relation;

use super::actions::{Actions, Subject, use_actions};
use super::import::{ImportKind, ImportLink};
use super::parts::{LeaveDialog, List, ListContent, Stale, declared_keys};
use crate::components::{IconName, PageHead, SearchField, Select, SelectOption, Toolbar};
use crate::route::{Guard, Navigator, use_page_title};
use crate::state::Live;
use crate::text::use_text;

use drafts::Drafts;
use list::{Profiles, Registered};
use panel::ProfilePanel;
use rows::Rows;

/// What the parts of the page share.
#[derive(Debug, Clone, Copy)]
struct Page {
    list: List<Profiles>,
    /// Id of the user in the panel beside the list.
    peeked: RwSignal<Option<String>>,
    drafts: Drafts,
    /// Keys of custom attributes: those that are declared, and those that profiles of the page have.
    keys: Signal<Vec<String>>,
    actions: Actions,
}

impl Page {
    fn clear(self, subjects: Vec<Subject>) {
        self.actions.clear_profiles(subjects);
    }
}

/// The list of profiles.
#[component]
pub fn ProfilesPage() -> impl IntoView {
    let text = use_text();
    let title = text.of(|words| words.profiles.title);
    use_page_title(title);
    let list = list::read();
    Live::here().read_again(list.reading, |news| news.is_about_relation(Relation::Profile, None));
    let page = Page {
        list,
        peeked: RwSignal::new(None),
        drafts: Drafts::new(),
        keys: keys_of(list),
        actions: use_actions(),
    };
    let navigator: Navigator = expect_context();
    let is_unsaved = Memo::new(move |_| page.drafts.are_there());
    let guard = RwSignal::new(None::<Guard>);
    Effect::new(move || guard.set(is_unsaved.get().then(|| navigator.hold_on_page())));
    view! {
        <PageHead title note=Signal::derive(move || Some(text.now().profiles.note.to_owned()))>
            <ImportLink kind=ImportKind::Profiles />
        </PageHead>
        <div class="peek-split">
            <div class="peek-main">
                <Limits list />
                <Stale list=list.reading title=text.of(|words| words.users.stale) />
                <ListContent
                    list
                    failed=|words| words.profiles.failed
                    icon=IconName::Profile
                    gone=|words| words.profiles.page_gone_detail
                    none=move || view! { <states::Nobody /> }
                    no_match=move || view! { <states::NoMatch page /> }
                >
                    <Rows page />
                </ListContent>
            </div>
            <ProfilePanel page />
        </div>
        <LeaveDialog
            guard
            title=text.of(|words| words.profiles.leave_title)
            detail=text.of(|words| words.profiles.leave_detail)
        />
    }
    .into_any()
}

/// Whom is looked for, and the order.
#[component]
fn Limits(list: List<Profiles>) -> impl IntoView {
    let text = use_text();
    let query = list.query;
    let options = Signal::derive(move || {
        let words = &text.now().profiles;
        let option = |order: Registered| SelectOption {
            value: order.word().to_owned(),
            text: match order {
                Registered::First => words.earliest,
                Registered::Last => words.latest,
            }
            .to_owned(),
        };
        Registered::ALL.map(option).to_vec()
    });
    let order = move || query.with(|query| query.order).unwrap_or_default();
    let choose = move |word: String| {
        if let Some(order) = Registered::ALL.into_iter().find(|order| order.word() == word) {
            list.go(|query| query.ordered(order));
        }
    };
    view! {
        <Toolbar>
            <div class="list-search">
                <SearchField
                    label=text.of(|words| words.profiles.find)
                    placeholder=text.of(|words| words.profiles.find)
                    value=Signal::derive(move || query.with(|query| query.search.clone()))
                    on_search=move |typed| list.search(typed)
                />
            </div>
            <Select
                label=text.of(|words| words.profiles.order)
                options
                value=Signal::derive(move || order().word().to_owned())
                on_change=choose
            />
        </Toolbar>
    }
}

/// The keys that the service declares, and those that profiles of the page have.
fn keys_of(list: List<Profiles>) -> Signal<Vec<String>> {
    let declared = declared_keys();
    Signal::derive(move || {
        let mut keys =
            list.reading.with(|page| page.map(list::ProfilesPage::keys).unwrap_or_default());
        keys.extend(declared.get());
        keys.into_iter().collect()
    })
}

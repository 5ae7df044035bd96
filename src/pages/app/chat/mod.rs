//! Who may write to whom: switches of the service here, of Nexconn's Console for an app of the cloud.

mod change;
mod keys;

use leptos::prelude::*;
use nexconn_api::admin::{AppState, ChatFacts, Fact};
use nexconn_api::nexconn::FriendPermission;

use super::declare::{Declaration, DeclareButton};
use super::source::source_of;
use crate::api::Reading;
use crate::components::{Button, ButtonSize, IconName, Setting, Settings};
use crate::pages::friends::permission_name;
use crate::state::CurrentApp;
use crate::text::{Catalog, use_text};

use change::{ChangeDialog, Changed};
use keys::KeysRow;

/// The rows.
#[component]
pub(super) fn ChatSettings(state: Reading<AppState>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let note = Signal::derive(move || {
        let words = &text.now().chat_settings;
        Some(if app.has_console() { words.note_local } else { words.note_cloud }.to_owned())
    });
    let facts = Memo::new(move |_| {
        state.with(|state| state.map(|state| state.chat.clone()).unwrap_or_default())
    });
    let changing = RwSignal::new(None::<Changed>);
    view! {
        <Settings title=text.of(|words| words.chat_settings.title) note>
            <SwitchRow state facts changing which=Switch::FriendsOnly />
            <RequestsRow state facts changing />
            <SwitchRow state facts changing which=Switch::Blocklist />
            <KeysRow />
        </Settings>
        <ChangeDialog state facts changing />
    }
}

/// What is on or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Switch {
    FriendsOnly,
    Blocklist,
}

impl Switch {
    fn fact(self, facts: &ChatFacts) -> Option<&Fact<bool>> {
        match self {
            Self::FriendsOnly => facts.friends_only.as_ref(),
            Self::Blocklist => facts.blocklist.as_ref(),
        }
    }

    const fn icon(self) -> IconName {
        match self {
            Self::FriendsOnly => IconName::Friends,
            Self::Blocklist => IconName::Block,
        }
    }

    pub(super) fn name(self) -> fn(&'static Catalog) -> &'static str {
        match self {
            Self::FriendsOnly => |words| words.chat_settings.friends_only,
            Self::Blocklist => |words| words.chat_settings.blocklist,
        }
    }

    fn explained(self) -> fn(&'static Catalog) -> &'static str {
        match self {
            Self::FriendsOnly => |words| words.chat_settings.friends_only_explained,
            Self::Blocklist => |words| words.chat_settings.blocklist_explained,
        }
    }

    fn place(self) -> fn(&'static Catalog) -> &'static str {
        match self {
            Self::FriendsOnly => |words| words.chat_settings.friends_only_place,
            Self::Blocklist => |words| words.chat_settings.blocklist_place,
        }
    }

    fn declared(self, is_on: Option<bool>) -> Declaration {
        match self {
            Self::FriendsOnly => Declaration::FriendsOnly(is_on),
            Self::Blocklist => Declaration::Blocklist(is_on),
        }
    }
}

#[component]
fn SwitchRow(
    state: Reading<AppState>,
    facts: Memo<ChatFacts>,
    changing: RwSignal<Option<Changed>>,
    which: Switch,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let fact = Memo::new(move |_| facts.with(|facts| which.fact(facts).cloned()));
    let now = Memo::new(move |_| fact.with(|fact| fact.as_ref().map(|fact| fact.value)));
    let says = move || {
        let words = &text.now().chat_settings;
        match now.get() {
            Some(true) => words.on,
            Some(false) => words.off,
            None => words.unknown,
        }
    };
    let label = move || {
        let words = &text.now().chat_settings;
        if now.get() == Some(true) { words.turn_off } else { words.turn_on }
    };
    let actions = move || {
        if !app.has_console() {
            let declared = Signal::derive(move || which.declared(now.get()));
            return view! { <DeclareButton declared state /> }.into_any();
        }
        let ask = move || {
            let is_on = now.get_untracked() == Some(true);
            changing.set(Some(Changed::Switch(which, !is_on)));
        };
        view! {
            <Button size=ButtonSize::Small on_press=ask>
                {label}
            </Button>
        }
        .into_any()
    };
    view! {
        <Setting
            icon=which.icon()
            name=text.of(which.name())
            explanation=text.of(which.explained())
            warns=Signal::derive(move || now.with(Option::is_none))
            source=view! { {move || fact.with(|fact| source_of(fact.as_ref()))} }.into_any()
            actions=view! { {actions} }.into_any()
        >
            <span>{says}</span>
            <Place place=which.place() />
        </Setting>
    }
}

#[component]
fn RequestsRow(
    state: Reading<AppState>,
    facts: Memo<ChatFacts>,
    changing: RwSignal<Option<Changed>>,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let fact = Memo::new(move |_| facts.with(|facts| facts.friend_requests.clone()));
    let now = Memo::new(move |_| fact.with(|fact| fact.as_ref().map(|fact| fact.value)));
    let says = move || match now.get() {
        Some(permission) => permission_name(text, permission),
        None => text.now().chat_settings.unknown,
    };
    let actions = move || {
        if !app.has_console() {
            let declared = Signal::derive(move || Declaration::Requests(now.get()));
            return view! { <DeclareButton declared state /> }.into_any();
        }
        let ask = move || {
            let now = now.get_untracked().unwrap_or(FriendPermission::Approval);
            changing.set(Some(Changed::Requests(now)));
        };
        view! {
            <Button size=ButtonSize::Small on_press=ask>
                {text.of(|words| words.chat_settings.change)}
            </Button>
        }
        .into_any()
    };
    view! {
        <Setting
            icon=IconName::UserPlus
            name=text.of(|words| words.chat_settings.requests)
            explanation=text.of(|words| words.chat_settings.requests_explained)
            warns=Signal::derive(move || now.with(Option::is_none))
            source=view! { {move || fact.with(|fact| source_of(fact.as_ref()))} }.into_any()
            actions=view! { {actions} }.into_any()
        >
            <span>{says}</span>
            <Place place=|words| words.chat_settings.friends_only_place />
        </Setting>
    }
}

/// For an app of the cloud: where it is set.
#[component]
fn Place(place: fn(&'static Catalog) -> &'static str) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    move || {
        (!app.has_console()).then(|| view! { <span class="setting-where">{text.of(place)}</span> })
    }
}

use leptos::prelude::*;
use nexconn_api::admin::{AppState, ChatFacts};
use nexconn_api::local::{ChatSettings, SetChatSettings};
use nexconn_api::nexconn::FriendPermission;

use super::Switch;
use crate::api::{Client, Reading};
use crate::components::{Dialog, DialogSize, IconName, RadioChoice, RadioGroup, Toast, Toasts};
use crate::form::Draft;
use crate::pages::actions::{Effect, EffectList};
use crate::pages::friends::permission_name;
use crate::pages::parts::{ChangeForm, Curl};
use crate::state::CurrentApp;
use crate::text::{Catalog, Texts, use_text};

/// What is to be changed, and to what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Changed {
    Switch(Switch, bool),
    Requests(FriendPermission),
}

impl Changed {
    fn name(self) -> fn(&'static Catalog) -> &'static str {
        match self {
            Self::Switch(which, _) => which.name(),
            Self::Requests(_) => |words| words.chat_settings.requests,
        }
    }

    /// All settings, since they are set together: these as they are now, but for what is changed.
    fn applied(self, facts: &ChatFacts) -> ChatSettings {
        let delivered = ChatSettings::default();
        let mut settings = ChatSettings {
            friends_only: facts
                .friends_only
                .as_ref()
                .map_or(delivered.friends_only, |fact| fact.value),
            blocklist: facts.blocklist.as_ref().map_or(delivered.blocklist, |fact| fact.value),
            friend_request_permission: facts
                .friend_requests
                .as_ref()
                .map_or(delivered.friend_request_permission, |fact| fact.value),
        };
        match self {
            Self::Switch(Switch::FriendsOnly, is_on) => settings.friends_only = is_on,
            Self::Switch(Switch::Blocklist, is_on) => settings.blocklist = is_on,
            Self::Requests(permission) => settings.friend_request_permission = permission,
        }
        settings
    }
}

/// Asks once more, and says what it does.
#[component]
pub(super) fn ChangeDialog(
    state: Reading<AppState>,
    facts: Memo<ChatFacts>,
    changing: RwSignal<Option<Changed>>,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let title = move || {
        let changed = changing.get();
        changed.map(|changed| changed.name()(text.now()).to_owned()).unwrap_or_default()
    };
    view! {
        <Dialog
            open=Signal::derive(move || changing.with(Option::is_some))
            size=DialogSize::Wide
            hatched=Signal::derive(move || app.is_production())
            title=Signal::derive(title)
            on_close=move || changing.set(None)
        >
            {move || {
                changing
                    .get_untracked()
                    .map(|first| view! { <SettingForm state facts changing first /> })
            }}
        </Dialog>
    }
}

#[component]
fn SettingForm(
    state: Reading<AppState>,
    facts: Memo<ChatFacts>,
    changing: RwSignal<Option<Changed>>,
    /// What was asked for.
    first: Changed,
) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let toasts: Toasts = expect_context();
    let chosen = RwSignal::new(first);
    let draft =
        Draft::<SetChatSettings>::new(move || facts.with(|facts| chosen.get().applied(facts)));
    let is_same = Memo::new(move |_| match chosen.get() {
        Changed::Switch(which, is_on) => {
            facts.with(|facts| which.fact(facts).is_some_and(|fact| fact.value == is_on))
        }
        Changed::Requests(permission) => facts.with(|facts| {
            facts.friend_requests.as_ref().is_some_and(|fact| fact.value == permission)
        }),
    });
    let blocked =
        Signal::derive(move || is_same.get().then(|| text.now().edit.nothing_yet.to_owned()));
    let submit = move || {
        draft.send_to_nexconn(client, app.slug_untracked(), move |_| {
            let name = first.name()(text.now());
            let text = (text.now().chat_settings.done)(name);
            toasts.show(Toast { icon: IconName::Check, text, action: None });
            changing.set(None);
            state.again();
        });
    };
    let effects = Signal::derive(move || effects(text, chosen.get()));
    let aside = view! {
        <EffectList effects />
        <Curl command=draft.curl() />
    }
    .into_any();
    let choice = move |to: Changed| {
        let says = move || match to {
            Changed::Switch(_, is_on) => {
                let words = &text.now().chat_settings;
                if is_on { words.on } else { words.off }
            }
            Changed::Requests(permission) => permission_name(text, permission),
        };
        view! {
            <RadioChoice
                chosen=Signal::derive(move || chosen.get() == to)
                on_choose=move || chosen.set(to)
            >
                {says}
            </RadioChoice>
        }
    };
    let (question, choices) = match first {
        Changed::Switch(which, _) => {
            let question: fn(&'static Catalog) -> &'static str = match which {
                Switch::FriendsOnly => |words| words.chat_settings.friends_only_question,
                Switch::Blocklist => |words| words.chat_settings.blocklist_question,
            };
            (question, vec![Changed::Switch(which, true), Changed::Switch(which, false)])
        }
        Changed::Requests(_) => {
            let question: fn(&'static Catalog) -> &'static str =
                |words| words.chat_settings.requests_question;
            (question, FriendPermission::ALL.map(Changed::Requests).to_vec())
        }
    };
    view! {
        <ChangeForm
            draft=draft.core()
            on_close=move || changing.set(None)
            on_submit=submit
            submit=text.of(|words| words.app_page.validity_submit)
            submitting=text.of(|words| words.app_page.saving)
            failed=text.of(|words| words.chat_settings.failed)
            unanswered=text.of(|words| words.app_page.repeat_is_safe)
            blocked
            aside
        >
            <RadioGroup legend=text.of(question)>
                {choices.into_iter().map(choice).collect_view()}
            </RadioGroup>
        </ChangeForm>
    }
    .into_any()
}

fn effects(text: Texts, changed: Changed) -> Vec<Effect> {
    let words = &text.now().chat_settings;
    let (first, says) = match changed {
        Changed::Switch(Switch::FriendsOnly, true) => (IconName::Friends, words.friends_only_on),
        Changed::Switch(Switch::FriendsOnly, false) => (IconName::Friends, words.friends_only_off),
        Changed::Switch(Switch::Blocklist, true) => (IconName::Block, words.blocklist_on),
        Changed::Switch(Switch::Blocklist, false) => (IconName::Block, words.blocklist_off),
        Changed::Requests(_) => {
            return vec![Effect::new(IconName::UserPlus, words.requests_effect)];
        }
    };
    vec![
        Effect::new(first, says),
        Effect::new(IconName::Clock, words.effect_at_once),
        Effect::new(IconName::Info, words.effect_server),
    ]
}

use leptos::prelude::*;
use nexconn_api::nexconn::{
    FRIEND_ATTRIBUTES, Friend, FriendExtProfile, SetFriendProfile, SetFriendProfileRequest,
    is_friend_ext_key,
};

use super::acts::FriendActs;
use crate::api::Client;
use crate::components::{
    Button, ButtonSize, Dialog, DialogSize, IconName, TextField, TextKind, Toast, Toasts,
};
use crate::form::Draft;
use crate::pages::Undo;
use crate::pages::actions::{Effect, EffectList};
use crate::pages::parts::{ChangeForm, Curl};
use crate::state::CurrentApp;
use crate::text::{Catalog, isolated, use_text};

/// Edits what a user notes about a friend: the alias, and attributes.
#[component]
pub(super) fn EditDialog(acts: FriendActs) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let title = move || {
        let friend = acts.editing.with(|friend| friend.as_ref().map(called).unwrap_or_default());
        (text.now().friends.edit_title)(&friend, &acts.called())
    };
    view! {
        <Dialog
            open=Signal::derive(move || acts.editing.with(Option::is_some))
            size=DialogSize::Wide
            hatched=Signal::derive(move || app.is_production())
            title=Signal::derive(title)
            on_close=move || acts.editing.set(None)
        >
            {move || {
                acts.editing.get_untracked().map(|friend| view! { <EditForm acts friend /> })
            }}
        </Dialog>
    }
}

fn called(friend: &Friend) -> String {
    let name = friend.name.as_deref().filter(|name| !name.is_empty());
    isolated(name.unwrap_or(&friend.user_id))
}

/// An attribute in the form.
#[derive(Debug, Clone, PartialEq)]
struct Attribute {
    key: String,
    value: RwSignal<String>,
}

#[component]
fn EditForm(acts: FriendActs, friend: Friend) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let toasts: Toasts = expect_context();
    let undo = Undo::here();
    let user_id = acts.user.get_untracked().user_id;
    let stored = friend.friend_ext_profile.clone().unwrap_or_default();
    let stored_alias = friend.alias.clone().unwrap_or_default();
    let alias = RwSignal::new(stored_alias.clone());
    let attribute = |(key, value): (&String, &String)| Attribute {
        key: key.clone(),
        value: RwSignal::new(value.clone()),
    };
    let attributes = RwSignal::new(stored.iter().map(attribute).collect::<Vec<_>>());
    let changed = Memo::new(move |_| {
        attributes.with(|attributes| {
            let is_changed = |attribute: &&Attribute| {
                let before = stored.get(&attribute.key).map_or("", String::as_str);
                attribute.value.with(|value| value != before)
            };
            let pair = |attribute: &Attribute| (attribute.key.clone(), attribute.value.get());
            attributes.iter().filter(is_changed).map(pair).collect::<FriendExtProfile>()
        })
    });
    let target_id = friend.user_id.clone();
    let draft = Draft::<SetFriendProfile>::new(move || SetFriendProfileRequest {
        user_id: user_id.clone(),
        target_id: target_id.clone(),
        // Left out, the alias is cleared: so it goes along whenever there is one.
        alias: Some(alias.get()).filter(|alias| !alias.is_empty()),
        friend_ext_profile: Some(changed.get()).filter(|changed| !changed.is_empty()),
    });
    let is_same = Memo::new(move |_| {
        alias.with(|alias| *alias == stored_alias) && changed.with(FriendExtProfile::is_empty)
    });
    let blocked =
        Signal::derive(move || is_same.get().then(|| text.now().edit.nothing_yet.to_owned()));
    let name = called(&friend);
    let submit = move || {
        let name = name.clone();
        draft.send_to_nexconn(client, app.slug_untracked(), move |_| {
            let action = draft.entry().map(|entry| undo.offer(app, entry));
            let text = (text.now().friends.edited)(&name);
            toasts.show(Toast { icon: IconName::Check, text, action });
            acts.editing.set(None);
            acts.done();
        });
    };
    let effects = Signal::derive(move || {
        let words = &text.now().friends;
        vec![
            Effect::new(IconName::Eye, words.effect_only_user),
            Effect::new(IconName::Edit, words.effect_alias),
        ]
    });
    let aside = view! {
        <EffectList effects />
        <Curl command=draft.curl() />
    }
    .into_any();
    let field = move |attribute: Attribute| {
        let place = ["friendExtProfile.", &attribute.key].concat();
        let left = place.clone();
        view! {
            <TextField
                label=Signal::stored(attribute.key)
                value=attribute.value
                optional=true
                error=draft.error_of(place)
                on_commit=move || draft.leave(left.clone())
            />
        }
    };
    view! {
        <ChangeForm
            draft=draft.core()
            on_close=move || acts.editing.set(None)
            on_submit=submit
            submit=text.of(|words| words.friends.edit_submit)
            submitting=text.of(|words| words.profile.saving)
            failed=text.of(|words| words.friends.not_edited)
            unanswered=text.of(|words| words.profile.repeat_is_safe)
            blocked
            aside
        >
            <TextField
                label=text.of(|words| words.friends.column_alias)
                value=alias
                optional=true
                note=draft.counter_of("alias", alias)
                hint=text.of(|words| words.friends.alias_hint)
                error=draft.error_of("alias")
                on_commit=move || draft.leave("alias")
                autofocus=true
            />
            <For
                each=move || attributes.get()
                key=|attribute| attribute.key.clone()
                children=field
            />
            <NewAttribute attributes />
        </ChangeForm>
    }
    .into_any()
}

/// Adds a field for another attribute.
#[component]
fn NewAttribute(attributes: RwSignal<Vec<Attribute>>) -> impl IntoView {
    let text = use_text();
    let key = RwSignal::new(String::new());
    let error = RwSignal::new(None::<fn(&'static Catalog) -> &'static str>);
    let add = move || {
        let typed = key.get_untracked().trim().to_owned();
        let is_there = |attributes: &Vec<Attribute>| attributes.iter().any(|one| one.key == typed);
        if !is_friend_ext_key(&typed) {
            error.set(Some(|words| words.friends.key_form));
        } else if attributes.with_untracked(is_there) {
            error.set(Some(|words| words.profile.key_there));
        } else {
            error.set(None);
            key.set(String::new());
            let value = RwSignal::new(String::new());
            attributes.update(|attributes| attributes.push(Attribute { key: typed, value }));
        }
    };
    let is_room = Memo::new(move |_| attributes.with(Vec::len) < FRIEND_ATTRIBUTES);
    move || {
        is_room.get().then(|| {
            view! {
                <div class="profile-new-key">
                    <TextField
                        label=text.of(|words| words.profile.new_key)
                        value=key
                        kind=TextKind::Machine
                        optional=true
                        hint=text.of(|words| words.friends.key_hint)
                        error=Signal::derive(move || error.get().map(|pick| pick(text.now()).to_owned()))
                    />
                    <Button size=ButtonSize::Small icon=IconName::Plus on_press=add>
                        {text.of(|words| words.profile.add_key)}
                    </Button>
                </div>
            }
        })
    }
}

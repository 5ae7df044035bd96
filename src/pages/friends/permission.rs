use leptos::prelude::*;
use nexconn_api::nexconn::{
    FriendPermission, GetFriendPermission, GetFriendPermissionRequest, SetFriendPermission,
    SetFriendPermissionRequest,
};

use super::acts::FriendActs;
use crate::api::{Client, Reading};
use crate::components::{Button, Form, Icon, IconName, RadioChoice, RadioGroup, Toast, Toasts};
use crate::form::{Draft, ProblemNotice};
use crate::pages::Undo;
use crate::pages::parts::focus_if_lost;
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// What a permission is called.
pub(crate) fn permission_name(text: Texts, permission: FriendPermission) -> &'static str {
    let words = &text.now().friends;
    match permission {
        FriendPermission::Anyone => words.anyone,
        FriendPermission::Approval => words.approval,
        FriendPermission::Nobody => words.nobody_may,
    }
}

/// Who may add the user as a friend, to be changed on the spot.
#[component]
pub(crate) fn WhoMayAdd(acts: FriendActs) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let toasts: Toasts = expect_context();
    let undo = Undo::here();
    let user_id = Memo::new(move |_| acts.user.with(|user| user.user_id.clone()));
    let reading = Reading::new(move || {
        acts.track();
        let request = GetFriendPermissionRequest { user_ids: vec![user_id.get()] };
        client.ask::<GetFriendPermission>(app.slug(), &request)
    });
    let stored = Memo::new(move |_| {
        reading.with(|read| read?.permissions.first().map(|user| user.permission_type))
    });
    let chosen = RwSignal::new(None::<FriendPermission>);
    let now = Memo::new(move |_| chosen.get().or_else(|| stored.get()));
    let is_changed = Memo::new(move |_| now.get() != stored.get());
    let draft = Draft::<SetFriendPermission>::new(move || SetFriendPermissionRequest {
        user_ids: vec![user_id.get()],
        permission_type: now.get().unwrap_or(FriendPermission::Approval),
    });
    let submit = move || {
        let name = untrack(|| acts.called());
        draft.send_to_nexconn(client, app.slug_untracked(), move |_| {
            let action = draft.entry().map(|entry| undo.offer(app, entry));
            let text = (text.now().friends.permission_done)(&name);
            toasts.show(Toast { icon: IconName::Check, text, action });
            chosen.set(None);
            reading.again();
            focus_if_lost(".friends-card :checked");
        });
    };
    let choice = move |permission: FriendPermission| {
        view! {
            <RadioChoice
                chosen=Signal::derive(move || now.get() == Some(permission))
                on_choose=move || chosen.set(Some(permission))
            >
                {move || permission_name(text, permission)}
            </RadioChoice>
        }
    };
    let title = move || (text.now().friends.who_may_add)(&acts.called());
    view! {
        <section class="friends-card">
            <Form on_submit=submit>
                <ProblemNotice
                    draft=draft.core()
                    failed=text.of(|words| words.friends.permission_failed)
                    unanswered=text.of(|words| words.profile.repeat_is_safe)
                />
                <span class="friends-card-mark">
                    <Icon name=IconName::UserPlus />
                </span>
                <RadioGroup legend=Signal::derive(title)>
                    {FriendPermission::ALL.map(choice).into_iter().collect_view()}
                </RadioGroup>
                {move || {
                    reading
                        .error()
                        .map(|_| view! { <p class="field-error">{text.of(|words| words.friends.permission_unread)}</p> })
                }}
                {move || {
                    is_changed
                        .get()
                        .then(|| {
                            view! {
                                <Button submit=true busy=draft.busy()>
                                    {text.of(|words| words.friends.permission_submit)}
                                </Button>
                            }
                        })
                }}
            </Form>
        </section>
    }
}

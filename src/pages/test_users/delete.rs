use leptos::prelude::*;
use nexconn_api::local::{DeleteTestUsers, DeleteTestUsersRequest, TestUser};

use super::Listed;
use super::rows::called;
use crate::api::Client;
use crate::components::{
    Button, ButtonKind, Dialog, DialogAside, DialogBody, DialogFooter, DialogSize, Form, IconName,
    Toast, Toasts, UserLink,
};
use crate::form::{Draft, ProblemNotice};
use crate::pages::actions::reason::ReasonFields;
use crate::pages::actions::{Effect, EffectList};
use crate::pages::parts::Curl;
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// Rows of users that are shown; more of them are counted in the title.
const SHOWN: usize = 8;

/// Deletes those who are chosen, for good.
#[component]
pub(super) fn DeleteDialog(listed: Listed) -> impl IntoView {
    let text = use_text();
    let chosen = listed.chosen;
    view! {
        <Dialog
            open=Signal::derive(move || chosen.with(|chosen| !chosen.is_empty()))
            size=DialogSize::Wide
            title=Signal::derive(move || {
                (text.now().test_users.dialog_title)(&chosen.with(|chosen| whom(text, chosen)))
            })
            on_close=move || chosen.set(Vec::new())
        >
            <DeleteForm listed />
        </Dialog>
    }
}

#[component]
fn DeleteForm(listed: Listed) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let toasts: Toasts = expect_context();
    let users = StoredValue::new(listed.chosen.get_untracked());
    let (reason, case) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let draft = Draft::<DeleteTestUsers>::new(move || DeleteTestUsersRequest {
        user_ids: users.with_value(|users| users.iter().map(|user| user.user_id.clone()).collect()),
    })
    .with_reason(reason)
    .with_case(case);
    let submit = move || {
        draft.send_to_nexconn(client, app.slug_untracked(), move |_| {
            let whom = users.with_value(|users| whom(text, users));
            toasts.show(Toast {
                icon: IconName::Check,
                text: (text.now().test_users.done)(&whom),
                action: None,
            });
            listed.deleted();
        });
    };
    let label = move || {
        let count = users.with_value(Vec::len);
        let counted = (text.now().dialogs.users)(&text.language().number(count as u64));
        (text.now().test_users.submit)((count > 1).then_some(counted.as_str()))
    };
    let effects = Signal::derive(move || {
        let words = &text.now().test_users;
        vec![
            Effect::new(IconName::Trash, words.effect_gone),
            Effect::new(IconName::Unplug, words.effect_cut),
            Effect::new(IconName::Users, words.effect_place),
            Effect::new(IconName::UserPlus, words.effect_again),
            Effect::new(IconName::Alert, words.effect_final),
        ]
    });
    let user = move |user: TestUser| {
        let href = Route::User { app: app.slug_untracked(), user_id: user.user_id.clone() }.href();
        let nameless = user.user_id.clone();
        let name = Some(user.name).filter(|name| !name.is_empty());
        view! {
            <li>
                <UserLink href id=user.user_id name nameless />
            </li>
        }
    };
    let shown = users.with_value(|users| users.iter().take(SHOWN).cloned().collect::<Vec<_>>());
    view! {
        <Form on_submit=submit>
            <DialogBody>
                <ProblemNotice
                    draft=draft.core()
                    failed=text.of(|words| words.test_users.delete_failed)
                    unanswered=text.of(|words| words.test_users.unanswered)
                />
                <ul class="test-users-chosen">{shown.into_iter().map(user).collect_view()}</ul>
                <ReasonFields draft=draft.core() reason case />
            </DialogBody>
            <DialogAside>
                <EffectList effects />
                <Curl command=draft.curl() />
            </DialogAside>
            <DialogFooter>
                <Button on_press=move || {
                    listed.chosen.set(Vec::new());
                }>{text.of(|words| words.form.cancel)}</Button>
                <Button
                    kind=ButtonKind::DangerFilled
                    submit=true
                    busy=draft.busy()
                    busy_label=text.of(|words| words.test_users.submitting)
                >
                    {label}
                </Button>
            </DialogFooter>
        </Form>
    }
    .into_any()
}

/// The name of the one, or such as "3 users".
fn whom(text: Texts, users: &[TestUser]) -> String {
    match users {
        [one] => called(one),
        users => (text.now().dialogs.users)(&text.language().number(users.len() as u64)),
    }
}

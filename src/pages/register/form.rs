use leptos::prelude::*;
use nexconn_api::nexconn::UserInfo;

use super::Issued;
use super::flow::Flow;
use super::lookup::Standing;
use crate::components::{
    Button, ButtonKind, ButtonLink, Columns, Form, FormActions, Notice, TextField, TextKind, Tone,
};
use crate::form::ProblemNotice;
use crate::pages::import::ImportKind;
use crate::pages::parts::{
    Curl, LeaveDialog, PlacesNotice, WhatHappens, avatar_hint, focus_on, quota_of, read_app_state,
};
use crate::route::{Guard, Navigator, Route};
use crate::state::CurrentApp;
use crate::text::use_text;

/// Asks for id, name and avatar, looks whether the id is registered, then sends.
#[component]
pub(super) fn RegisterForm(
    /// The id to begin with, or empty.
    user_id: String,
    /// Called with the token.
    #[prop(into)]
    on_issued: Callback<Issued>,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let has_id = !user_id.is_empty();
    let flow = Flow::new(user_id, on_issued);
    let quota = quota_of(read_app_state());
    // Where Nexconn has just said so itself, that is told.
    let quota = Memo::new(move |_| quota.get().filter(|_| !flow.has_met_quota()));
    if has_id {
        flow.leave_id();
    } else {
        // So that one after another can be registered without reaching for the mouse.
        request_animation_frame(|| focus_on("main form.form input"));
    }
    let failed = Signal::derive(move || {
        let words = &text.now().register;
        if flow.exists() { words.token_failed } else { words.failed }.to_owned()
    });
    let effects = Signal::derive(move || {
        let words = &text.now().register;
        if flow.exists() {
            vec![words.effect_token, words.effect_earlier, words.effect_audit]
        } else {
            vec![words.effect_register, words.effect_audit]
        }
    });
    let navigator: Navigator = expect_context();
    let has_typed = Memo::new(move |_| flow.fields.has_typed());
    let guard = RwSignal::new(None::<Guard>);
    Effect::new(move || guard.set(has_typed.get().then(|| navigator.hold())));
    let many = Signal::derive(move || ImportKind::Users.href(app.slug()));
    let aside = view! {
        <section>
            <h2>{text.of(|words| words.import.one_or_many)}</h2>
            <p>
                {text.of(|words| words.import.from_table)} " "
                <a href=many>{text.of(|words| words.import.link_users)}</a>
            </p>
        </section>
        <WhatHappens effects />
        <Curl command=flow.draft.curl() />
    }
    .into_any();
    view! {
        <ProblemNotice draft=flow.draft.core() failed on_check=move || flow.look()>
            <QuotaReached flow />
        </ProblemNotice>
        <PlacesNotice quota />
        <KnownUser flow />
        <Columns aside>
            <Form on_submit=move || flow.submit()>
                <FieldsOf flow />
                <Buttons flow />
            </Form>
        </Columns>
        <LeaveDialog
            guard
            title=text.of(|words| words.register.drop_title)
            detail=text.of(|words| words.register.drop_detail)
        />
        <p class="visually-hidden" role="status">
            {move || {
                let words = &text.now().register;
                match flow.standing.get() {
                    Standing::Asking => Some(words.looking),
                    Standing::Free => Some(words.free),
                    _ => None,
                }
            }}
        </p>
    }
    .into_any()
}

/// Leads to the test users where no place is left.
#[component]
fn QuotaReached(flow: Flow) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let is_reached = Memo::new(move |_| flow.has_met_quota());
    let href = Signal::derive(move || Route::TestUsers { app: app.slug() }.href());
    move || {
        is_reached.get().then(|| {
            view! { <ButtonLink href>{text.of(|words| words.quota.to_test_users)}</ButtonLink> }
        })
    }
}

#[component]
fn FieldsOf(flow: Flow) -> impl IntoView {
    let text = use_text();
    let draft = flow.draft;
    let id_hint = Signal::derive(move || {
        let words = &text.now().register;
        let hint = match flow.standing.get() {
            Standing::Asking => words.looking,
            Standing::Free => words.free,
            Standing::NotKnown => words.look_failed,
            Standing::NotAsked | Standing::Exists(_) => words.user_id_hint,
        };
        Some(hint.to_owned())
    });
    view! {
        <TextField
            label=text.of(|words| words.register.user_id)
            value=flow.fields.id
            kind=TextKind::Machine
            note=draft.counter_of("userId", flow.fields.id)
            hint=id_hint
            error=draft.error_of("userId")
            on_commit=move || flow.leave_id()
        />
        <TextField
            label=text.of(|words| words.register.name)
            value=flow.fields.name
            note=draft.counter_of("name", flow.fields.name)
            hint=text.of(|words| words.register.name_hint)
            error=draft.error_of("name")
            on_commit=move || draft.leave("name")
        />
        <TextField
            label=text.of(|words| words.register.avatar)
            value=flow.fields.avatar
            kind=TextKind::Url
            optional=true
            hint=avatar_hint(text, flow.fields.avatar, move || {
                text.now().register.avatar_hint.to_owned()
            })
            error=draft.error_of("avatarUrl")
            on_commit=move || draft.leave("avatarUrl")
        />
    }
}

#[component]
fn Buttons(flow: Flow) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let wrong = Signal::derive(move || {
        let count = flow.draft.wrong_fields();
        (count > 0).then(|| (text.now().form.wrong_fields)(count))
    });
    let busy_label = Signal::derive(move || {
        let words = &text.now().register;
        let label = if flow.exists() { words.issuing } else { words.submitting };
        Some(label.to_owned())
    });
    let label = move || {
        let words = &text.now().register;
        if flow.exists() { words.submit_token } else { words.submit }
    };
    let users = Signal::derive(move || Route::Users { app: app.slug() }.href());
    view! {
        <FormActions note=wrong>
            <Button
                kind=ButtonKind::Primary
                submit=true
                busy=Signal::derive(move || flow.is_busy())
                busy_label
            >
                {label}
            </Button>
            <ButtonLink href=users>{text.of(|words| words.form.cancel)}</ButtonLink>
        </FormActions>
    }
}

/// Says that the id is registered, before a further token overwrites its name.
#[component]
fn KnownUser(flow: Flow) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let stored = Memo::new(move |_| match flow.standing.get() {
        Standing::Exists(info) => Some(info),
        _ => None,
    });
    let view = move |info: UserInfo| {
        // As after a restoration.
        let is_nameless = info.name.is_empty();
        let title = Signal::derive(move || {
            let words = text.now();
            if is_nameless {
                words.deleted_user.nameless_title.to_owned()
            } else {
                stored.with(|info| {
                    let name = info.as_ref().map_or("", |info| info.name.as_str());
                    (words.register.exists_title)(name)
                })
            }
        });
        let detail = Signal::derive(move || {
            if is_nameless {
                return Some(text.now().deleted_user.nameless_detail.to_owned());
            }
            let words = &text.now().register;
            let changes = flow.fields.differ_from(&info);
            Some(if changes { words.overwrites } else { words.exists_detail }.to_owned())
        });
        let user_id = flow.fields.id.get_untracked();
        let href = Route::User { app: app.slug(), user_id }.href();
        view! {
            <Notice tone=Tone::Warning title detail>
                <ButtonLink href>{text.of(|words| words.register.open_user)}</ButtonLink>
            </Notice>
        }
    };
    move || stored.get().map(view)
}

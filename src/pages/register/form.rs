use leptos::prelude::*;
use nexconn_api::nexconn::{
    IssueAccessToken, IssueAccessTokenRequest, IssuedAccessToken, UserInfo,
};

use super::Issued;
use super::lookup::{Lookup, Standing};
use crate::api::Client;
use crate::components::{
    Button, ButtonKind, ButtonLink, Columns, Form, FormActions, Notice, TextField, TextKind, Tone,
};
use crate::form::{Draft, ProblemNotice};
use crate::pages::parts::{Curl, WhatHappens};
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// The fields of a registration.
#[derive(Debug, Clone, Copy)]
struct Fields {
    id: RwSignal<String>,
    name: RwSignal<String>,
    avatar: RwSignal<String>,
    /// What was filled in from a registered user, to be taken out again for another id.
    filled: RwSignal<Option<UserInfo>>,
}

impl Fields {
    /// Fills in what is stored of a registered user, without touching what was typed.
    fn fill(self, standing: &Standing) {
        if let Some(before) = self.filled.get_untracked() {
            let clear = |field: RwSignal<String>, filled: &str| {
                if field.with_untracked(|now| now == filled) {
                    field.set(String::new());
                }
            };
            clear(self.name, &before.name);
            clear(self.avatar, &before.avatar_url);
            self.filled.set(None);
        }
        if let Standing::Exists(info) = standing {
            let fill = |field: RwSignal<String>, stored: &str| {
                if field.with_untracked(String::is_empty) {
                    field.set(stored.to_owned());
                }
            };
            fill(self.name, &info.name);
            fill(self.avatar, &info.avatar_url);
            self.filled.set(Some(info.clone()));
        }
    }

    fn request(self, standing: &Standing) -> IssueAccessTokenRequest {
        let avatar = self.avatar.get();
        let exists = matches!(standing, Standing::Exists(_));
        IssueAccessTokenRequest {
            user_id: self.id.get(),
            name: self.name.get(),
            // Of a registered user the address is sent as it stands, so that emptying it clears it.
            avatar_url: Some(avatar).filter(|avatar| exists || !avatar.is_empty()),
        }
    }
}

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
    let client = Client::here();
    let app = CurrentApp::here();
    let has_id = !user_id.is_empty();
    let fields = Fields {
        id: RwSignal::new(user_id),
        name: RwSignal::new(String::new()),
        avatar: RwSignal::new(String::new()),
        filled: RwSignal::new(None),
    };
    let lookup = Lookup::of(fields.id);
    let standing = Memo::new(move |_| lookup.standing());
    let exists = Memo::new(move |_| matches!(standing.get(), Standing::Exists(_)));
    let draft =
        Draft::<IssueAccessToken>::new(move || standing.with(|standing| fields.request(standing)));
    let look = Action::new_local(move |(): &()| async move {
        let standing = lookup.ask().await;
        if fields.id.try_get_untracked().is_some() {
            fields.fill(&standing);
        }
        standing
    });
    let send = move || {
        let was_known = exists.get_untracked();
        let name = fields.name.get_untracked();
        draft.send_to_nexconn(client, app.slug_untracked(), move |issued| {
            let IssuedAccessToken { user_id, access_token } = issued;
            on_issued.run(Issued { user_id, name, token: access_token, was_known });
        });
    };
    let looking = RwSignal::new(false);
    let look_then_send = Action::new_local(move |(): &()| async move {
        let standing = lookup.ask().await;
        if looking.try_set(false).is_some() {
            return;
        }
        match standing {
            Standing::Free => send(),
            // Somebody has the id: that is told first, and pressing again issues a further token.
            other => fields.fill(&other),
        }
    });
    let submit = move || {
        if looking.get_untracked() || !draft.is_right() {
            return;
        }
        if matches!(standing.get_untracked(), Standing::Free | Standing::Exists(_)) {
            send();
        } else {
            looking.set(true);
            look_then_send.dispatch_local(());
        }
    };
    let leave_id = move || {
        draft.leave("userId");
        let is_asked = standing.get_untracked() != Standing::NotAsked;
        if !is_asked && draft.is_field_right("userId") {
            look.dispatch_local(());
        }
    };
    if has_id {
        leave_id();
    } else {
        request_animation_frame(focus_first_field);
    }
    let busy = Signal::derive(move || draft.busy().get() || looking.get());
    let words_of =
        move |known: &'static str, new: &'static str| if exists.get() { known } else { new };
    let failed = Signal::derive(move || {
        let words = &text.now().register;
        words_of(words.token_failed, words.failed).to_owned()
    });
    let effects = Signal::derive(move || {
        let words = &text.now().register;
        if exists.get() {
            vec![words.effect_token, words.effect_earlier, words.effect_audit]
        } else {
            vec![words.effect_register, words.effect_audit]
        }
    });
    let id_hint = Signal::derive(move || {
        let words = &text.now().register;
        let hint = match standing.get() {
            Standing::Asking => words.looking,
            Standing::Free => words.free,
            Standing::NotKnown => words.look_failed,
            Standing::NotAsked | Standing::Exists(_) => words.user_id_hint,
        };
        Some(hint.to_owned())
    });
    let wrong = Signal::derive(move || {
        let count = draft.wrong_fields();
        (count > 0).then(|| (text.now().form.wrong_fields)(count))
    });
    let aside = view! {
        <WhatHappens effects />
        <Curl command=draft.curl() />
    }
    .into_any();
    view! {
        <ProblemNotice draft=draft.core() failed />
        <KnownUser standing fields />
        <Columns aside>
            <Form on_submit=submit>
                <TextField
                    label=text.of(|words| words.register.user_id)
                    value=fields.id
                    kind=TextKind::Machine
                    note=draft.counter_of("userId")
                    hint=id_hint
                    error=draft.error_of("userId")
                    on_commit=leave_id
                />
                <TextField
                    label=text.of(|words| words.register.name)
                    value=fields.name
                    note=draft.counter_of("name")
                    hint=text.of(|words| words.register.name_hint)
                    error=draft.error_of("name")
                    on_commit=move || draft.leave("name")
                />
                <TextField
                    label=text.of(|words| words.register.avatar)
                    value=fields.avatar
                    kind=TextKind::Url
                    optional=true
                    hint=text.of(|words| words.register.avatar_hint)
                    error=draft.error_of("avatarUrl")
                    on_commit=move || draft.leave("avatarUrl")
                />
                <FormActions note=wrong>
                    <Button
                        kind=ButtonKind::Primary
                        submit=true
                        busy
                        busy_label=Signal::derive(move || {
                            let words = &text.now().register;
                            Some(words_of(words.issuing, words.submitting).to_owned())
                        })
                    >
                        {move || {
                            let words = &text.now().register;
                            words_of(words.submit_token, words.submit)
                        }}
                    </Button>
                    <ButtonLink href=Signal::derive(move || {
                        Route::Users { app: app.slug() }.href()
                    })>{text.of(|words| words.form.cancel)}</ButtonLink>
                </FormActions>
            </Form>
        </Columns>
    }
    .into_any()
}

/// Says that the id is registered, before a further token overwrites its name.
#[component]
fn KnownUser(standing: Memo<Standing>, fields: Fields) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let stored = Memo::new(move |_| match standing.get() {
        Standing::Exists(info) => Some(info),
        _ => None,
    });
    let differs = move |info: &UserInfo| {
        fields.name.with(|name| *name != info.name)
            || fields.avatar.with(|avatar| *avatar != info.avatar_url)
    };
    move || {
        let info = stored.get()?;
        let title = (text.now().register.exists_title)(&info.name);
        let detail = Signal::derive(move || {
            let words = &text.now().register;
            let changes = differs(&info);
            Some(if changes { words.overwrites } else { words.exists_detail }.to_owned())
        });
        let user_id = fields.id.get_untracked();
        let href = Route::User { app: app.slug(), user_id }.href();
        Some(view! {
            <Notice tone=Tone::Warning title detail>
                <ButtonLink href>{text.of(|words| words.register.open_user)}</ButtonLink>
            </Notice>
        })
    }
}

/// So that one after another can be registered without reaching for the mouse.
fn focus_first_field() {
    use wasm_bindgen::JsCast;
    let field = document().query_selector("main form.form input").ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok())
        && let Err(cause) = field.focus()
    {
        leptos::logging::warn!("the first field takes no focus: {cause:?}");
    }
}

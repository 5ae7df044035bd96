//! The hosted profile of the user: read, and changed in a view of its own.

use leptos::prelude::*;
use nexconn_api::nexconn::{BatchGetUserProfiles, BatchGetUserProfilesRequest, HostedProfile};

use super::User;
use crate::api::{Client, Reading};
use crate::components::{Button, ButtonKind, ButtonSize, Form, FormActions, IconName, Section};
use crate::pages::actions::use_actions;
use crate::pages::parts::{
    Attributes, LeaveDialog, ProfileButtons, ProfileEditor, ProfileFields, ReadFailed,
    declared_keys,
};
use crate::route::{Guard, Navigator};
use crate::state::CurrentApp;
use crate::text::use_text;

/// The user's hosted profile, and what is typed into its form and not saved.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hosted {
    /// None of it is set where the user has no profile.
    pub(super) reading: Reading<HostedProfile>,
    typed: RwSignal<Attributes>,
}

impl Hosted {
    /// Of the user with that id, read again after `changes`.
    pub(super) fn of(id: StoredValue<String>, changes: impl Fn() + 'static) -> Self {
        let client = Client::here();
        let app = CurrentApp::here();
        let reading = Reading::new(move || {
            changes();
            let user_id = id.get_value();
            let request = BatchGetUserProfilesRequest { user_ids: vec![user_id.clone()] };
            let answer = client.ask::<BatchGetUserProfiles>(app.slug(), &request);
            async move {
                let found = answer.await?.users.into_iter().find(|user| user.user_id == user_id);
                Ok(found.unwrap_or(HostedProfile {
                    user_id,
                    version: None,
                    user_profile: None,
                    user_ext_profile: None,
                }))
            }
        });
        Self { reading, typed: RwSignal::new(Attributes::new()) }
    }

    /// Whether the user has one, tracked.
    pub(super) fn is_set(self) -> bool {
        self.reading.with(|profile| {
            profile.is_some_and(|profile| {
                profile.user_profile.is_some() || profile.user_ext_profile.is_some()
            })
        })
    }
}

/// Asks before the page is left with something typed and not saved.
#[component]
pub(super) fn KeepTyped(user: User) -> impl IntoView {
    let text = use_text();
    let navigator: Navigator = expect_context();
    let is_unsaved = Memo::new(move |_| user.hosted().typed.with(|typed| !typed.is_empty()));
    let guard = RwSignal::new(None::<Guard>);
    Effect::new(move || {
        guard.set(is_unsaved.get().then(|| navigator.hold_on_page()));
    });
    view! {
        <LeaveDialog
            guard
            title=text.of(|words| words.profiles.leave_title)
            detail=text.of(|words| words.profiles.leave_detail)
        />
    }
}

/// The view "Profile": the form.
#[component]
pub(super) fn ProfileView(user: User) -> impl IntoView {
    let text = use_text();
    let reading = user.hosted().reading;
    let is_read = Memo::new(move |_| reading.with(|profile| profile.is_some()));
    let is_failed = Memo::new(move |_| !is_read.get() && reading.error().is_some());
    move || {
        if is_read.get() {
            view! { <ProfileForm user /> }.into_any()
        } else if is_failed.get() {
            view! { <ReadFailed reading title=text.of(|words| words.profile.not_read) /> }
                .into_any()
        } else {
            view! { <p class="reading" role="status">{text.of(|words| words.profile.reading)}</p> }
                .into_any()
        }
    }
}

#[component]
fn ProfileForm(user: User) -> impl IntoView {
    let text = use_text();
    let actions = use_actions();
    let Hosted { reading, typed } = user.hosted();
    let first = StoredValue::new(reading.value());
    let profile = Signal::derive(move || {
        if let Some(profile) = reading.value() {
            first.set_value(Some(profile));
        }
        first.get_value().unwrap_or(HostedProfile {
            user_id: user.id(),
            version: None,
            user_profile: None,
            user_ext_profile: None,
        })
    });
    let editor = ProfileEditor::new(user.id(), profile, typed);
    let saved = Callback::new(move |()| reading.again());
    let save = move || editor.save(untrack(|| user.display_name()), saved);
    let is_set = Memo::new(move |_| user.hosted().is_set());
    let clear = view! {
        {move || {
            is_set
                .get()
                .then(|| {
                    view! {
                        <Button
                            kind=ButtonKind::Danger
                            size=ButtonSize::Small
                            on_press=move || actions.clear_profiles(vec![user.subject()])
                        >
                            {text.of(|words| words.profiles.clear)}
                        </Button>
                    }
                })
        }}
    }
    .into_any();
    view! {
        <Section
            icon=IconName::Profile
            title=text.of(|words| words.profile.title)
            note=Signal::derive(move || Some(text.now().profile.hosted_is.to_owned()))
            actions=clear
        >
            <div class="profile-body user-profile">
                <Form on_submit=save>
                    <ProfileFields editor keys=declared_keys() />
                    <FormActions>
                        <ProfileButtons editor />
                    </FormActions>
                </Form>
            </div>
        </Section>
    }
    .into_any()
}

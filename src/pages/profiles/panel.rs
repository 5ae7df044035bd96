use leptos::prelude::*;
use nexconn_api::admin::DirectoryUser;
use nexconn_api::nexconn::HostedProfile;

use super::Page;
use super::list::ProfileRow;
use crate::components::{
    Avatar, AvatarSize, Button, ButtonKind, Form, Icon, IconName, Identifier, Peek,
};
use crate::pages::actions::Subject;
use crate::pages::parts::{Differences, ProfileButtons, ProfileEditor, ProfileFields, focus_on};
use crate::route::{Navigator, Route};
use crate::state::{CurrentApp, Hosting};
use crate::text::{isolated, use_text};

/// The profile of the user that is looked at, to be changed; nothing where there is none.
#[component]
pub(super) fn ProfilePanel(page: Page) -> impl IntoView {
    move || page.peeked.get().map(|user_id| view! { <Panel page user_id /> })
}

#[component]
fn Panel(page: Page, user_id: String) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let id = StoredValue::new(user_id);
    // Who is no longer on the page stays as it was; who has no profile yet begins with an empty one.
    let row = Memo::new(move |before: Option<&ProfileRow>| {
        let found = page.list.reading.with(|shown| {
            let rows = &shown?.rows;
            rows.iter().find(|row| id.with_value(|id| row.profile.user_id == *id)).cloned()
        });
        found.or_else(|| before.cloned()).unwrap_or_else(|| empty(id.get_value()))
    });
    let subject = move || row.with(|row| Subject::from(row));
    let called = move || subject().called();
    let profile = Signal::derive(move || row.with(|row| row.profile.clone()));
    let editor = ProfileEditor::new(id.get_value(), profile, page.drafts.of(&id.get_value()));
    let neighbour = move |by: isize| {
        Memo::new(move |_| {
            page.list.reading.with(|shown| {
                let rows = &shown?.rows;
                let place =
                    id.with_value(|id| rows.iter().position(|row| row.profile.user_id == *id))?;
                rows.get(place.checked_add_signed(by)?).map(|row| row.profile.user_id.clone())
            })
        })
    };
    let (previous, next) = (neighbour(-1), neighbour(1));
    let step = move |to: Memo<Option<String>>| {
        if let Some(to) = to.get_untracked() {
            page.peeked.set(Some(to));
        }
    };
    let open = move || {
        let route = Route::User { app: app.slug_untracked(), user_id: id.get_value() };
        navigator.go(&route.href());
    };
    let close = move || {
        focus_on("main tr[data-peeked] .user-link");
        page.peeked.set(None);
    };
    let saved = Callback::new(move |()| page.list.reading.again());
    let save = move || editor.save(untrack(called), saved);
    view! {
        <Peek
            label=Signal::derive(move || (text.now().profile.of)(&called()))
            position=text.of(|words| words.profile.title)
            has_previous=Signal::derive(move || previous.with(Option::is_some))
            has_next=Signal::derive(move || next.with(Option::is_some))
            on_previous=move || step(previous)
            on_next=move || step(next)
            on_open=open
            on_close=close
        >
            <Form on_submit=save>
                <Who row=row.into() />
                <Differing row=row.into() />
                <div class="profile-body">
                    <ProfileFields editor keys=page.keys />
                </div>
                <div class="peek-foot profile-foot">
                    <ProfileButtons editor />
                    <Button
                        kind=ButtonKind::Danger
                        on_press=move || page.clear(vec![untrack(subject)])
                    >
                        {text.of(|words| words.profiles.clear)}
                    </Button>
                </div>
            </Form>
        </Peek>
    }
    .into_any()
}

fn empty(user_id: String) -> ProfileRow {
    ProfileRow {
        profile: HostedProfile {
            user_id,
            version: None,
            user_profile: None,
            user_ext_profile: None,
        },
        differences: Differences::default(),
        known: None,
    }
}

#[component]
fn Who(row: Signal<ProfileRow>) -> impl IntoView {
    let text = use_text();
    let hosting: Hosting = expect_context();
    let id = Signal::derive(move || row.with(|row| row.profile.user_id.clone()));
    let name = Signal::derive(move || row.with(|row| row.name().map(ToOwned::to_owned)));
    let picture = move || {
        row.with(|row| {
            let profile = row.profile.user_profile.as_ref();
            hosting.picture(profile.and_then(|profile| profile.portrait_uri.as_deref()))
        })
    };
    view! {
        <div class="peek-who" aria-live="polite">
            <Avatar id name picture=Signal::derive(picture) size=AvatarSize::Head />
            <div>
                <h2>
                    <bdi>
                        {move || name.get().unwrap_or_else(|| text.now().users.no_name.to_owned())}
                    </bdi>
                </h2>
                <Identifier
                    value=id
                    copy_label=Signal::derive(move || Some(text.now().users.copy_id.to_owned()))
                />
            </div>
        </div>
    }
}

/// That the registration says something else, which only push notifications show.
#[component]
fn Differing(row: Signal<ProfileRow>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let differences = Memo::new(move |_| row.with(|row| row.differences.clone()));
    let known = move || row.with(|row| row.known.as_ref().map(user_of));
    move || {
        let differences = differences.get();
        let user_id = known().filter(|_| differences.count() > 0)?;
        let href = Route::User { app: app.slug(), user_id }.href();
        let says = move || match &differences.name {
            Some(name) => (text.now().profile.other_name)(&isolated(name)),
            None => text.now().profile.other_avatar.to_owned(),
        };
        Some(view! {
            <p class="profile-differs">
                <Icon name=IconName::NotEqual />
                <span>
                    {says} " " {text.of(|words| words.profile.only_push)} " "
                    <a class="link" href=href>
                        {text.of(|words| words.profile.edit_it)}
                    </a>
                </span>
            </p>
        })
    }
}

fn user_of(known: &DirectoryUser) -> String {
    known.user_id.clone()
}

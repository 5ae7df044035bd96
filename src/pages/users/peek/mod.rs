//! One user at a glance, beside the list.

mod ban;
mod deletion;
mod latest;

use leptos::prelude::*;
use nexconn_api::admin::{DirectoryUser, UserPage};

use super::UsersState;
use super::row_actions::{UserMenu, display_name, quickest};
use super::standing::{Online, Tokens};
use crate::components::{
    Avatar, AvatarSize, Button, ButtonLink, Fact, Facts, Identifier, Peek, PeekSection,
};
use crate::pages::parts::{Moment, Written, Zone, count, focus_on, use_is_owner};
use crate::route::{Navigator, Route};
use crate::state::{CurrentApp, Hosting};
use crate::text::use_text;

use ban::BanAtAGlance;
use deletion::DeletionAtAGlance;
use latest::Latest;

/// The panel for the user that is peeked at; nothing where there is none.
#[component]
pub(super) fn PeekUser(state: UsersState) -> impl IntoView {
    // Who is no longer on the page stays as it was.
    let user = Memo::new(move |before: Option<&Option<DirectoryUser>>| {
        let id = state.peeked.get()?;
        let shown = state.list.reading.with(|page| {
            page.and_then(|page| page.users.iter().find(|user| user.user_id == id).cloned())
        });
        shown.or_else(|| before.cloned().flatten().filter(|user| user.user_id == id))
    });
    let is_open = Memo::new(move |_| user.with(Option::is_some));
    move || {
        let first = is_open.get().then(|| user.get_untracked()).flatten()?;
        let last = StoredValue::new(first);
        let user = Memo::new(move |_| {
            if let Some(user) = user.get() {
                last.set_value(user);
            }
            last.get_value()
        });
        Some(view! { <Panel state user=user.into() /> })
    }
}

#[component]
fn Panel(state: UsersState, user: Signal<DirectoryUser>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let id = Memo::new(move |_| user.with(|user| user.user_id.clone()));
    let href = Signal::derive(move || Route::User { app: app.slug(), user_id: id.get() }.href());
    let neighbour = move |by: isize| {
        Memo::new(move |_| {
            state.list.reading.with(|page| {
                let users = &page?.users;
                let place = users.iter().position(|user| user.user_id == *id.read())?;
                users.get(place.checked_add_signed(by)?).map(|user| user.user_id.clone())
            })
        })
    };
    let (previous, next) = (neighbour(-1), neighbour(1));
    let step = move |to: Memo<Option<String>>| {
        if let Some(to) = to.get_untracked() {
            state.peeked.set(Some(to));
        }
    };
    let position = move || {
        state.list.reading.with(|page| {
            let UserPage { users, first, total, .. } = page?;
            let place = users.iter().position(|user| user.user_id == *id.read())?;
            let place = text.language().number(first + place as u64);
            Some((text.now().peek.position)(&place, &count(text, *total)))
        })
    };
    let close = move || {
        focus_on("main tr[data-peeked] .user-link");
        state.peeked.set(None);
    };
    let foot = view! {
        <ButtonLink href>{text.of(|words| words.user_rows.open)}</ButtonLink>
        <Quickest user state />
        <UserMenu user state />
    }
    .into_any();
    view! {
        <Peek
            label=Signal::derive(move || user.with(|user| (text.now().peek.label)(display_name(user))))
            position=Signal::derive(move || position().unwrap_or_default())
            has_previous=Signal::derive(move || previous.with(Option::is_some))
            has_next=Signal::derive(move || next.with(Option::is_some))
            on_previous=move || step(previous)
            on_next=move || step(next)
            on_open=move || navigator.go(&href.get_untracked())
            on_close=close
            foot
        >
            <Who user />
            <State user state />
            <Known user />
            <Latest user />
        </Peek>
    }
    .into_any()
}

/// The action that is wanted most.
#[component]
fn Quickest(user: Signal<DirectoryUser>, state: UsersState) -> impl IntoView {
    let text = use_text();
    let is_owner = use_is_owner();
    let act = Memo::new(move |_| user.with(quickest));
    move || {
        let act = act.get();
        let is_offered = is_owner.get() || !act.is_owners();
        is_offered.then(|| {
            view! {
                <Button
                    icon=act.icon()
                    on_press=move || user.with_untracked(|user| state.act_on(act, user))
                >
                    {text.of(act.name())}
                </Button>
            }
        })
    }
}

#[component]
fn Who(user: Signal<DirectoryUser>) -> impl IntoView {
    let text = use_text();
    let hosting: Hosting = expect_context();
    let id = Signal::derive(move || user.with(|user| user.user_id.clone()));
    let name = Signal::derive(move || user.with(|user| user.name.clone()));
    let picture = move || user.with(|user| hosting.picture(user.avatar_url.as_deref()));
    view! {
        <div class="peek-who" aria-live="polite">
            <Avatar id name picture=Signal::derive(picture) size=AvatarSize::Head />
            <div>
                <h2>
                    <bdi>{move || name.get().unwrap_or_else(|| text.now().users.no_name.to_owned())}</bdi>
                </h2>
                <Identifier value=id copy_label=Signal::derive(move || Some(text.now().users.copy_id.to_owned())) />
            </div>
        </div>
    }
}

#[component]
fn State(user: Signal<DirectoryUser>, state: UsersState) -> impl IntoView {
    let text = use_text();
    view! {
        <PeekSection>
            <DeletionAtAGlance user />
            <BanAtAGlance user />
            <Facts>
                <Fact label=text.of(|words| words.peek.status)>
                    <Online user statuses=state.statuses />
                </Fact>
            </Facts>
        </PeekSection>
    }
}

#[component]
fn Known(user: Signal<DirectoryUser>) -> impl IntoView {
    let text = use_text();
    let zone: Zone = expect_context();
    let registered = Signal::derive(move || {
        user.with(|user| user.created_at.as_ref().map(|created| created.0.clone()))
    });
    view! {
        <PeekSection>
            <Facts>
                <Fact label=text.of(|words| words.users.column_registered)>
                    <Written time=registered zone />
                </Fact>
                <Fact label=text.of(|words| words.peek.last_call)>
                    <Moment at=Signal::derive(move || user.with(|user| user.touched_at)) />
                </Fact>
                <Fact label=text.of(|words| words.user_rows.column_tokens)>
                    <Tokens tokens=Signal::derive(move || user.with(|user| user.tokens)) />
                </Fact>
            </Facts>
        </PeekSection>
    }
}

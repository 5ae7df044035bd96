//! Trying as a user: one or two users of an app on nexconn-local, connected from here, side by side with what an
//! admin does to them.

mod admin;
mod choose;
mod composer;
mod controls;
mod conversation;
mod happening;
mod saw;
mod seat;
mod sheet;
mod stage;
mod standing;
mod words;

use leptos::prelude::*;
use nexconn_api::Endpoint;
use nexconn_api::nexconn::IssueAccessToken;
use nexconn_api::spec::Role;

use super::parts::{ReadCode, use_has_role};
use crate::components::{Button, ButtonKind, ButtonLink, IconName, PageHead, StateView};
use crate::route::{Route, use_page_title};
use crate::state::{CurrentApp, GatewayState};
use crate::text::{Catalog, use_text};

use admin::AsAdmin;
use happening::Letter;
use saw::Saw;
use sheet::SeatSheet;
use stage::{Stage, use_stage};

/// What admins do here by themselves, and what the page tells in other words.
const ISSUE: &str = IssueAccessToken::SPEC.path;

/// The page, or why there is none for this app.
#[component]
pub fn TryPage() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    use_page_title(text.of(|words| words.try_as_user.title));
    let is_local = Memo::new(move |_| app.has_console());
    let may = use_has_role(Role::Operator);
    move || match (is_local.get(), may.get()) {
        (true, true) => view! { <Trying /> }.into_any(),
        (true, false) => {
            not_here(|words| words.try_as_user.role_title, |words| words.try_as_user.role_detail)
        }
        (false, _) => {
            not_here(|words| words.try_as_user.cloud_title, |words| words.try_as_user.cloud_detail)
        }
    }
}

fn not_here(
    title: fn(&'static Catalog) -> &'static str,
    detail: fn(&'static Catalog) -> &'static str,
) -> AnyView {
    let text = use_text();
    let app = CurrentApp::here();
    view! {
        <PageHead title=text.of(|words| words.try_as_user.title) />
        <StateView
            icon=IconName::Try
            title=text.of(title)
            detail=Signal::derive(move || Some(detail(text.now()).to_owned()))
        >
            <ButtonLink
                href=Signal::derive(move || Route::Users { app: app.slug() }.href())
                icon=IconName::Users
            >
                {text.of(|words| words.try_as_user.to_users)}
            </ButtonLink>
        </StateView>
    }
    .into_any()
}

/// What is seen where there is no room for all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Seat(Letter),
    Side,
}

impl Shown {
    const fn name(self) -> &'static str {
        match self {
            Self::Seat(Letter::A) => "a",
            Self::Seat(Letter::B) => "b",
            Self::Side => "side",
        }
    }
}

#[component]
fn Trying() -> impl IntoView {
    let text = use_text();
    let gateway: GatewayState = expect_context();
    let stage = Stage::new();
    provide_context(stage);
    let shown = RwSignal::new(Shown::Seat(Letter::A));
    Effect::new(move |before: Option<()>| {
        gateway.recoveries.track();
        if before.is_some() {
            for letter in Letter::ALL {
                stage.seat(letter).retry(stage);
            }
        }
    });
    let is_empty = Memo::new(move |_| {
        Letter::ALL.into_iter().all(|letter| stage.seat(letter).user.with(Option::is_none))
    });
    let begin_again = move || {
        (!is_empty.get()).then(|| {
            view! {
                <Button
                    kind=ButtonKind::Bare
                    icon=IconName::Refresh
                    on_press=move || stage.begin_again()
                >
                    {text.of(|words| words.try_as_user.begin_again)}
                </Button>
            }
        })
    };
    view! {
        <PageHead
            title=text.of(|words| words.try_as_user.title)
            note=text.of(|words| words.try_as_user.note)
        >
            {begin_again}
        </PageHead>
        <Tabs shown />
        <div class="try" data-shown=move || shown.get().name()>
            {Letter::ALL.map(|letter| view! { <SeatSheet letter /> }).collect_view()}
            <aside class="try-side" aria-label=text.of(|words| words.try_as_user.admin)>
                <AsAdmin />
                <Saw />
                <section>
                    <h2>{text.of(|words| words.codes.title)}</h2>
                    <ReadCode />
                </section>
            </aside>
        </div>
        <Arrivals />
    }
    .into_any()
}

/// On a phone: which user, or the admin's side.
#[component]
fn Tabs(shown: RwSignal<Shown>) -> impl IntoView {
    let text = use_text();
    let stage = use_stage();
    let tab = move |to: Shown| {
        let label = move || match to {
            Shown::Side => text.now().try_as_user.admin.to_owned(),
            Shown::Seat(letter) => stage.seat(letter).user.with(|user| match user {
                Some(user) => [letter.name(), " ", &user.called()].concat(),
                None => (text.now().try_as_user.user)(letter.name()),
            }),
        };
        view! {
            <button
                type="button"
                class="try-tab"
                aria-pressed=move || if shown.get() == to { "true" } else { "false" }
                on:click=move |_| shown.set(to)
            >
                <bdi>{label}</bdi>
            </button>
        }
    };
    view! {
        <div class="try-tabs" role="group" aria-label=text.of(|words| words.try_as_user.shown)>
            {[Shown::Seat(Letter::A), Shown::Seat(Letter::B), Shown::Side].map(tab).collect_view()}
        </div>
    }
}

/// Reads aloud what comes from elsewhere, and only that: what one does oneself is known.
#[component]
fn Arrivals() -> impl IntoView {
    let text = use_text();
    let stage = use_stage();
    let says = move || {
        let happening = stage.arrived.get()?;
        let letter = happening.letter?;
        let to = stage.seat(letter).user.with(|user| Some(user.as_ref()?.called()))?;
        let said = words::read_aloud(text, stage, &happening.what);
        Some([&to, ": ", &said].concat())
    };
    view! {
        <p class="visually-hidden" role="status">
            {says}
        </p>
    }
}

use leptos::prelude::*;
use leptos::task::spawn_local;
use nexconn_api::Code;
use nexconn_api::admin::{DirectoryUser, ListUsers, ListUsersRequest};
use nexconn_api::nexconn::{GetUser, GetUserRequest};

use super::happening::Letter;
use super::seat::Tried;
use super::stage::{Problem, Stage, use_stage};
use crate::api::{CallEnd, Reading};
use crate::components::{Avatar, Button, ButtonKind, ButtonSize, IconName, SearchField};
use crate::state::Hosting;
use crate::text::use_text;

/// Users offered at once.
const OFFERED: u32 = 8;
/// Names of users who are made here.
const NAMES: [&str; 8] = [
    "Amara Okafor",
    "Jonas Weber",
    "Mei Lin",
    "Sofia Rossi",
    "Kenji Sato",
    "Leila Haddad",
    "Tomás Silva",
    "Priya Nair",
];

/// Chooses who is tried in a place: somebody whom the directory knows, any other id, or a new user.
#[component]
pub(super) fn Choose(letter: Letter) -> impl IntoView {
    let text = use_text();
    let stage = use_stage();
    let search = RwSignal::new(String::new());
    let missing = RwSignal::new(None::<String>);
    let found = Reading::new(move || {
        let q = Some(search.get()).filter(|q| !q.is_empty());
        let request = ListUsersRequest {
            app: stage.app.slug(),
            q,
            limit: Some(OFFERED),
            ..ListUsersRequest::default()
        };
        stage.client.admin::<ListUsers>(&request)
    });
    // Nobody is both.
    let other = Memo::new(move |_| {
        stage.seat(letter.other()).user.with(|user| user.as_ref().map(|user| user.id.clone()))
    });
    let users = move || {
        let other = other.get();
        let mut users = found.with(|page| page.map(|page| page.users.clone()).unwrap_or_default());
        users.retain(|user| Some(&user.user_id) != other.as_ref());
        users
    };
    // In a search that names nobody, the words may be an id.
    let id = Memo::new(move |_| {
        let id = search.get().trim().to_owned();
        let is_listed = users().iter().any(|user| user.user_id == id);
        let is_other = other.with(|other| other.as_ref() == Some(&id));
        (!id.is_empty() && !is_listed && !is_other).then_some(id)
    });
    let take = move |id: String| ask_and_take(stage, letter, missing, id);
    let other_is_empty = Memo::new(move |_| stage.seat(letter.other()).user.with(Option::is_none));
    let start = move || (letter == Letter::A && other_is_empty.get()).then(|| view! { <Start /> });
    let nobody = move || {
        let is_nobody = found.with(|page| page.is_some_and(|page| page.users.is_empty()));
        is_nobody
            .then(|| view! { <p class="muted">{text.of(|words| words.try_as_user.nobody)}</p> })
    };
    let by_id = move || {
        id.get().map(|id| {
            let label = id.clone();
            view! {
                <Button size=ButtonSize::Small icon=IconName::User on_press=move || take(id.clone())>
                    <bdi>{move || (text.now().try_as_user.take_id)(&label)}</bdi>
                </Button>
            }
        })
    };
    view! {
        <div class="try-choose">
            {start}
            <h2>{move || (text.now().try_as_user.choose)(letter.name())}</h2>
            <SearchField
                label=Signal::derive(move || (text.now().try_as_user.search)(letter.name()))
                placeholder=text.of(|words| words.try_as_user.search_hint)
                value=search
                on_search=move |words: String| search.set(words)
            />
            <p role="status" class="try-missing">
                {move || missing.get().map(|id| (text.now().try_as_user.not_registered)(&id))}
            </p>
            {nobody}
            <ul class="try-offers">
                <For each=users key=|user| (user.user_id.clone(), user.name.clone()) let(user)>
                    <Offer user on_take=take />
                </For>
            </ul>
            <div class="try-others">
                {by_id}
                <Button
                    size=ButtonSize::Small
                    icon=IconName::UserPlus
                    on_press=move || stage.seat(letter).take(stage, new_user(stage, letter))
                >
                    {text.of(|words| words.try_as_user.make_one)}
                </Button>
                <span class="faint small">{text.of(|words| words.try_as_user.make_hint)}</span>
            </div>
        </div>
    }
}

/// The quickest way in: two new users.
#[component]
fn Start() -> impl IntoView {
    let text = use_text();
    let stage = use_stage();
    let make = move || {
        for letter in Letter::ALL {
            stage.seat(letter).take(stage, new_user(stage, letter));
        }
    };
    view! {
        <div class="try-start">
            <h2>{text.of(|words| words.try_as_user.start_title)}</h2>
            <p>{text.of(|words| words.try_as_user.start_detail)}</p>
            <Button kind=ButtonKind::Primary icon=IconName::Users on_press=make>
                {text.of(|words| words.try_as_user.make_two)}
            </Button>
        </div>
    }
}

#[component]
fn Offer(user: DirectoryUser, #[prop(into)] on_take: Callback<String>) -> impl IntoView {
    let hosting: Hosting = expect_context();
    let picture = Signal::stored(hosting.picture(user.avatar_url.as_deref()));
    let DirectoryUser { user_id, name, .. } = user;
    let name = name.filter(|name| !name.is_empty());
    let called = name.clone().unwrap_or_else(|| user_id.clone());
    let id = user_id.clone();
    view! {
        <li>
            <button type="button" class="try-offer" on:click=move |_| on_take.run(id.clone())>
                <Avatar id=user_id.clone() name picture />
                <bdi>{called}</bdi>
                <code dir="ltr">{user_id}</code>
            </button>
        </li>
    }
}

/// Asks Nexconn who it is, since the call that issues a token writes the name anew. A soft-deleted user is taken all the
/// same: what becomes of the token is what there is to see.
fn ask_and_take(stage: Stage, letter: Letter, missing: RwSignal<Option<String>>, id: String) {
    let request = GetUserRequest { user_id: id.clone() };
    let answer = stage.client.call::<GetUser>(stage.app.slug_untracked(), &request);
    stage.problem.set(None);
    missing.set(None);
    spawn_local(async move {
        let answer = answer.await;
        if missing.try_get_untracked().is_none() {
            return;
        }
        match answer.map(|answer| answer.end) {
            Ok(CallEnd::Done(info)) => {
                let (name, avatar) = (info.name, info.avatar_url);
                let user = Tried { id, name, avatar, registered: true };
                stage.seat(letter).take(stage, user);
            }
            Ok(CallEnd::Refused(refusal)) if refusal.code == Code::NO_SUCH_USER => {
                missing.set(Some(id));
            }
            Ok(_) => {
                let (name, avatar) = (id.clone(), String::new());
                let user = Tried { id, name, avatar, registered: true };
                stage.seat(letter).take(stage, user);
            }
            Err(error) => stage.problem.set(Some(Problem::Failed(error))),
        }
    });
}

/// A user who is registered by taking a token, under a name that the other place does not have.
fn new_user(stage: Stage, letter: Letter) -> Tried {
    let random = uuid::Uuid::new_v4().simple().to_string();
    let taken = stage.seat(letter.other()).user.with_untracked(|user| {
        user.as_ref().and_then(|user| NAMES.iter().position(|name| *name == user.name))
    });
    let chosen = usize::from(random.as_bytes()[10]) % NAMES.len();
    let chosen = if taken == Some(chosen) { (chosen + 1) % NAMES.len() } else { chosen };
    Tried {
        id: ["try-", &random[..6]].concat(),
        name: NAMES[chosen].to_owned(),
        avatar: String::new(),
        registered: false,
    }
}

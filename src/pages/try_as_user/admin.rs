use leptos::prelude::*;
use leptos::task::spawn_local;
use nexconn_api::Endpoint;
use nexconn_api::admin::{DirectoryUser, Event};
use nexconn_api::nexconn::{
    BanUsers, BanUsersRequest, ChannelType, ListChannelTypeMute, ListChannelTypeMuteRequest,
    MUTED_AT_MOST, MutedUsers, SetChannelTypeMute, SetChannelTypeMuteRequest, UnbanUsers,
    UnbanUsersRequest,
};

use super::happening::Letter;
use super::stage::{Problem, Stage, use_stage};
use super::standing::read_known;
use crate::api::{ApiError, CallEnd, Reading};
use crate::components::{Button, ButtonSize, Icon, IconName, Menu, MenuItem, Notice, Tone};
use crate::pages::actions::{Subject, use_actions};
use crate::pages::parts::use_is_owner;
use crate::route::{Navigator, Route};
use crate::state::{GatewayState, Live};
use crate::text::{Texts, use_text};

/// What an admin does to the users who are tried, by the same calls as everywhere.
#[component]
pub(super) fn AsAdmin() -> impl IntoView {
    let text = use_text();
    let stage = use_stage();
    let gateway: GatewayState = expect_context();
    let muted = read_muted(stage);
    let problem = move || {
        let words = &text.now().try_as_user;
        let (tone, title, detail) = match stage.problem.get()? {
            Problem::Failed(error) => {
                let told = text.now().error(&error, &gateway.address.get());
                (Tone::Danger, words.failed, [&told.title, " ", &told.detail].concat())
            }
            Problem::Unknown => (Tone::Warning, words.unknown.0, words.unknown.1.to_owned()),
        };
        Some(view! { <Notice tone title=title.to_owned() detail /> })
    };
    let row = move |letter: Letter| {
        let id = stage.seat(letter).registered_id();
        move || id.get().map(|id| view! { <Row letter id muted /> })
    };
    let settings = Signal::derive(move || Route::App { app: stage.app.slug() }.href());
    view! {
        <section class="try-admin">
            <h2>
                {text.of(|words| words.try_as_user.admin)} " "
                <span class="faint">{text.of(|words| words.try_as_user.admin_note)}</span>
            </h2>
            {problem}
            {Letter::ALL.map(row).collect_view()}
            <a class="small" href=settings>
                {text.of(|words| words.try_as_user.settings)}
            </a>
        </section>
    }
}

/// What is done to one user.
#[component]
fn Row(letter: Letter, id: String, muted: Reading<MutedUsers>) -> impl IntoView {
    let text = use_text();
    let stage = use_stage();
    let actions = use_actions();
    let known = read_known(id.clone());
    let is_banned =
        Memo::new(move |_| known.with(|known| known.is_some_and(|known| known.ban.is_some())));
    let id = StoredValue::new(id);
    let ban = move || {
        let user_ids = vec![id.get_value()];
        change::<BanUsers>(stage, text, &BanUsersRequest { user_ids, duration_minutes: 1 }, known);
    };
    let unban = move || {
        let user_ids = vec![id.get_value()];
        change::<UnbanUsers>(stage, text, &UnbanUsersRequest { user_ids }, known);
    };
    let quick = move || {
        if is_banned.get() {
            view! {
                <Button size=ButtonSize::Small icon=IconName::Undo on_press=unban>
                    {text.of(|words| words.try_as_user.unban)}
                </Button>
            }
            .into_any()
        } else {
            view! {
                <Button size=ButtonSize::Small icon=IconName::Ban on_press=ban>
                    {text.of(|words| words.try_as_user.ban_minute)}
                </Button>
            }
            .into_any()
        }
    };
    view! {
        <div class="try-act" role="group" aria-label=Signal::derive(move || {
            (text.now().try_as_user.user)(letter.name())
        })>
            <b aria-hidden="true">{letter.name()}</b>
            {quick}
            <Button
                size=ButtonSize::Small
                icon=IconName::KeyOff
                on_press=move || actions.expire([subject(stage, letter)])
            >
                {text.of(|words| words.try_as_user.expire)}
            </Button>
            <More letter id known muted />
        </div>
    }
}

/// The rest, most of it by the dialogs of every page.
#[component]
fn More(
    letter: Letter,
    id: StoredValue<String>,
    known: Reading<DirectoryUser>,
    muted: Reading<MutedUsers>,
) -> impl IntoView {
    let text = use_text();
    let stage = use_stage();
    let actions = use_actions();
    let navigator: Navigator = expect_context();
    let is_owner = use_is_owner();
    let is_deleted =
        Memo::new(move |_| known.with(|known| known.is_some_and(|known| known.deletion.is_some())));
    let is_muted = Memo::new(move |_| {
        muted.with(|muted| {
            muted.is_some_and(|muted| id.with_value(|id| muted.muted_user_ids.contains(id)))
        })
    });
    let who = move || [subject(stage, letter)];
    let mute = move || {
        let request = SetChannelTypeMuteRequest {
            user_ids: vec![id.get_value()],
            mute_state: i64::from(!is_muted.get_untracked()),
            channel_types: vec![ChannelType::Person],
        };
        change::<SetChannelTypeMute>(stage, text, &request, muted);
    };
    let mute_label = move || {
        let words = &text.now().try_as_user;
        if is_muted.get() { words.unmute } else { words.mute }
    };
    let deletion = move || {
        is_owner.get().then(|| {
            if is_deleted.get() {
                view! {
                    <MenuItem icon=IconName::Undo on_select=move || actions.restore(who())>
                        {text.of(|words| words.try_as_user.restore)}
                    </MenuItem>
                }
                .into_any()
            } else {
                view! {
                    <MenuItem icon=IconName::Trash on_select=move || actions.delete(who())>
                        {text.of(|words| words.try_as_user.delete)}
                    </MenuItem>
                }
                .into_any()
            }
        })
    };
    let open = move || {
        let route = Route::User { app: stage.app.slug_untracked(), user_id: id.get_value() };
        navigator.go(&route.href());
    };
    let face = view! { <Icon name=IconName::More /> }.into_any();
    view! {
        <Menu
            label=Signal::derive(move || (text.now().try_as_user.more)(letter.name()))
            face
            floating=true
        >
            <MenuItem icon=IconName::Ban on_select=move || actions.ban(who())>
                {text.of(|words| words.try_as_user.ban)}
            </MenuItem>
            <MenuItem icon=IconName::Unplug on_select=move || actions.kick(who())>
                {text.of(|words| words.try_as_user.kick)}
            </MenuItem>
            <MenuItem icon=IconName::Mute on_select=mute>{mute_label}</MenuItem>
            {deletion}
            <MenuItem icon=IconName::User on_select=open>
                {text.of(|words| words.try_as_user.open_user)}
            </MenuItem>
        </Menu>
    }
}

/// The user of a place, for the dialogs.
fn subject(stage: Stage, letter: Letter) -> Subject {
    stage.seat(letter).user.with_untracked(|user| match user {
        Some(user) => Subject { user_id: user.id.clone(), name: Some(user.name.clone()) },
        None => Subject::from(String::new()),
    })
}

/// Who is muted in direct channels, read anew when that changes.
fn read_muted(stage: Stage) -> Reading<MutedUsers> {
    let muted = Reading::new(move || {
        let request = ListChannelTypeMuteRequest {
            channel_type: ChannelType::Person,
            page_size: Some(MUTED_AT_MOST),
            offset: None,
        };
        stage.client.ask::<ListChannelTypeMute>(stage.app.slug(), &request)
    });
    Live::here().read_again(muted, |news| {
        matches!(news.event(), Some(Event::Change(entry)) if entry.action == SetChannelTypeMute::SPEC.path)
    });
    muted
}

/// Changes something at once, and reads anew what it changed. What is not done is told.
fn change<E: Endpoint>(
    stage: Stage,
    text: Texts,
    request: &E::Request,
    changed: Reading<impl Clone + Send + Sync + 'static>,
) {
    let reason = untrack(|| text.now().try_as_user.reason.to_owned());
    let answer = stage.client.change::<E>(stage.app.slug_untracked(), request, reason);
    stage.problem.set(None);
    spawn_local(async move {
        let problem = match answer.await {
            Ok(answer) => match answer.end {
                CallEnd::Refused(refusal) => {
                    let request_id = answer.request_id;
                    Some(Problem::Failed(ApiError::Refused { refusal, request_id }))
                }
                CallEnd::Unknown => Some(Problem::Unknown),
                CallEnd::Done(_) | CallEnd::DoneBefore => None,
            },
            Err(error) => Some(Problem::Failed(error)),
        };
        stage.problem.try_set(problem);
        changed.again();
    });
}

//! One user: why the user cannot connect, the ban, who this is, access tokens, what was done.

mod activity;
mod ban;
mod danger;
mod deletion;
mod edit;
mod head;
mod hosted;
mod live;
mod muted;
mod profile;
mod registration;
mod tags;
mod talk;
mod tokens;
mod view;
mod who;
mod why;

use leptos::prelude::*;
use nexconn_api::admin::{
    self, Ban, BanPage, ConnectionReport, DeletedUserPage, Deletion, DiagnoseConnection,
    DiagnoseConnectionRequest, ErrorCode,
};
use nexconn_api::nexconn::{GetUser, GetUserRequest};

use super::Undo;
use super::actions::{Subject, use_actions};
use super::parts::{ReadFailed, Zone};
use super::register;
use crate::api::{CallEnd, Client, Reading};
use crate::components::{
    Avatar, AvatarSize, BackLink, Button, ButtonKind, ButtonLink, IconName, Identifier, PageHead,
    StateView,
};
use crate::route::{Route, use_page_title};
use crate::state::{Clock, CurrentApp, Hosting};
use crate::text::use_text;

use activity::Activity;
use ban::{BanSection, read_ban};
use danger::Danger;
use deletion::{DeletionSection, read_deletion};
use head::{HeadActions, Online, Stamps};
use hosted::{Hosted, KeepTyped, ProfileView};
use muted::{Mute, MuteItem, Muted};
use profile::{Known, Profile, Read};
use registration::Registration;
use tags::Tags;
use talk::TalkView;
use tokens::Tokens;
use view::{UserViews, View, use_query};
use why::Why;

/// What the sections of the page share.
#[derive(Debug, Clone, Copy)]
struct User {
    id: StoredValue<String>,
    /// From Nexconn.
    read: Reading<Read>,
    /// From the gateway's directory.
    known: Reading<Known>,
    profile: Memo<Profile>,
    /// Why the user cannot connect, and whether the user is online.
    report: Reading<ConnectionReport>,
    lists: StoredValue<Lists>,
    ban: Memo<Option<Ban>>,
    deletion: Memo<Option<Deletion>>,
    /// Of the times that Nexconn writes.
    zone: Zone,
}

/// What else Nexconn holds of the user.
#[derive(Debug, Clone, Copy)]
struct Lists {
    /// The user's ban, with who set it and why.
    bans: Reading<BanPage>,
    /// The user's soft deletion, with who asked for it.
    deletions: Reading<DeletedUserPage>,
    /// Whether the user is muted in direct channels.
    mute: Mute,
    hosted: Hosted,
}

impl User {
    /// Reads all that is known of the user with that id, again after each change that is made here.
    fn of(user_id: String) -> Self {
        let client = Client::here();
        let app = CurrentApp::here();
        let clock: Clock = expect_context();
        let id = StoredValue::new(user_id);
        let (actions, undo) = (use_actions(), Undo::here());
        let changes = move || {
            actions.changes();
            undo.ended();
        };
        let read = Reading::new(move || {
            changes();
            let request = GetUserRequest { user_id: id.get_value() };
            let call = client.call::<GetUser>(app.slug(), &request);
            async move { Ok(Read { answer: call.await?, at: clock.now() }) }
        });
        let known = Reading::new(move || {
            // Reading from Nexconn changes what the directory knows.
            let is_missing = read.with(|read| read.is_some_and(Read::is_missing));
            let request = admin::GetUserRequest { app: app.slug(), user_id: id.get_value() };
            let answer = client.admin::<admin::GetUser>(&request);
            async move {
                if is_missing {
                    return Ok(Known(None));
                }
                match answer.await {
                    Ok(user) => Ok(Known(Some(user))),
                    Err(error) if error.code() == Some(ErrorCode::NotFound) => Ok(Known(None)),
                    Err(error) => Err(error),
                }
            }
        });
        let profile =
            Memo::new(move |_| read.with(|read| known.with(|known| Profile::of(read, known))));
        let hosted = Hosted::of(id, changes);
        let report = Reading::new(move || {
            changes();
            let request = DiagnoseConnectionRequest { app: app.slug(), user_id: id.get_value() };
            client.admin::<DiagnoseConnection>(&request)
        });
        let bans = read_ban(client, app, id, changes);
        let ban =
            Memo::new(move |_| bans.with(|page| page.and_then(|page| page.bans.first().cloned())));
        let deletions = read_deletion(client, app, id, changes);
        let deletion = Memo::new(move |_| {
            deletions.with(|page| page.and_then(|page| page.users.first().cloned()))
        });
        let mute = Mute::of(id, changes);
        let lists = StoredValue::new(Lists { bans, deletions, mute, hosted });
        Self { id, read, known, profile, report, lists, ban, deletion, zone: Zone::here() }
    }

    fn id(self) -> String {
        self.id.get_value()
    }

    fn bans(self) -> Reading<BanPage> {
        self.lists.with_value(|lists| lists.bans)
    }

    fn deletions(self) -> Reading<DeletedUserPage> {
        self.lists.with_value(|lists| lists.deletions)
    }

    fn mute(self) -> Mute {
        self.lists.with_value(|lists| lists.mute)
    }

    fn hosted(self) -> Hosted {
        self.lists.with_value(|lists| lists.hosted)
    }

    /// Name, or the id where there is none.
    fn display_name(self) -> String {
        self.profile.with(|profile| profile.name.clone()).unwrap_or_else(|| self.id())
    }

    /// For whom an action is.
    fn subject(self) -> Subject {
        let name = self.profile.with_untracked(|profile| profile.name.clone());
        Subject { user_id: self.id(), name }
    }

    /// Reads all of it again.
    fn again(self) {
        self.read.again();
        self.hosted().reading.again();
        self.report.again();
        self.bans().again();
        self.deletions().again();
        self.mute().reading.again();
    }
}

/// The page of one user.
#[component]
pub fn UserPage(
    /// The user's id.
    user_id: String,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let hosting: Hosting = expect_context();
    let user = User::of(user_id);
    let User { id, profile, .. } = user;
    live::follow(user);
    let title = Signal::derive(move || user.display_name());
    use_page_title(title);
    let back = BackLink {
        href: Signal::derive(move || Route::Users { app: app.slug() }.href()),
        label: text.of(|words| words.user.back),
    };
    let name = Signal::derive(move || profile.with(|profile| profile.name.clone()));
    let picture =
        Signal::derive(move || profile.with(|profile| hosting.picture(profile.avatar.as_deref())));
    let seal = view! { <Avatar id=id.get_value() name picture size=AvatarSize::Head /> }.into_any();
    let under = view! {
        <div class="user-under">
            <Identifier value=id.get_value() whole=true copy_label=text.of(|words| words.user.copy_id) />
            <Online user />
        </div>
    }
    .into_any();
    let beside = view! { <Stamps user /> }.into_any();
    let standing = Memo::new(move |_| Standing::of(&user));
    let is_there =
        Memo::new(move |_| matches!(standing.get(), Standing::There | Standing::Deleted));
    let actions_of_user = move || is_there.get().then(|| view! { <HeadActions user /> });
    let query = use_query();
    let view = Memo::new(move |_| query.with(|query| query.view));
    let content = move || match standing.get() {
        Standing::There => view! {
            <BanSection user />
            <Registration user />
            <Tokens user />
            <Tags user />
            <Activity user />
            <Danger user />
        }
        .into_any(),
        Standing::Deleted => view! {
            <DeletionSection user />
            <Registration user />
            <Activity user />
        }
        .into_any(),
        Standing::Missing => view! { <MissingUser user /> }.into_any(),
        Standing::Refused => view! { <RefusedUser user /> }.into_any(),
        Standing::Failed => {
            view! { <ReadFailed reading=user.read title=text.of(|words| words.user.failed) /> }
                .into_any()
        }
        Standing::Reading => {
            view! { <p class="reading" role="status">{text.of(|words| words.user.reading)}</p> }
                .into_any()
        }
    };
    view! {
        <PageHead title back seal beside under>
            {actions_of_user}
        </PageHead>
        <UserViews user query />
        <KeepTyped user />
        {move || match view.get() {
            View::About => view! {
                <div class="user-body">
                    <Why user />
                    <div class="user-main">{content}</div>
                </div>
            }
            .into_any(),
            View::Profile => view! { <ProfileView user /> }.into_any(),
            View::Talk => view! { <TalkView user query /> }.into_any(),
        }}
    }
    .into_any()
}

/// What is known of the user as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    There,
    /// Soft-deleted: most of what can be done to a user makes no sense.
    Deleted,
    Missing,
    Refused,
    Failed,
    Reading,
}

impl Standing {
    fn of(user: &User) -> Self {
        if user.deletion.with(Option::is_some) {
            return Self::Deleted;
        }
        let by_nexconn = user.read.with(|read| {
            read.map(|read| match &read.answer.end {
                CallEnd::Done(_) => Self::There,
                CallEnd::Refused(_) if read.is_missing() => Self::Missing,
                CallEnd::Refused(_) | CallEnd::DoneBefore | CallEnd::Unknown => Self::Refused,
            })
        });
        let is_known = user.profile.with(|profile| profile.read_at.is_some());
        match by_nexconn {
            Some(Self::Refused) | None if is_known => Self::There,
            Some(standing) => standing,
            None if user.read.error().is_some() => Self::Failed,
            None => Self::Reading,
        }
    }
}

/// Nexconn knows no such user.
#[component]
fn MissingUser(user: User) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    view! {
        <StateView
            icon=IconName::User
            title=Signal::derive(move || (text.now().user.missing_title)(&user.id()))
            detail=text.of(|words| words.user.missing_detail)
        >
            <ButtonLink
                href=Signal::derive(move || register::href(&app.slug(), &user.id()))
                kind=ButtonKind::Primary
                icon=IconName::UserPlus
            >
                {text.of(|words| words.user.register_it)}
            </ButtonLink>
            <Button icon=IconName::Refresh busy=user.read.loading() on_press=move || user.read.again()>
                {text.of(|words| words.user.read_again)}
            </Button>
        </StateView>
    }
}

/// Nexconn did not tell, and the directory knows nothing either.
#[component]
fn RefusedUser(user: User) -> impl IntoView {
    let text = use_text();
    let detail = Signal::derive(move || {
        user.read.with(|read| {
            let read = read?;
            let words = match &read.answer.end {
                CallEnd::Refused(refusal) => text.now().refusal(refusal),
                _ => text.now().user.no_answer.to_owned(),
            };
            Some([&words, " ", text.now().form.fact_request, " ", &read.answer.request_id].concat())
        })
    });
    view! {
        <StateView icon=IconName::Alert title=text.of(|words| words.user.refused) detail danger=true>
            <Button
                kind=ButtonKind::Primary
                icon=IconName::Refresh
                busy=user.read.loading()
                on_press=move || user.read.again()
            >
                {text.of(|words| words.user.read_again)}
            </Button>
        </StateView>
    }
}

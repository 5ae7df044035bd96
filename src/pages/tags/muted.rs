use leptos::prelude::*;
use nexconn_api::admin::{COUNT_CAP, ReadKnownUsers, ReadKnownUsersRequest, Relation, Total};
use nexconn_api::nexconn::{ChannelType, ListChannelTypeMute, ListChannelTypeMuteRequest};
use nexconn_api::streams::{ExportAppRequest, ExportMutedUsers};

use crate::api::Client;
use crate::components::{
    Button, ButtonSize, Column, CopyButton, IconName, Identifier, Place, SelectionAction, UserLink,
};
use crate::pages::Undo;
use crate::pages::actions::{Subject, use_actions};
use crate::pages::parts::{
    Asked, List, ListFoot, ListPage, ListQuery, ListSelected, ListTable, Listed, Order, Placed,
    Words, path_of_file,
};
use crate::route::Route;
use crate::state::{Clock, CurrentApp, Hosting, Live};
use crate::text::use_text;

/// The list of users who are muted in direct channels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Mutes;

/// What the address says of it.
pub(super) type MutedQuery = ListQuery<Mutes>;

/// What the page shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum View {
    /// Who is muted.
    #[default]
    Muted,
    /// Tags of users.
    Tags,
}

impl Listed for Mutes {
    type View = View;
    type Order = ();
    type Page = MutedPage;

    const VIEWS: &'static Words<View> = &[(View::Muted, "muted"), (View::Tags, "tags")];
    const ORDERS: &'static [Order<()>] = &[];

    fn route(app: String) -> Route {
        Route::Tags { app }
    }
}

/// A page of the list. Its cursors are how many rows stand before it, since Nexconn pages so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MutedPage {
    rows: Vec<MutedUser>,
    first: u64,
    /// How many are muted.
    pub(super) total: u64,
    previous: Option<String>,
    next: Option<String>,
    as_of: i64,
}

/// A muted user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MutedUser {
    user_id: String,
    name: Option<String>,
    avatar: Option<String>,
}

impl From<&MutedUser> for Subject {
    fn from(user: &MutedUser) -> Self {
        Self { user_id: user.user_id.clone(), name: user.name.clone() }
    }
}

impl ListPage for MutedPage {
    type Row = MutedUser;

    fn rows(&self) -> &[MutedUser] {
        &self.rows
    }

    fn placed(&self) -> Placed<'_> {
        Placed {
            first: self.first,
            total: Some(Total { count: self.total.min(COUNT_CAP), capped: self.total > COUNT_CAP }),
            previous: self.previous.as_deref(),
            next: self.next.as_deref(),
            as_of: Some(self.as_of),
        }
    }
}

/// Reads the page that the address names.
pub(super) fn read_muted() -> List<Mutes> {
    let client = Client::here();
    let clock: Clock = expect_context();
    let (actions, undo) = (use_actions(), Undo::here());
    let list = List::read(move |Asked { app, query, limit, .. }: Asked<Mutes>| {
        let _changed = (actions.changes(), undo.ended());
        let offset = query.after.and_then(|after| after.parse::<u32>().ok()).unwrap_or(0);
        async move {
            let request = ListChannelTypeMuteRequest {
                channel_type: ChannelType::Person,
                page_size: Some(limit.into()),
                offset: Some(offset.into()),
            };
            let told = client.ask::<ListChannelTypeMute>(app.clone(), &request).await?;
            let known = if told.muted_user_ids.is_empty() {
                Vec::new()
            } else {
                let user_ids = told.muted_user_ids.clone();
                client
                    .admin::<ReadKnownUsers>(&ReadKnownUsersRequest { app, user_ids })
                    .await?
                    .users
            };
            let row = |user_id: String| {
                let user = known.iter().find(|user| user.user_id == user_id);
                let name = user.and_then(|user| user.name.clone());
                MutedUser {
                    name: name.filter(|name| !name.is_empty()),
                    avatar: user.and_then(|user| user.avatar_url.clone()),
                    user_id,
                }
            };
            let rows: Vec<MutedUser> = told.muted_user_ids.into_iter().map(row).collect();
            let total = u64::try_from(told.total_count).unwrap_or_default();
            let end = u64::from(offset) + rows.len() as u64;
            let first = if rows.is_empty() { 0 } else { u64::from(offset) + 1 };
            let before = offset.saturating_sub(limit);
            // The first page has an empty cursor.
            let before = if before == 0 { String::new() } else { before.to_string() };
            Ok(MutedPage {
                previous: (offset > 0).then_some(before),
                next: (end < total && !rows.is_empty()).then(|| end.to_string()),
                rows,
                first,
                total,
                as_of: clock.now(),
            })
        }
    });
    Live::here().read_again(list.reading, |news| news.is_about_relation(Relation::Mute, None));
    list
}

/// The rows, what can be done with those that are selected, and the foot of the list.
#[component]
pub(super) fn Rows(list: List<Mutes>) -> impl IntoView {
    let text = use_text();
    let actions = use_actions();
    let app = CurrentApp::here();
    let file = Signal::derive(move || {
        path_of_file::<ExportMutedUsers>(&ExportAppRequest { app: app.slug() })
    });
    view! {
        <div class="mutes-table">
            <ListTable
                list
                caption=|words| words.mutes.title
                columns=columns()
                select=|words| words.blocklists.select
            />
        </div>
        <ListSelected list says=|words| words.blocklists.selected>
            <SelectionAction icon=IconName::Undo on_press=move || actions.unmute(list.selected())>
                {text.of(|words| words.mutes.unmute)}
            </SelectionAction>
        </ListSelected>
        <ListFoot list nobody=|words| words.mutes.nobody file />
    }
}

fn columns() -> Vec<Column<MutedUser>> {
    let text = use_text();
    let acting = use_actions();
    let app = CurrentApp::here();
    let hosting: Hosting = expect_context();
    let user = move |row: MutedUser| {
        let picture = hosting.picture(row.avatar.as_deref());
        let href = Route::User { app: app.slug(), user_id: row.user_id.clone() }.href();
        view! {
            <UserLink href id=row.user_id name=row.name nameless=text.of(|words| words.users.no_name) picture />
        }
    };
    let actions = move |row: Signal<MutedUser>| {
        let unmute = move || acting.unmute([Subject::from(&row.get_untracked())]);
        view! {
            <CopyButton
                value=Signal::derive(move || row.with(|row| row.user_id.clone()))
                label=text.of(|words| words.users.copy_id)
            />
            <Button size=ButtonSize::Small icon=IconName::Undo on_press=unmute>
                {text.of(|words| words.mutes.unmute)}
            </Button>
        }
    };
    vec![
        Column::new(text.of(|words| words.users.column_user), Place::Lead, user),
        Column::new(text.of(|words| words.users.column_id), Place::Under, |row: MutedUser| {
            view! { <Identifier value=row.user_id /> }
        }),
        Column::lasting(text.of(|words| words.users.column_actions), Place::Actions, actions),
    ]
}

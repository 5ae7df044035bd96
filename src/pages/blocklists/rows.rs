use leptos::prelude::*;
use nexconn_api::admin::{BlockMade, CreateJob, CreateJobRequest, JobAction, UserPair};
use nexconn_api::nexconn::USERS_A_CALL;

use super::list::Blocklist;
use crate::api::{Client, new_operation};
use crate::components::{
    Button, ButtonKind, ButtonSize, Column, CopyButton, IconButton, IconName, Identifier, MenuItem,
    MenuLink, Place, RowMenu, Selecting, Selection, SelectionAction, SelectionBar, Table, UserLink,
};
use crate::pages::actions::{Subject, use_actions};
use crate::pages::parts::{Moment, use_known_users};
use crate::pages::talk::TalkQuery;
use crate::route::{Navigator, Route};
use crate::state::{CurrentApp, Hosting};
use crate::text::use_text;

/// Rows that are shown at first, and that come at each press.
const STEP: usize = 100;

/// Somebody on a blocklist.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    user_id: String,
    name: Option<String>,
    avatar: Option<String>,
    made: Option<BlockMade>,
}

impl From<&Row> for Subject {
    fn from(row: &Row) -> Self {
        Self { user_id: row.user_id.clone(), name: row.name.clone() }
    }
}

/// Those on the list who match, with what can be done with them.
#[component]
pub(super) fn Rows(
    list: Blocklist,
    /// Ids of those who match, newest first.
    matching: Signal<Vec<String>>,
) -> impl IntoView {
    let text = use_text();
    let limit = RwSignal::new(STEP);
    let selection = Selection::new();
    let shown = Signal::derive(move || {
        matching.with(|ids| ids.iter().take(limit.get()).cloned().collect::<Vec<_>>())
    });
    let known = use_known_users(shown);
    let rows = Signal::derive(move || {
        let row = |user_id: String| {
            let (name, avatar) = known.with(|known| {
                let user = known.and_then(|known| known.get(&user_id));
                let name = user.and_then(|user| user.name.clone());
                (
                    name.filter(|name| !name.is_empty()),
                    user.and_then(|user| user.avatar_url.clone()),
                )
            });
            let made = list.made.with(|made| made.and_then(|made| made.get(&user_id).cloned()));
            Row { user_id, name, avatar, made }
        };
        shown.get().into_iter().map(row).collect::<Vec<_>>()
    });
    let label = Callback::new(move |row: Row| {
        (text.now().blocklists.select)(&Subject::from(&row).called())
    });
    let more = Memo::new(move |_| matching.with(Vec::len).saturating_sub(limit.get()).min(STEP));
    let show_more = move || {
        (more.get() > 0).then(|| {
            let label =
                move || (text.now().many.show_more)(&text.language().number(more.get() as u64));
            view! {
                <p class="blocklist-more">
                    <Button
                        kind=ButtonKind::Bare
                        size=ButtonSize::Small
                        icon=IconName::ChevronDown
                        on_press=move || limit.update(|limit| *limit += STEP)
                    >
                        {label}
                    </Button>
                </p>
            }
        })
    };
    view! {
        <div class="blocklist-table">
            <Table
                caption=text.of(|words| words.blocklists.title)
                columns=columns(list)
                rows
                row_key=|row: Row| row.user_id
                loading=list.reading.loading()
                selecting=Selecting { selection, label }
            />
        </div>
        {show_more}
        <Selected list selection rows />
    }
}

fn columns(list: Blocklist) -> Vec<Column<Row>> {
    let text = use_text();
    let app = CurrentApp::here();
    let hosting: Hosting = expect_context();
    let user = move |row: Row| {
        let picture = hosting.picture(row.avatar.as_deref());
        let href = Route::User { app: app.slug(), user_id: row.user_id.clone() }.href();
        view! {
            <UserLink href id=row.user_id name=row.name nameless=text.of(|words| words.users.no_name) picture />
        }
    };
    let since = move |row: Row| match row.made {
        Some(BlockMade { at, admin, .. }) => view! {
            <span class="cut">
                <Moment at /> " " {(text.now().blocklists.blocked_here)(&admin)}
            </span>
        }
        .into_any(),
        None => {
            view! { <span class="faint">{text.of(|words| words.blocklists.since_untold)}</span> }
                .into_any()
        }
    };
    vec![
        Column::new(text.of(|words| words.users.column_user), Place::Lead, user),
        Column::new(text.of(|words| words.users.column_id), Place::Under, |row: Row| {
            view! { <Identifier value=row.user_id /> }
        }),
        Column::new(text.of(|words| words.blocklists.column_since), Place::WideOnly, since),
        Column::lasting(text.of(|words| words.users.column_actions), Place::Actions, move |row| {
            view! { <RowActions list row /> }
        }),
    ]
}

/// What can be done with one of them.
#[component]
fn RowActions(list: Blocklist, row: Signal<Row>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let user_id = Signal::derive(move || row.with(|row| row.user_id.clone()));
    let called = move || row.with(|row| Subject::from(row).called());
    let label = Signal::derive(move || (text.now().blocklists.actions_for)(&called()));
    let unblock = move || list.unblock(&[Subject::from(&row.get_untracked())], text);
    let question = Signal::derive(move || {
        TalkQuery { from: Some(user_id.get()), to: list.owner.id.get() }.href(&app.slug())
    });
    view! {
        <span data-late="">
            <CopyButton value=user_id label=text.of(|words| words.users.copy_id) />
            <IconButton
                icon=IconName::Undo
                label=text.of(|words| words.blocklists.unblock)
                on_press=unblock
            />
        </span>
        <RowMenu label>
            <MenuItem icon=IconName::Undo on_select=unblock>
                {text.of(|words| words.blocklists.unblock)}
            </MenuItem>
            <MenuLink href=question>{text.of(|words| words.blocklists.can_they_talk)}</MenuLink>
        </RowMenu>
    }
}

/// What can be done with all that are selected. More than one call takes become a job.
#[component]
fn Selected(list: Blocklist, selection: Selection, rows: Signal<Vec<Row>>) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let actions = use_actions();
    // What was asked for is done: a next action is about others.
    Effect::new(move |before: Option<u32>| {
        let changes = actions.changes();
        if before.is_some_and(|before| before != changes) {
            selection.clear();
        }
        changes
    });
    let says = Signal::derive(move || (text.now().blocklists.selected)(selection.len()));
    let failed = RwSignal::new(false);
    let making_job = Action::new_local(move |pairs: &Vec<UserPair>| {
        let app = app.slug_untracked();
        let request = CreateJobRequest {
            operation: new_operation(),
            pairs: Some(pairs.clone()),
            ..CreateJobRequest::new(app.clone(), JobAction::Unblock)
        };
        let answer = client.admin::<CreateJob>(&request);
        async move {
            let made =
                answer.await.map(|job| navigator.go(&Route::Job { app, job: job.id }.href()));
            failed.try_set(made.is_err());
        }
    });
    let unblock = move || {
        let keys = selection.keys();
        if keys.len() > USERS_A_CALL {
            let Some(owner) = list.owner.id.get_untracked() else { return };
            let pair = |target_id| UserPair { user_id: owner.clone(), target_id };
            if !making_job.pending().get_untracked() {
                making_job.dispatch_local(keys.into_iter().map(pair).collect());
            }
            return;
        }
        let rows = rows.get_untracked();
        let subject = |user_id: String| match rows.iter().find(|row| row.user_id == user_id) {
            Some(row) => row.into(),
            None => Subject::from(user_id),
        };
        list.unblock(&keys.into_iter().map(subject).collect::<Vec<_>>(), text);
    };
    let label = move || {
        let words = &text.now().blocklists;
        if failed.get() { words.unblock_failed } else { words.unblock_selected }
    };
    view! {
        <SelectionBar selection says>
            <SelectionAction icon=IconName::Undo on_press=unblock>
                {label}
            </SelectionAction>
        </SelectionBar>
    }
}

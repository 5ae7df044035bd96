use leptos::prelude::*;
use nexconn_api::admin::Relation;
use nexconn_api::nexconn::{BatchGetUserTags, BatchGetUserTagsRequest, TAGS_OF_USERS};

use crate::api::{ApiError, Client, Reading};
use crate::components::{
    Column, IconButton, IconName, Identifier, Place, Selecting, Selection, SelectionAction,
    SelectionBar, StateView, Table, TagList, Toolbar, UserLink,
};
use crate::pages::Undo;
use crate::pages::actions::{Subject, use_actions};
use crate::pages::parts::{ReadFailed, UserPicker, use_known_users};
use crate::route::Route;
use crate::state::{CurrentApp, Hosting, Live};
use crate::text::use_text;

/// A user with tags.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    user_id: String,
    name: Option<String>,
    avatar: Option<String>,
    tags: Vec<String>,
}

impl From<&Row> for Subject {
    fn from(row: &Row) -> Self {
        Self { user_id: row.user_id.clone(), name: row.name.clone() }
    }
}

/// The tags of the users who were looked up.
#[component]
pub(super) fn LookedUp() -> impl IntoView {
    let text = use_text();
    let actions = use_actions();
    let ids = RwSignal::new(Vec::<String>::new());
    let read = read_tags(ids.into());
    let known = use_known_users(ids.into());
    let selection = Selection::new();
    let rows = Signal::derive(move || {
        let tagged = read.value().unwrap_or_default();
        let row = |(user_id, tags): (String, Vec<String>)| {
            let (name, avatar) = known.with(|known| {
                let user = known.and_then(|known| known.get(&user_id));
                let name = user.and_then(|user| user.name.clone());
                (
                    name.filter(|name| !name.is_empty()),
                    user.and_then(|user| user.avatar_url.clone()),
                )
            });
            Row { user_id, name, avatar, tags }
        };
        tagged.into_iter().map(row).collect::<Vec<_>>()
    });
    let look_up = move |id: String| {
        ids.update(|ids| {
            if !ids.contains(&id) {
                // At the end: no row moves under the pointer.
                ids.push(id);
            }
        });
    };
    let label = Callback::new(move |row: Row| {
        (text.now().blocklists.select)(&Subject::from(&row).called())
    });
    let edit_selected = move || {
        let rows = rows.get_untracked();
        let keys = selection.keys();
        actions.tag(rows.iter().filter(|row| keys.contains(&row.user_id)).map(Subject::from));
    };
    let is_empty = Memo::new(move |_| ids.with(Vec::is_empty));
    // A reading that ends says anew that nothing failed: the table stays.
    let is_failed = Memo::new(move |_| read.error().is_some());
    let content = move || {
        if is_empty.get() {
            return view! {
                <StateView
                    icon=IconName::Tag
                    title=text.of(|words| words.tags.choose_title)
                    detail=text.of(|words| words.tags.choose_detail)
                />
            }
            .into_any();
        }
        if is_failed.get() {
            let title = text.of(|words| words.tags.failed);
            return view! { <ReadFailed reading=read title /> }.into_any();
        }
        view! {
            <Table
                caption=text.of(|words| words.tags.title)
                columns=columns()
                rows
                row_key=|row: Row| row.user_id
                loading=read.loading()
                placeholders=1
                selecting=Selecting { selection, label }
            />
            <SelectionBar
                selection
                says=Signal::derive(move || (text.now().blocklists.selected)(selection.len()))
            >
                <SelectionAction icon=IconName::Tag on_press=edit_selected>
                    {text.of(|words| words.tags.edit_selected)}
                </SelectionAction>
            </SelectionBar>
        }
        .into_any()
    };
    view! {
        <Toolbar>
            <div class="blocklist-whose">
                <UserPicker
                    label=text.of(|words| words.tags.look_up)
                    chosen=Signal::stored(None::<String>)
                    on_choose=look_up
                />
            </div>
        </Toolbar>
        <p class="blocklist-effect">{text.of(|words| words.tags.explained)}</p>
        {content}
    }
    .into_any()
}

/// The tags of users by id, in the order of the ids; again after each change.
pub(crate) fn read_tags(ids: Signal<Vec<String>>) -> Reading<Vec<(String, Vec<String>)>> {
    let client = Client::here();
    let app = CurrentApp::here();
    let (actions, undo) = (use_actions(), Undo::here());
    let reading = Reading::new(move || {
        let _changed = (actions.changes(), undo.ended());
        let (app, ids) = (app.slug(), ids.get());
        tags_of(client, app, ids)
    });
    Live::here().read_again(reading, |news| news.is_about_relation(Relation::Tags, None));
    reading
}

/// The tags of users by id, in the order of the ids.
pub(crate) async fn tags_of(
    client: Client,
    app: String,
    ids: Vec<String>,
) -> Result<Vec<(String, Vec<String>)>, ApiError> {
    let mut tagged = Vec::with_capacity(ids.len());
    for some in ids.chunks(TAGS_OF_USERS) {
        let request = BatchGetUserTagsRequest { user_ids: some.to_vec() };
        let told = client.ask::<BatchGetUserTags>(app.clone(), &request).await?.users;
        // Whoever has no tags may be missing in the answer.
        tagged.extend(some.iter().map(|id| {
            let of_user = told.iter().find(|user| user.user_id == *id);
            (id.clone(), of_user.map(|user| user.tags.clone()).unwrap_or_default())
        }));
    }
    Ok(tagged)
}

fn columns() -> Vec<Column<Row>> {
    let text = use_text();
    let app = CurrentApp::here();
    let actions = use_actions();
    let hosting: Hosting = expect_context();
    let user = move |row: Row| {
        let picture = hosting.picture(row.avatar.as_deref());
        let href = Route::User { app: app.slug(), user_id: row.user_id.clone() }.href();
        view! {
            <UserLink href id=row.user_id name=row.name nameless=text.of(|words| words.users.no_name) picture />
        }
    };
    let edit = move |row: Signal<Row>| {
        let edit = move || actions.tag([Subject::from(&row.get_untracked())]);
        view! { <IconButton icon=IconName::Edit label=text.of(|words| words.tags.edit) on_press=edit /> }
    };
    vec![
        Column::new(text.of(|words| words.users.column_user), Place::Lead, user),
        Column::new(text.of(|words| words.users.column_id), Place::Under, |row: Row| {
            view! { <Identifier value=row.user_id /> }
        }),
        Column::new(text.of(|words| words.tags.title), Place::EndUnder, |row: Row| {
            view! { <TagList tags=row.tags /> }
        }),
        Column::lasting(text.of(|words| words.users.column_actions), Place::Actions, edit),
    ]
}

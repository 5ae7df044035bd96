use leptos::prelude::*;
use nexconn_api::admin::{DirectoryUser, UserSort};

use super::query::{name_of, order_named};
use crate::components::{
    Column, CopyButton, IconButton, IconName, Identifier, Place, Sort, UserLink,
};
use crate::pages::parts::Moment;
use crate::pages::register;
use crate::route::{Navigator, Route};
use crate::state::{CurrentApp, Hosting};
use crate::text::Texts;

/// The columns of the list.
pub(super) fn columns(text: Texts, app: CurrentApp) -> Vec<Column<DirectoryUser>> {
    let hosting: Hosting = expect_context();
    let navigator: Navigator = expect_context();
    let user = move |user: DirectoryUser| {
        let picture = hosting.picture(user.avatar_url.as_deref());
        let href = Route::User { app: app.slug(), user_id: user.user_id.clone() }.href();
        view! {
            <UserLink href id=user.user_id name=user.name nameless=text.of(|words| words.users.no_name) picture />
        }
    };
    let registered = move |user: DirectoryUser| match user.created_at {
        Some(created_at) => view! {
            <span title=text.of(|words| words.users.registered_hint)>{created_at.0}</span>
        }
        .into_any(),
        None => view! { "—" }.into_any(),
    };
    let actions = move |user: DirectoryUser| {
        let token = register::href(&app.slug(), &user.user_id);
        view! {
            <span data-late="">
                <CopyButton value=user.user_id label=text.of(|words| words.users.copy_id) />
                <IconButton
                    icon=IconName::Key
                    label=text.of(|words| words.user.issue)
                    on_press=move || navigator.go(&token)
                />
            </span>
        }
    };
    vec![
        Column::new(text.of(|words| words.users.column_user), Place::Lead, user)
            .sorted_by(name_of(UserSort::Name)),
        Column::new(text.of(|words| words.users.column_id), Place::Under, |user: DirectoryUser| {
            view! { <Identifier value=user.user_id /> }
        })
        .sorted_by(name_of(UserSort::Id)),
        Column::new(text.of(|words| words.users.column_registered), Place::WideOnly, registered),
        Column::new(
            text.of(|words| words.users.column_touched),
            Place::EndUnder,
            |user: DirectoryUser| {
                view! { <Moment at=user.touched_at /> }
            },
        )
        .sorted_by(name_of(UserSort::Touched)),
        Column::new(text.of(|words| words.users.column_actions), Place::Actions, actions),
    ]
}

/// The order as the table shows it: the gateway sorts names and ids upwards, times downwards.
pub(super) fn sort_of(sort: Option<UserSort>) -> Sort {
    let sort = sort.unwrap_or_default();
    Sort { key: name_of(sort), descending: sort == UserSort::Touched }
}

/// The order of the column that was pressed.
pub(super) fn order_of(sort: Sort) -> UserSort {
    order_named(sort.key).unwrap_or_default()
}

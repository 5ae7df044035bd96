use leptos::prelude::*;
use nexconn_api::admin::DirectoryUser;

use super::UsersState;
use super::list::{ID, NAME, TOUCHED};
use super::row_actions::RowActions;
use super::standing::{Standing, Tokens};
use crate::components::{Column, Identifier, Place, UserLink};
use crate::pages::parts::{Moment, Written, Zone};
use crate::route::Route;
use crate::state::{CurrentApp, Hosting};
use crate::text::Texts;

/// The columns of the list.
pub(super) fn columns(
    text: Texts,
    app: CurrentApp,
    state: UsersState,
) -> Vec<Column<DirectoryUser>> {
    let hosting: Hosting = expect_context();
    let user = move |user: Signal<DirectoryUser>| {
        let picture = move || user.with(|user| hosting.picture(user.avatar_url.as_deref()));
        let href = move || {
            let user_id = user.with(|user| user.user_id.clone());
            Route::User { app: app.slug(), user_id }.href()
        };
        view! {
            <UserLink
                href=Signal::derive(href)
                id=Signal::derive(move || user.with(|user| user.user_id.clone()))
                name=Signal::derive(move || user.with(|user| user.name.clone()))
                nameless=text.of(|words| words.users.no_name)
                picture=Signal::derive(picture)
            />
        }
    };
    let zone: Zone = expect_context();
    let registered = move |user: DirectoryUser| {
        let created = user.created_at.map(|created| created.0);
        view! { <Written time=Signal::stored(created) zone short=true /> }
    };
    vec![
        Column::lasting(text.of(|words| words.users.column_user), Place::Lead, user)
            .sorted_by(NAME),
        Column::new(text.of(|words| words.users.column_id), Place::Under, |user: DirectoryUser| {
            view! { <Identifier value=user.user_id /> }
        })
        .sorted_by(ID),
        Column::lasting(text.of(|words| words.user_rows.column_status), Place::End, move |user| {
            view! { <Standing user statuses=state.statuses /> }
        }),
        Column::new(text.of(|words| words.users.column_registered), Place::WideOnly, registered),
        Column::lasting(
            text.of(|words| words.user_rows.column_tokens),
            Place::Spare,
            |user: Signal<DirectoryUser>| {
                view! { <Tokens tokens=Signal::derive(move || user.with(|user| user.tokens)) /> }
            },
        ),
        Column::new(
            text.of(|words| words.users.column_touched),
            Place::EndUnder,
            |user: DirectoryUser| {
                view! { <Moment at=user.touched_at /> }
            },
        )
        .sorted_by(TOUCHED),
        Column::lasting(text.of(|words| words.users.column_actions), Place::Actions, move |user| {
            view! { <RowActions user state /> }
        }),
    ]
}

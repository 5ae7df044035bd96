use leptos::prelude::*;

use super::acts::FriendActs;
use super::list::{FriendRow, SINCE};
use super::row_actions::RowActions;
use crate::components::{Column, Identifier, Place, UserLink};
use crate::pages::parts::Moment;
use crate::route::Route;
use crate::state::{CurrentApp, Hosting};
use crate::text::{Texts, isolated};

/// The columns of a list of friends.
pub(super) fn columns(text: Texts, app: CurrentApp, acts: FriendActs) -> Vec<Column<FriendRow>> {
    let hosting: Hosting = expect_context();
    let user = move |row: FriendRow| {
        let avatar = row.known.as_ref().and_then(|known| known.avatar_url.as_deref());
        let picture = hosting.picture(avatar);
        let name = row.name().map(ToOwned::to_owned);
        let id = row.friend.user_id;
        let href = Route::User { app: app.slug(), user_id: id.clone() }.href();
        view! { <UserLink href id name nameless=text.of(|words| words.users.no_name) picture /> }
    };
    let attributes = move |row: FriendRow| {
        let attributes = row.friend.friend_ext_profile.unwrap_or_default();
        let said = attributes.iter().map(|(key, value)| [key, ": ", &isolated(value)].concat());
        let said = said.collect::<Vec<_>>().join(", ");
        if said.is_empty() {
            return view! { "—" }.into_any();
        }
        let title = said.clone();
        view! { <bdi class="profile-value" title=title>{said}</bdi> }.into_any()
    };
    vec![
        Column::new(text.of(|words| words.friends.column_friend), Place::Lead, user),
        Column::new(text.of(|words| words.users.column_id), Place::Under, |row: FriendRow| {
            view! { <Identifier value=row.friend.user_id /> }
        }),
        Column::new(text.of(|words| words.friends.column_alias), Place::End, |row: FriendRow| {
            match row.friend.alias.filter(|alias| !alias.is_empty()) {
                Some(alias) => {
                    let title = alias.clone();
                    view! { <bdi class="profile-value" title=title>{alias}</bdi> }.into_any()
                }
                None => view! { "—" }.into_any(),
            }
        }),
        Column::new(text.of(|words| words.friends.column_attributes), Place::WideOnly, attributes),
        Column::new(
            text.of(|words| words.friends.column_since),
            Place::EndUnder,
            |row: FriendRow| view! { <Moment at=row.friend.added_at /> },
        )
        .sorted_by(SINCE),
        Column::lasting(
            text.of(|words| words.users.column_actions),
            Place::Actions,
            move |row| view! { <RowActions row acts /> },
        ),
    ]
}

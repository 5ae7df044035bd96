use leptos::prelude::*;
use nexconn_api::nexconn::UserProfile;

use super::Page;
use super::list::ProfileRow;
use super::row_actions::RowActions;
use crate::components::{Column, Identifier, Place, UserLink};
use crate::pages::parts::{DiffersMark, attribute_name, gender_name};
use crate::route::Route;
use crate::state::{CurrentApp, Hosting};
use crate::text::Texts;

/// Custom attributes that have a column of their own: more have no room.
const CUSTOM_COLUMNS: usize = 3;

/// The columns of the list, with some of the custom attributes.
pub(super) fn columns(
    text: Texts,
    app: CurrentApp,
    page: Page,
    keys: &[String],
) -> Vec<Column<ProfileRow>> {
    let hosting: Hosting = expect_context();
    let user = move |row: ProfileRow| {
        let portrait = row.profile.user_profile.as_ref().and_then(|user| user.portrait_uri.clone());
        let picture = hosting.picture(portrait.as_deref());
        let name = row.name().map(ToOwned::to_owned);
        let user_id = row.profile.user_id;
        let href = Route::User { app: app.slug(), user_id: user_id.clone() }.href();
        view! {
            <UserLink href id=user_id name nameless=text.of(|words| words.users.no_name) picture />
            <DiffersMark differences=row.differences />
        }
    };
    let basic = move |key: &'static str, place: Place, read: fn(&UserProfile) -> Option<String>| {
        Column::new(text.of(attribute_name(key)), place, move |row: ProfileRow| {
            let value = row.profile.user_profile.as_ref().and_then(read);
            let value = match (key, value) {
                ("gender", Some(number)) => Some(gender_name(text, &number)),
                (_, value) => value.filter(|value| !value.is_empty()),
            };
            said(value)
        })
    };
    let custom = move |key: &String| {
        let key = key.clone();
        let heading = key.clone();
        Column::new(Signal::stored(heading), Place::WideOnly, move |row: ProfileRow| {
            let attributes = row.profile.user_ext_profile.as_ref();
            let value = attributes.and_then(|attributes| attributes.get(&key)).cloned();
            said(value.filter(|value| !value.is_empty()))
        })
    };
    let mut columns = vec![
        Column::new(text.of(|words| words.profiles.column_name), Place::Lead, user),
        Column::new(text.of(|words| words.users.column_id), Place::Under, |row: ProfileRow| {
            view! { <Identifier value=row.profile.user_id /> }
        }),
        basic("gender", Place::Spare, |profile| profile.gender.map(|number| number.to_string())),
        basic("location", Place::End, |profile| profile.location.clone()),
        basic("role", Place::Spare, |profile| profile.role.map(|number| number.to_string())),
        basic("level", Place::WideOnly, |profile| profile.level.map(|number| number.to_string())),
    ];
    columns.extend(keys.iter().take(CUSTOM_COLUMNS).map(custom));
    columns.push(Column::lasting(
        text.of(|words| words.users.column_actions),
        Place::Actions,
        move |row| view! { <RowActions row page /> },
    ));
    columns
}

/// A value in one line; the whole of it in the tooltip.
fn said(value: Option<String>) -> AnyView {
    match value {
        Some(value) => {
            let title = value.clone();
            view! {
                <bdi class="profile-value" title=title>
                    {value}
                </bdi>
            }
            .into_any()
        }
        None => view! { "—" }.into_any(),
    }
}

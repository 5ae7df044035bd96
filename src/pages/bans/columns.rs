use leptos::prelude::*;
use nexconn_api::admin::{Ban, BanOrigin};

use super::list::{END, ID};
use crate::components::{
    Column, CopyButton, IconButton, IconName, Identifier, MenuItem, MenuLink, Place, RowMenu,
    UserLink,
};
use crate::pages::actions::{Subject, use_actions};
use crate::pages::audit::AuditQuery;
use crate::pages::parts::{Moment, TimeLeft};
use crate::route::Route;
use crate::state::{CurrentApp, Hosting};
use crate::text::{Texts, use_text};

/// The columns of the list.
pub(super) fn columns(text: Texts, app: CurrentApp) -> Vec<Column<Ban>> {
    let hosting: Hosting = expect_context();
    let user = move |ban: Ban| {
        let picture = hosting.picture(ban.avatar_url.as_deref());
        let href = Route::User { app: app.slug(), user_id: ban.user_id.clone() }.href();
        view! {
            <UserLink href id=ban.user_id name=ban.name nameless=text.of(|words| words.users.no_name) picture />
        }
    };
    vec![
        Column::new(text.of(|words| words.users.column_user), Place::Lead, user),
        Column::new(text.of(|words| words.users.column_id), Place::Under, |ban: Ban| {
            view! { <Identifier value=ban.user_id /> }
        })
        .sorted_by(ID),
        Column::lasting(text.of(|words| words.bans.column_left), Place::End, |ban: Signal<Ban>| {
            let state = Memo::new(move |_| ban.with(|ban| ban.state.clone()));
            view! { <TimeLeft ban=state /> }
        })
        .sorted_by(END),
        Column::new(text.of(|words| words.form.reason), Place::WideOnly, move |ban: Ban| {
            reason(text, ban.origin)
        }),
        Column::new(text.of(|words| words.bans.column_by), Place::EndUnder, move |ban: Ban| {
            by(text, ban.origin)
        }),
        Column::lasting(text.of(|words| words.users.column_actions), Place::Actions, |ban| {
            view! { <Actions ban /> }
        }),
    ]
}

fn reason(text: Texts, origin: Option<BanOrigin>) -> AnyView {
    let Some(BanOrigin { reason, case, .. }) = origin else { return "—".into_any() };
    let title = reason.clone();
    let case = case.map(|case| {
        view! {
            " · "
            <code dir="ltr" title=text.of(|words| words.dialogs.case)>
                {case}
            </code>
        }
    });
    view! {
        <span class="ban-reason cut" title=title>
            <bdi>{reason.unwrap_or_else(|| "—".to_owned())}</bdi>
            {case}
        </span>
    }
    .into_any()
}

fn by(text: Texts, origin: Option<BanOrigin>) -> AnyView {
    match origin {
        Some(BanOrigin { admin, at, .. }) => {
            let title = admin.clone();
            view! {
                <span class="ban-by">
                    <span class="cut" title=title>
                        {admin}
                    </span>
                    " · "
                    <Moment at />
                </span>
            }
            .into_any()
        }
        None => view! {
            <span class="faint" title=text.of(|words| words.bans.elsewhere_hint)>
                {text.of(|words| words.bans.elsewhere)}
            </span>
        }
        .into_any(),
    }
}

/// What can be done with a ban: the two usual things at hand, the rest in the menu.
#[component]
fn Actions(ban: Signal<Ban>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let actions = use_actions();
    let one = move || -> [Subject; 1] { ban.with_untracked(|ban| [ban.into()]) };
    let is_standing = Memo::new(move |_| ban.with(|ban| ban.state.standing));
    let called = move || ban.with(|ban| Subject::from(ban).called());
    let label = Signal::derive(move || (text.now().bans.actions_for)(&called()));
    let user_id = Signal::derive(move || ban.with(|ban| ban.user_id.clone()));
    let log = Signal::derive(move || {
        AuditQuery { user: Some(user_id.get()), ..AuditQuery::default() }.href(&app.slug())
    });
    view! {
        <span data-late="">
            <CopyButton value=user_id label=text.of(|words| words.users.copy_id) />
            <IconButton
                icon=IconName::Clock
                label=text.of(|words| words.bans.change)
                on_press=move || actions.ban(one())
            />
            <IconButton
                icon=IconName::Undo
                label=text.of(|words| words.bans.unban)
                on_press=move || actions.unban(one())
            />
        </span>
        <RowMenu label>
            <MenuItem icon=IconName::Clock on_select=move || actions.ban(one())>
                {text.of(|words| words.bans.change)}
            </MenuItem>
            <MenuItem icon=IconName::Undo on_select=move || actions.unban(one())>
                {text.of(|words| words.bans.unban)}
            </MenuItem>
            {move || {
                is_standing
                    .get()
                    .then(|| {
                        view! {
                            <MenuItem
                                icon=IconName::Stop
                                on_select=move || actions.stop_standing(one())
                            >
                                {text.of(|words| words.bans.stop)}
                            </MenuItem>
                        }
                    })
            }}
            <MenuItem icon=IconName::KeyOff on_select=move || actions.expire(one())>
                {text.of(|words| words.user.expire)}
            </MenuItem>
            <MenuLink href=log>{text.of(|words| words.bans.log)}</MenuLink>
        </RowMenu>
    }
}

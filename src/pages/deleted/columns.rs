use leptos::prelude::*;
use nexconn_api::admin::Deletion;

use super::list::{ID, REQUESTED};
use crate::components::{
    Button, ButtonSize, Column, CopyButton, IconName, IdLink, MenuItem, MenuLink, Place, RowMenu,
    Time, UserName,
};
use crate::pages::actions::{Subject, use_actions};
use crate::pages::audit::AuditQuery;
use crate::pages::parts::{RestoreFrom, use_is_owner};
use crate::route::Route;
use crate::state::{Clock, CurrentApp, Hosting};
use crate::text::{Texts, iso, use_text};

/// The columns of the list.
pub(super) fn columns(text: Texts, app: CurrentApp) -> Vec<Column<Deletion>> {
    let hosting: Hosting = expect_context();
    let clock: Clock = expect_context();
    let id = move |deletion: Deletion| {
        let href = Route::User { app: app.slug(), user_id: deletion.user_id.clone() }.href();
        view! { <IdLink href id=deletion.user_id /> }
    };
    let name = move |deletion: Deletion| match deletion.name {
        Some(name) => {
            let picture = hosting.picture(deletion.avatar_url.as_deref());
            view! { <UserName id=deletion.user_id name picture /> }.into_any()
        }
        None if deletion.record.is_some() => view! {
            <span class="faint" title=text.of(|words| words.deleted.erased_hint)>
                {text.of(|words| words.deleted.erased)}
            </span>
        }
        .into_any(),
        None => {
            view! { <span class="faint">{text.of(|words| words.users.no_name)}</span> }.into_any()
        }
    };
    vec![
        Column::new(text.of(|words| words.users.column_id), Place::Lead, id).sorted_by(ID),
        Column::new(text.of(|words| words.edit.name), Place::WideOnly, name),
        Column::new(
            text.of(|words| words.deleted.column_requested),
            Place::WideOnly,
            move |deletion: Deletion| requested(text, clock, deletion.requested_at),
        )
        .sorted_by(REQUESTED),
        Column::new(text.of(|words| words.audit.by), Place::WideOnly, move |deletion: Deletion| {
            by(text, deletion.by)
        }),
        Column::new(text.of(|words| words.audit.case), Place::Spare, |deletion: Deletion| {
            match deletion.case {
                Some(case) => {
                    let title = case.clone();
                    view! { <code dir="ltr" title=title>{case}</code> }.into_any()
                }
                None => view! { "—" }.into_any(),
            }
        }),
        Column::lasting(
            text.of(|words| words.deleted.column_restore),
            Place::Under,
            |deletion: Signal<Deletion>| {
                let from = Signal::derive(move || deletion.with(|deletion| deletion.restore_from));
                view! { <RestoreFrom from /> }
            },
        ),
        Column::lasting(
            text.of(|words| words.users.column_actions),
            Place::Actions,
            |deletion| view! { <Actions deletion /> },
        ),
    ]
}

fn requested(text: Texts, clock: Clock, at: Option<i64>) -> AnyView {
    match at {
        Some(at) => view! {
            <Time
                text=Signal::derive(move || text.language().log_time(clock.shown(), at))
                exact=Signal::derive(move || text.language().exact_time(at))
                iso=iso(at)
            />
        }
        .into_any(),
        None => view! {
            <span class="faint" title=text.of(|words| words.deleted.not_known_hint)>
                {text.of(|words| words.deleted.not_known)}
            </span>
        }
        .into_any(),
    }
}

fn by(text: Texts, admin: Option<String>) -> AnyView {
    match admin {
        Some(admin) => {
            let title = admin.clone();
            view! { <span title=title>{admin}</span> }.into_any()
        }
        None => view! {
            <span class="faint" title=text.of(|words| words.deleted.outside_hint)>
                {text.of(|words| words.deleted.outside)}
            </span>
        }
        .into_any(),
    }
}

/// Restore at hand, the rest in the menu.
#[component]
fn Actions(deletion: Signal<Deletion>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let actions = use_actions();
    let is_owner = use_is_owner();
    let one = move || -> [Subject; 1] { deletion.with_untracked(|deletion| [deletion.into()]) };
    let called = move || deletion.with(|deletion| Subject::from(deletion).called());
    let label = Signal::derive(move || (text.now().deleted.actions_for)(&called()));
    let user_id = Signal::derive(move || deletion.with(|deletion| deletion.user_id.clone()));
    let log = Signal::derive(move || {
        AuditQuery { user: Some(user_id.get()), ..AuditQuery::default() }.href(&app.slug())
    });
    let record = Memo::new(move |_| deletion.with(|deletion| deletion.record));
    let restore = move || {
        is_owner.get().then(|| {
            view! {
                <Button
                    size=ButtonSize::Small
                    icon=IconName::Undo
                    on_press=move || actions.restore(one())
                >
                    {text.of(|words| words.deleted.restore)}
                </Button>
            }
        })
    };
    view! {
        <span data-late="">
            <CopyButton value=user_id label=text.of(|words| words.users.copy_id) />
        </span>
        {restore}
        <RowMenu label>
            {move || {
                is_owner
                    .get()
                    .then(|| {
                        view! {
                            <MenuItem icon=IconName::Undo on_select=move || actions.restore(one())>
                                {text.of(|words| words.deleted.restore)}
                            </MenuItem>
                        }
                    })
            }}
            {move || {
                let record = record.get()?;
                let href = Route::DeletionRecord { app: app.slug(), record }.href();
                Some(view! { <MenuLink href>{text.of(|words| words.deleted.record)}</MenuLink> })
            }}
            <MenuLink href=log>{text.of(|words| words.deleted.log)}</MenuLink>
        </RowMenu>
    }
}

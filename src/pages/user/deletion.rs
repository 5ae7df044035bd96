use leptos::prelude::*;
use nexconn_api::admin::{
    DeletedUserPage, Deletion, DeletionState, ListDeletedUsers, ListDeletedUsersRequest,
    ListOperations, ListOperationsRequest, OperationKind, OperationState,
};

use super::User;
use super::live::is_deletion;
use crate::api::{Client, Reading};
use crate::components::{
    Button, ButtonLink, ButtonSize, Fact, Facts, IconName, OperationStage, Section,
};
use crate::pages::actions::use_actions;
use crate::pages::parts::{OperationRow, RestoreFrom, stage_of, use_is_owner};
use crate::route::Route;
use crate::state::{CurrentApp, Live};
use crate::text::{Texts, use_text};

/// Reads the user's soft deletion, with who asked for it and why it may not be confirmed.
pub(super) fn read_deletion(
    client: Client,
    app: CurrentApp,
    id: StoredValue<String>,
    changes: impl Fn() + 'static,
) -> Reading<DeletedUserPage> {
    Reading::new(move || {
        changes();
        client.admin::<ListDeletedUsers>(&ListDeletedUsersRequest {
            app: app.slug(),
            user: Some(id.get_value()),
            limit: Some(1),
            ..Default::default()
        })
    })
}

/// The soft deletion of the user: how sure it is, when and by whom, from when it can be restored, and the last operation.
#[component]
pub(super) fn DeletionSection(user: User) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let actions = use_actions();
    let is_owner = use_is_owner();
    let record = Memo::new(move |_| user.deletion.with(|deletion| deletion.as_ref()?.record));
    let confirms =
        Memo::new(move |_| user.deletions().with(|page| page.is_none_or(|page| page.confirms)));
    let buttons = view! {
        {move || {
            let record = record.get()?;
            let href = Route::DeletionRecord { app: app.slug(), record }.href();
            Some(
                view! {
                    <ButtonLink href size=ButtonSize::Small icon=IconName::Receipt>
                        {text.of(|words| words.deleted.record)}
                    </ButtonLink>
                },
            )
        }}
        {move || {
            let may_erase = is_owner.get() && record.get().is_none() && !confirms.get();
            may_erase
                .then(|| {
                    view! {
                        <Button
                            size=ButtonSize::Small
                            icon=IconName::Trash
                            on_press=move || actions.erase([user.subject()])
                        >
                            {text.of(|words| words.deleted_user.erase)}
                        </Button>
                    }
                })
        }}
    }
    .into_any();
    let says = move || {
        user.deletion.with(|deletion| {
            deletion.as_ref().map(|deletion| sentence(text, deletion, confirms.get()))
        })
    };
    view! {
        <Section icon=IconName::Trash title=text.of(|words| words.deleted_user.title) actions=buttons>
            <p role="status">{says}</p>
            <DeletionFacts user />
            <LatestOperations user />
        </Section>
    }
    .into_any()
}

fn sentence(text: Texts, deletion: &Deletion, confirms: bool) -> &'static str {
    let words = &text.now().deleted_user;
    match (deletion.restore, deletion.state) {
        (Some(OperationState::Accepted | OperationState::Pending), _) if confirms => {
            words.restoring
        }
        (_, DeletionState::Confirmed) => words.confirmed,
        (_, DeletionState::Accepted) if confirms => words.waiting,
        (_, DeletionState::Accepted) => words.untold,
        (_, DeletionState::Listed) => words.elsewhere,
    }
}

#[component]
fn DeletionFacts(user: User) -> impl IntoView {
    let text = use_text();
    let moment = move |pick: fn(&Deletion) -> Option<i64>| {
        move || {
            let at = user.deletion.with(|deletion| deletion.as_ref().and_then(pick));
            at.map_or_else(|| "—".to_owned(), |at| text.language().exact_time(at))
        }
    };
    let word = move |pick: fn(&Deletion) -> Option<String>| {
        move || {
            user.deletion
                .with(|deletion| deletion.as_ref().and_then(pick))
                .unwrap_or_else(|| "—".to_owned())
        }
    };
    let from = Signal::derive(move || {
        user.deletion.with(|deletion| deletion.as_ref().and_then(|of| of.restore_from))
    });
    let case = move || {
        let case = user.deletion.with(|deletion| deletion.as_ref().and_then(|of| of.case.clone()));
        case.map_or_else(
            || "—".into_any(),
            |case| view! { <code dir="ltr">{case}</code> }.into_any(),
        )
    };
    view! {
        <Facts>
            <Fact label=text.of(|words| words.deleted_user.requested)>
                {moment(|deletion| deletion.requested_at)}
            </Fact>
            <Fact label=text.of(|words| words.deleted_user.by)>
                {word(|deletion| deletion.by.clone())}
            </Fact>
            <Fact label=text.of(|words| words.dialogs.case)>
                {case}
            </Fact>
            <Fact label=text.of(|words| words.deleted_user.confirmed_at)>
                {moment(|deletion| deletion.confirmed_at)}
            </Fact>
            <Fact label=text.of(|words| words.deleted_user.restore_from)>
                <RestoreFrom from />
            </Fact>
        </Facts>
    }
}

/// The last deletion or restoration that was asked for, while it is under way, failed, or leads on.
#[component]
fn LatestOperations(user: User) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let page = Reading::new(move || {
        // A change of the user is seen there first.
        user.deletions().with(|_| ());
        client.admin::<ListOperations>(&ListOperationsRequest {
            app: app.slug(),
            user: Some(user.id()),
            limit: Some(1),
        })
    });
    Live::here().read_again(page, move |news| is_deletion(user, news));
    let latest = Memo::new(move |_| {
        page.with(|page| {
            let latest = page?.operations.first()?;
            // Of a deletion that is confirmed the facts say all.
            let is_told = latest.kind == OperationKind::Delete
                && stage_of(latest, page?.confirms) == OperationStage::Done;
            (!is_told).then(|| latest.clone())
        })
    });
    let number = Memo::new(move |_| latest.with(|latest| latest.as_ref().map(|of| of.id)));
    let confirms = Memo::new(move |_| page.with(|page| page.is_none_or(|page| page.confirms)));
    move || {
        number.get()?;
        let first = StoredValue::new(latest.get_untracked()?);
        // One that is about to go stays as it was.
        let operation = Memo::new(move |_| {
            if let Some(operation) = latest.get() {
                first.set_value(operation);
            }
            first.get_value()
        });
        Some(view! {
            <ol class="operations" data-inside="" aria-label=text.of(|words| words.deleted.operations)>
                <OperationRow operation=operation.into() confirms />
            </ol>
        })
    }
}

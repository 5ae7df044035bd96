//! A soft deletion or a restoration as a strip: requested, accepted, confirmed, and what to do then.

mod steps;

use leptos::prelude::*;
use nexconn_api::admin::{DeletionOperation, OperationKind};

use crate::components::{
    Button, ButtonLink, ButtonSize, IconName, Identifier, OperationStage, OperationStrip,
};
use crate::pages::actions::{Subject, use_actions};
use crate::pages::parts::use_is_owner;
use crate::pages::register;
use crate::route::Route;
use crate::state::{Clock, CurrentApp};
use crate::text::{Texts, use_text};

pub(crate) use steps::stage_of;
use steps::steps_of;

/// One operation, as far as it has come.
#[component]
pub fn OperationRow(
    /// The operation.
    operation: Signal<DeletionOperation>,
    /// Whether Nexconn's webhook ever came for the app.
    #[prop(into)]
    confirms: Signal<bool>,
) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    let stage = Memo::new(move |_| operation.with(|operation| stage_of(operation, confirms.get())));
    // While it waits, it says for how long.
    let steps = Memo::new(move |_| {
        let now =
            if stage.get() == OperationStage::Waiting { clock.counted() } else { clock.shown() };
        operation.with(|operation| steps_of(text, operation, confirms.get(), now))
    });
    let title = Signal::derive(move || operation.with(|operation| title(text, operation)));
    let under = view! { <Under operation /> }.into_any();
    view! {
        <OperationStrip stage title under steps label=text.of(|words| words.operations.steps)>
            <WhatNow operation stage />
        </OperationStrip>
    }
}

fn title(text: Texts, operation: &DeletionOperation) -> String {
    let words = &text.now().operations;
    let is_delete = operation.kind == OperationKind::Delete;
    let with = if is_delete { words.delete_one } else { words.restore_one };
    let alone = if is_delete { words.delete } else { words.restore };
    match (operation.counts.total(), &operation.name) {
        (0 | 1, Some(name)) => with(name),
        (0 | 1, None) => alone.to_owned(),
        (total, _) => with(&(text.now().dialogs.users)(&text.language().number(total))),
    }
}

/// To whom: the id, or the job.
#[component]
fn Under(operation: Signal<DeletionOperation>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let whom = Memo::new(move |_| {
        operation.with(|operation| {
            (operation.job, operation.user_ids.first().cloned(), operation.counts.total())
        })
    });
    move || match whom.get() {
        (Some(job), _, total) if total > 1 => {
            let href = Route::Job { app: app.slug(), job }.href();
            let says = (text.now().job.number)(job);
            view! { <a class="link" href=href>{says}</a> }.into_any()
        }
        (_, Some(first), total) => {
            let href = Route::User { app: app.slug(), user_id: first.clone() }.href();
            let rest = (total > 1).then(|| format!(" + {}", text.language().number(total - 1)));
            view! {
                <span class="operation-whom">
                    <a class="link" href=href><Identifier value=first /></a>
                    {rest}
                </span>
            }
            .into_any()
        }
        (_, None, _) => ().into_any(),
    }
}

/// What to do once it has ended: print the record, try again, or register anew.
#[component]
fn WhatNow(operation: Signal<DeletionOperation>, stage: Memo<OperationStage>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let actions = use_actions();
    let is_owner = use_is_owner();
    let what = Memo::new(move |_| {
        operation.with(|operation| (operation.kind, operation.record, operation.counts.total()))
    });
    let subjects = move || -> Vec<Subject> {
        operation.with_untracked(|operation| {
            let name = operation.name.clone();
            operation
                .user_ids
                .iter()
                .map(|user_id| Subject { user_id: user_id.clone(), name: name.clone() })
                .collect()
        })
    };
    move || match (stage.get(), what.get()) {
        (_, (OperationKind::Delete, Some(record), _)) => {
            let href = Route::DeletionRecord { app: app.slug(), record }.href();
            view! {
                <ButtonLink href icon=IconName::Receipt>
                    {text.of(|words| words.operations.print_record)}
                </ButtonLink>
            }
            .into_any()
        }
        (OperationStage::Refused, (OperationKind::Restore, ..)) if is_owner.get() => view! {
            <Button icon=IconName::Refresh on_press=move || actions.restore(subjects())>
                {text.of(|words| words.operations.try_again)}
            </Button>
        }
        .into_any(),
        (OperationStage::Done, (OperationKind::Restore, _, 1)) => {
            let href = Signal::derive(move || {
                let first = operation.with(|operation| operation.user_ids.first().cloned());
                register::href(&app.slug(), &first.unwrap_or_default())
            });
            view! {
                <ButtonLink href icon=IconName::UserPlus size=ButtonSize::Usual>
                    {text.of(|words| words.operations.set_info)}
                </ButtonLink>
            }
            .into_any()
        }
        _ => ().into_any(),
    }
}

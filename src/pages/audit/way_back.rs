use leptos::prelude::*;
use nexconn_api::Endpoint;
use nexconn_api::admin::{AuditEntry, AuditOutcome, UndoState};
use nexconn_api::nexconn::ExpireAccessTokens;

use super::log::UndoButton;
use super::words::{no_undo, undo_effect};
use crate::components::{Button, ButtonLink, ButtonSize};
use crate::pages::Undo;
use crate::pages::actions::use_actions;
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// One sentence on what taking back does, and the button; or why there is none.
#[component]
pub(super) fn WayBack(entry: AuditEntry) -> impl IntoView {
    let text = use_text();
    match (entry.outcome, entry.undo) {
        (AuditOutcome::Done, Some(UndoState::Open { until })) => {
            let id = entry.id;
            let undo = Undo::here();
            let sentence = move || {
                if undo.is_spent(id) {
                    return text.now().undo.nothing_left.to_owned();
                }
                let words = &text.now().audit;
                let until = (words.undo_until)(&text.language().exact_time(until));
                [undo_effect(text, &entry), " ", &until].concat()
            };
            view! {
                <div class="log-way-back">
                    <p>{sentence}</p>
                    <UndoButton entry=id />
                </div>
            }
            .into_any()
        }
        (AuditOutcome::Unknown, _) => view! { <FindOut entry /> }.into_any(),
        (AuditOutcome::Done, None) if entry.undoes.is_none() => view! {
            <p class="log-way-back muted">{move || no_undo(text, &entry)}</p>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

/// Where no answer came: repeating where that does no harm, else the way to look what became of it.
#[component]
fn FindOut(entry: AuditEntry) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let actions = use_actions();
    let AuditEntry { action, user_ids, .. } = entry;
    if action == ExpireAccessTokens::SPEC.path {
        return view! {
            <div class="log-way-back">
                <p>{text.of(|words| words.audit.expire_again_safe)}</p>
                <Button size=ButtonSize::Small on_press=move || actions.expire(user_ids.clone())>
                    {text.of(|words| words.audit.expire_again)}
                </Button>
            </div>
        }
        .into_any();
    }
    let check = <[String; 1]>::try_from(user_ids).ok().map(|[user_id]| {
        let href = Signal::derive(move || {
            Route::User { app: app.slug(), user_id: user_id.clone() }.href()
        });
        view! {
            <ButtonLink href size=ButtonSize::Small>
                {text.of(|words| words.audit.check_user)}
            </ButtonLink>
        }
    });
    view! {
        <div class="log-way-back">
            <p>{text.of(|words| words.audit.unknown_meaning)}</p>
            {check}
        </div>
    }
    .into_any()
}

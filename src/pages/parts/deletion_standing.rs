use leptos::prelude::*;
use nexconn_api::admin::{DeletionState, UserDeletion};

use crate::components::DeletedStamp;
use crate::text::use_text;

/// The stamp of a soft-deleted user; how sure the deletion is, and when it was asked for, in the tooltip.
#[component]
pub fn DeletionStanding(
    /// The deletion.
    deletion: UserDeletion,
) -> impl IntoView {
    let text = use_text();
    let label = Signal::derive(move || {
        let words = &text.now().deleted_user;
        if deletion.restoring { words.stamp_restoring } else { words.stamp }.to_owned()
    });
    let hint = Signal::derive(move || {
        let words = text.now();
        let stands = match deletion.state {
            DeletionState::Listed => words.deleted_user.elsewhere,
            DeletionState::Accepted => words.deleted_user.accepted,
            DeletionState::Confirmed => words.deleted_user.confirmed,
        };
        let requested = deletion.requested_at.map(|at| {
            let at = text.language().exact_time(at);
            [words.deleted_user.requested, ": ", &at, ". "].concat()
        });
        Some([requested.unwrap_or_default().as_str(), stands].concat())
    });
    view! { <DeletedStamp label hint /> }
}

use leptos::prelude::*;
use nexconn_api::Endpoint;
use nexconn_api::admin::{
    AuditEntry, AuditOutcome, ListAudit, ListAuditRequest, StartStandingBans, UndoState,
};
use nexconn_api::nexconn::{BAN_MINUTES, BanUsers};

use super::BanLength;
use crate::api::{ApiError, Client, Reading};
use crate::pages::parts::Moment;
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// Rows shown.
const ROWS: u32 = 4;

/// The bans that the one user of the dialog had through this gateway, latest first; after one that
/// stood, a longer ban is proposed.
#[component]
pub(super) fn EarlierBans(
    /// The user's id.
    user_id: String,
    /// The length to propose.
    length: BanLength,
) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let bans = Reading::new(move || read(client, app.slug(), user_id.clone()));
    Effect::new(move || {
        let stood = |ban: &&AuditEntry| !is_taken_back(ban);
        let longest = bans.with(|bans| bans?.iter().filter(stood).filter_map(minutes_of).max());
        if let Some(longest) = longest {
            length.propose_after(longest);
        }
    });
    move || {
        let bans = bans.value().filter(|bans| !bans.is_empty())?;
        let rows = bans.into_iter().map(|entry| view! { <li>{row(text, entry)}</li> });
        Some(view! {
            <section class="earlier-bans">
                <h2>{text.of(|words| words.dialogs.earlier)}</h2>
                <ol>{rows.collect_view()}</ol>
            </section>
        })
    }
}

async fn read(client: Client, app: String, user: String) -> Result<Vec<AuditEntry>, ApiError> {
    let mut bans = Vec::new();
    for action in [BanUsers::SPEC.path, StartStandingBans::SPEC.path] {
        let request = ListAuditRequest {
            app: app.clone(),
            user: Some(user.clone()),
            action: Some(action.to_owned()),
            outcome: Some(AuditOutcome::Done),
            limit: Some(ROWS),
            ..Default::default()
        };
        bans.extend(client.admin::<ListAudit>(&request).await?.entries);
    }
    bans.sort_by_key(|entry| std::cmp::Reverse(entry.id));
    bans.truncate(ROWS as usize);
    Ok(bans)
}

/// How long that ban was to be; one until lifted counts as the longest.
fn minutes_of(entry: &AuditEntry) -> Option<i64> {
    if entry.action == StartStandingBans::SPEC.path {
        return Some(BAN_MINUTES);
    }
    entry.details.get("durationMinutes")?.as_i64()
}

/// A ban that was set by mistake says nothing about the user.
fn is_taken_back(entry: &AuditEntry) -> bool {
    matches!(entry.undo, Some(UndoState::Done { .. }))
}

fn row(text: Texts, entry: AuditEntry) -> impl IntoView {
    let language = text.language();
    let length = if entry.action == StartStandingBans::SPEC.path {
        text.now().ban.until_lifted.to_owned()
    } else {
        minutes_of(&entry).map(|minutes| language.span(minutes * 60_000)).unwrap_or_default()
    };
    let taken_back =
        is_taken_back(&entry).then(|| [" · ", text.now().dialogs.earlier_taken_back].concat());
    view! {
        <strong>{length}</strong>
        " · "
        <Moment at=entry.at />
        " · "
        {entry.admin}
        {taken_back}
        {entry.reason.map(|reason| view! { <bdi class="muted">" · “" {reason} "”"</bdi> })}
    }
}

//! What happens elsewhere to the user of the page, as it happens.

use leptos::prelude::*;
use nexconn_api::admin::{Event, Finding, Relation};

use super::User;
use crate::state::{Live, News};

/// Reads anew what an event makes old.
pub(super) fn follow(user: User) {
    let live = Live::here();
    live.read_again(user.read, move |news| is_change(user, news) || is_deletion(user, news));
    live.read_again(user.hosted().reading, move |news| {
        user.id.with_value(|id| news.is_about_relation(Relation::Profile, Some(id)))
    });
    live.read_again(user.mute().reading, move |news| {
        user.id.with_value(|id| news.is_about_relation(Relation::Mute, Some(id)))
    });
    live.read_again(user.bans(), move |news| {
        is_change(user, news) || is_end(user, news) || is_deletion(user, news)
    });
    live.read_again(user.deletions(), move |news| is_change(user, news) || is_deletion(user, news));
    live.read_again(user.report, move |news| {
        is_change(user, news)
            || is_end(user, news)
            || is_deletion(user, news)
            || is_other_status(user, news)
    });
}

/// A change of this user, or the end of a job, whose entries are not told one by one.
fn is_change(user: User, news: &News) -> bool {
    match news.event() {
        Some(Event::Change(entry)) => {
            user.id.with_value(|id| entry.user_ids.iter().any(|changed| changed == id))
        }
        Some(Event::Job(job)) => job.state.is_over(),
        _ => false,
    }
}

/// A soft deletion or a restoration of this user moved on.
pub(super) fn is_deletion(user: User, news: &News) -> bool {
    let Some(Event::Deletion(changed)) = news.event() else { return false };
    user.id.with_value(|id| *id == changed.user_id)
}

fn is_end(user: User, news: &News) -> bool {
    let of = match news.event() {
        Some(Event::BanEnded(ended)) => &ended.user_id,
        Some(Event::StandingStopped(stopped)) => &stopped.user_id,
        _ => return false,
    };
    user.id.with_value(|id| id == of)
}

/// Online where the page says offline, or the other way. The answer to the page's own question is told as an event too,
/// and must not make it ask again.
fn is_other_status(user: User, news: &News) -> bool {
    let Some(Event::Online(learnt)) = news.event() else { return false };
    let shown = user.report.with(|report| match report.map(|report| &report.online) {
        Some(Finding::Known(known)) => Some(known.online),
        _ => None,
    });
    user.id.with_value(|id| *id == learnt.user_id) && shown == Some(!learnt.online.online)
}

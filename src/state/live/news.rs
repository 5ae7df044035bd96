use nexconn_api::Endpoint;
use nexconn_api::admin::{EraseCopies, Event, EventKind, JobAction, Relation};
use nexconn_api::local::DeleteTestUsers;
use nexconn_api::nexconn::{IssueAccessToken, RestoreUsers, SoftDeleteUsers};
use serde::de::DeserializeOwned;

/// Something that came by the stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// An event.
    Event(Event),
    /// Events were missed: what is shown must be read anew.
    Missed,
}

impl News {
    /// The event, if it is one.
    pub fn event(&self) -> Option<&Event> {
        match self {
            Self::Event(event) => Some(event),
            Self::Missed => None,
        }
    }

    /// Whether somebody's ban may be another one now.
    pub fn is_about_bans(&self) -> bool {
        match self.event() {
            Some(Event::BanEnded(_) | Event::StandingStopped(_) | Event::Job(_)) => true,
            // Bans, lifted bans, kicks, standing bans, and what takes any of them back.
            Some(Event::Change(entry)) => entry.action.contains("ban") || entry.undoes.is_some(),
            Some(
                Event::Online(_) | Event::Deletion(_) | Event::Relation(_) | Event::HookRefused(_),
            )
            | None => false,
        }
    }

    /// Whether something of this kind may be another one now, for a user or, where none is named, for anybody.
    pub fn is_about_relation(&self, what: Relation, user_id: Option<&str>) -> bool {
        match self.event() {
            Some(Event::Relation(changed)) => {
                changed.what == what && user_id.is_none_or(|id| changed.is_about(id))
            }
            Some(Event::Job(job)) => job.state.is_over() && what.is_changed_by(job.action),
            // Everything of a deleted user is gone.
            Some(Event::Deletion(changed)) => user_id.is_none_or(|id| changed.user_id == id),
            Some(_) => false,
            None => true,
        }
    }

    /// Whether somebody's soft deletion, or what is known of one, may be another one now.
    pub fn is_about_deletions(&self) -> bool {
        match self.event() {
            Some(Event::Deletion(_)) => true,
            Some(Event::Change(entry)) => {
                [SoftDeleteUsers::SPEC.path, RestoreUsers::SPEC.path, EraseCopies::SPEC.path]
                    .contains(&entry.action.as_str())
            }
            Some(Event::Job(job)) => {
                matches!(job.action, JobAction::Delete | JobAction::Restore)
            }
            _ => false,
        }
    }

    /// Whether other users may be registered now, or as many in another way.
    pub fn is_about_registered(&self) -> bool {
        const ACTIONS: [&str; 4] = [
            IssueAccessToken::SPEC.path,
            DeleteTestUsers::SPEC.path,
            SoftDeleteUsers::SPEC.path,
            RestoreUsers::SPEC.path,
        ];
        match self.event() {
            Some(Event::Change(entry)) => ACTIONS.contains(&entry.action.as_str()),
            Some(Event::Job(job)) => {
                matches!(job.action, JobAction::Register) && job.state.is_over()
            }
            _ => false,
        }
    }

    /// Reads what came under a name; none for what this console does not know.
    pub(super) fn read(kind: EventKind, data: &str) -> Option<Self> {
        let event = match kind {
            // What happened between the first reading of a page and the beginning of the stream was missed as well.
            EventKind::Begin | EventKind::Reset => return Some(Self::Missed),
            EventKind::Change => Event::Change(parse(data)?),
            EventKind::Job => Event::Job(parse(data)?),
            EventKind::BanEnded => Event::BanEnded(parse(data)?),
            EventKind::StandingStopped => Event::StandingStopped(parse(data)?),
            EventKind::Online => Event::Online(parse(data)?),
            EventKind::Deletion => Event::Deletion(parse(data)?),
            EventKind::Relation => Event::Relation(parse(data)?),
            EventKind::HookRefused => Event::HookRefused(parse(data)?),
        };
        Some(Self::Event(event))
    }
}

fn parse<T: DeserializeOwned>(data: &str) -> Option<T> {
    serde_json::from_str(data)
        .inspect_err(|cause| leptos::logging::warn!("an event cannot be read: {cause}"))
        .ok()
}

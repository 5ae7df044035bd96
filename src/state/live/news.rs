use nexconn_api::admin::{Event, EventKind};
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
            Some(Event::Online(_) | Event::Deletion(_)) | None => false,
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
        };
        Some(Self::Event(event))
    }
}

fn parse<T: DeserializeOwned>(data: &str) -> Option<T> {
    serde_json::from_str(data)
        .inspect_err(|cause| leptos::logging::warn!("an event cannot be read: {cause}"))
        .ok()
}

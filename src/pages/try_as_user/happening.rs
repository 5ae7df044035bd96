//! What happens while users are tried: one list, shown as two conversations and as a log.

use leptos::prelude::*;
use nexconn_api::Code;
use nexconn_api::admin::AuditEntry;
use nexconn_api::client::FriendEvent;

/// One of the two places on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letter {
    A,
    B,
}

impl Letter {
    pub(super) const ALL: [Self; 2] = [Self::A, Self::B];

    /// What it is called.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
        }
    }

    /// The other place.
    pub(super) const fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }

    /// Id of the device that connects there: two places can be two devices of one user.
    pub(super) const fn device(self) -> &'static str {
        match self {
            Self::A => "web-1",
            Self::B => "web-2",
        }
    }
}

/// Something that happened.
#[derive(Debug, Clone)]
pub(super) struct Happening {
    /// In the order in which they happened.
    pub(super) number: u32,
    /// When it was seen here, in Unix milliseconds.
    pub(super) at: i64,
    /// Where; none for what an admin did.
    pub(super) letter: Option<Letter>,
    pub(super) what: What,
}

/// What happened.
#[derive(Debug, Clone)]
pub(super) enum What {
    /// A token was issued.
    Token,
    /// No token was issued, with this code of Nexconn.
    NoToken(Code),
    Connected,
    /// The connection was refused.
    Refused(Code),
    /// The connection was cut.
    Cut(Code),
    /// The user left.
    Left,
    /// The connection ended without a word.
    Lost(Loss),
    /// A message of this user.
    Mine {
        text: String,
        to: String,
        sent: ArcRwSignal<Sent>,
    },
    /// A message for this user.
    Theirs {
        from: String,
        text: String,
    },
    /// The user did something with another.
    Did {
        what: Deed,
        with: String,
        code: Code,
    },
    /// Another did something with this user.
    Friend {
        event: FriendEvent,
        with: Option<String>,
        extra: Option<String>,
        /// The user can still answer it.
        open: ArcRwSignal<bool>,
    },
    /// A hosted profile changed.
    Profile {
        of: String,
    },
    /// An admin changed something about users here, in those places.
    Admin {
        entry: Box<AuditEntry>,
        letters: Vec<Letter>,
    },
}

/// Why a connection ended without a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Loss {
    /// The way to the gateway.
    Network,
    /// nexconn-local.
    Service,
    /// The admin's session.
    Session,
}

/// How far a message came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sent {
    OnItsWay,
    /// The service took it, at this time of its own.
    Taken(i64),
    Refused(Code),
    /// The connection ended before an answer came.
    Unknown,
}

/// What a user can do with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    Block,
    Unblock,
    Befriend,
    Accept,
    Refuse,
    Unfriend,
}

impl What {
    /// The code that came with it, where one is worth showing.
    pub(super) fn code(&self) -> Option<Code> {
        match self {
            Self::NoToken(code)
            | Self::Refused(code)
            | Self::Cut(code)
            | Self::Did { code, .. } => Some(*code),
            Self::Mine { sent, .. } => match sent.get() {
                Sent::Refused(code) => Some(code),
                Sent::Taken(_) => Some(Code::SUCCESS),
                Sent::OnItsWay | Sent::Unknown => None,
            },
            Self::Connected => Some(Code::SUCCESS),
            Self::Admin { entry, .. } => entry.code,
            _ => None,
        }
    }
}

/// Whether a code says that it was done or waits for consent.
pub(super) fn is_good(code: Code) -> bool {
    code == Code::SUCCESS || code == Code::WAITS_FOR_CONSENT
}

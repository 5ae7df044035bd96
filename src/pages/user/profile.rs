use nexconn_api::Code;
use nexconn_api::admin::DirectoryUser;
use nexconn_api::nexconn::UserInfo;

use crate::api::{Answered, CallEnd};

/// Nexconn's answer about a user, and when it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) answer: Answered<UserInfo>,
    /// Unix milliseconds.
    pub(super) at: i64,
}

impl Read {
    /// Whether Nexconn knows no such user.
    pub(super) fn is_missing(&self) -> bool {
        matches!(&self.answer.end, CallEnd::Refused(refusal) if refusal.code == Code::NO_SUCH_USER)
    }
}

/// What the gateway's directory knows; none for an id that never passed through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known(pub(super) Option<DirectoryUser>);

/// A user's registration, from the freshest source that has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Profile {
    /// None where it is not known, or where there is none: a restored user has no name.
    pub(super) name: Option<String>,
    /// Empty where there is none, none where it is not known.
    pub(super) avatar: Option<String>,
    /// As Nexconn writes it.
    pub(super) created_at: Option<String>,
    /// As of when, in Unix milliseconds; none where nothing is known.
    pub(super) read_at: Option<i64>,
    /// Whether it comes from Nexconn just now rather than from the directory.
    pub(super) is_fresh: bool,
}

impl Profile {
    pub(super) fn of(read: Option<&Read>, known: Option<&Known>) -> Self {
        if let Some(Read { answer: Answered { end: CallEnd::Done(info), .. }, at }) = read {
            return Self {
                name: Some(info.name.clone()).filter(|name| !name.is_empty()),
                avatar: Some(info.avatar_url.clone()),
                created_at: Some(info.created_at.0.clone()),
                read_at: Some(*at),
                is_fresh: true,
            };
        }
        match known {
            Some(Known(Some(user))) => Self {
                name: user.name.clone().filter(|name| !name.is_empty()),
                avatar: user.avatar_url.clone(),
                created_at: user.created_at.as_ref().map(|created| created.0.clone()),
                read_at: user.info_at,
                is_fresh: false,
            },
            _ => Self::default(),
        }
    }
}

use nexconn_api::admin::{JobAction, RecognisedUser};

/// What the chosen action would do to a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// What the action says.
    Plain,
    /// The same with regard to a ban that is there already.
    WithBan,
    /// The ban that is there would end sooner.
    Shortens,
    /// Nothing that is not so already.
    Nothing,
    /// Nothing: the user is soft-deleted, or, where that is what would be taken back, is not.
    NotWhileDeleted,
}

impl Fate {
    /// Of a user; `end` is when a new ban would end, in Unix milliseconds. Whether anybody is banned may not be known.
    pub(super) fn of(
        action: JobAction,
        user: &RecognisedUser,
        end: Option<i64>,
        bans_known: bool,
    ) -> Self {
        let is_deleted = user.deletion.is_some();
        match (action, &user.ban) {
            (JobAction::Restore, _) if is_deleted => Self::Plain,
            (JobAction::Restore, _) => Self::NotWhileDeleted,
            _ if is_deleted => Self::NotWhileDeleted,
            (JobAction::Unban, None) if bans_known => Self::Nothing,
            (_, None) => Self::Plain,
            (JobAction::Ban | JobAction::Standing, Some(ban)) if ban.standing => Self::Nothing,
            (JobAction::Ban, Some(ban)) => match (ban.ends_at, end) {
                (Some(old), Some(new)) if old > new => Self::Shortens,
                _ => Self::WithBan,
            },
            (_, Some(_)) => Self::WithBan,
        }
    }

    /// Whether the user is chosen unless the admin says otherwise.
    pub(super) const fn is_chosen(self) -> bool {
        matches!(self, Self::Plain | Self::WithBan)
    }
}

//! Users as rows, and the two columns derived from id and name.

use nexconn_api::admin::{DirectoryUser, OnlineState, TokenKnowledge};
use nexconn_api::wire::TextTime;
use sqlx::{QueryBuilder, Sqlite};

use crate::bans::{self, BanColumns};
use crate::deletions::{self, DeletionColumns};

/// The columns of a [`Row`], beside those of the ban and of the deletion.
const COLUMNS: &str = "u.user_id, u.name, u.avatar_url, u.info_at, u.created_at,
    u.known_since, u.touched_at, u.name_key, u.online, u.online_at, u.token_issued_at,
    u.tokens_expired_before, ";

/// The tables of a [`Row`].
pub(super) const FROM: &str = " FROM users u
    LEFT JOIN bans b ON b.app = u.app AND b.user_id = u.user_id
    LEFT JOIN standing_bans s
        ON s.app = u.app AND s.user_id = u.user_id AND s.stopped_at IS NULL
    LEFT JOIN deleted_users d ON d.app = u.app AND d.user_id = u.user_id";

/// The beginning of a statement that reads rows.
pub(super) fn select() -> QueryBuilder<Sqlite> {
    let mut sql = QueryBuilder::new("SELECT ");
    sql.push(COLUMNS).push(bans::COLUMNS).push(", ").push(deletions::COLUMNS).push(FROM);
    sql
}

/// Names are sorted by this many characters; longer ones that begin alike are in order of id.
const NAME_KEY_CHARS: usize = 64;

#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Row {
    pub(super) user_id: String,
    name: Option<String>,
    avatar_url: Option<String>,
    info_at: Option<i64>,
    created_at: Option<String>,
    known_since: i64,
    pub(super) touched_at: i64,
    pub(super) name_key: String,
    online: Option<i64>,
    online_at: Option<i64>,
    token_issued_at: Option<i64>,
    tokens_expired_before: Option<i64>,
    #[sqlx(flatten)]
    ban: BanColumns,
    #[sqlx(flatten)]
    deletion: DeletionColumns,
}

impl Row {
    /// What is known of the user at `now`.
    pub(super) fn into_user(self, now: i64) -> DirectoryUser {
        let online = self.online.zip(self.online_at);
        DirectoryUser {
            user_id: self.user_id,
            name: self.name,
            avatar_url: self.avatar_url,
            info_at: self.info_at,
            created_at: self.created_at.map(TextTime),
            known_since: self.known_since,
            touched_at: self.touched_at,
            ban: self.ban.state(now),
            deletion: self.deletion.state(),
            online: online.map(|(online, at)| OnlineState { online: online == 1, at }),
            tokens: TokenKnowledge {
                issued_at: self.token_issued_at,
                expired_before: self.tokens_expired_before,
            },
        }
    }
}

/// What sorts users by name, without regard to case; users without a name come last.
pub(super) fn name_key(name: Option<&str>) -> String {
    match name {
        Some(name) => {
            let lower = name.to_lowercase();
            std::iter::once('1').chain(lower.chars().take(NAME_KEY_CHARS)).collect()
        }
        None => "2".to_owned(),
    }
}

/// What search looks in: id and name on a line each, without regard to case.
pub(super) fn haystack(user_id: &str, name: Option<&str>) -> String {
    format!("{}\n{}", user_id.to_lowercase(), name.unwrap_or_default().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_without_a_name_sorts_last() {
        assert!(name_key(Some("ZOE")) < name_key(None));
        assert!(name_key(Some("雨")) < name_key(None));
        assert_eq!(name_key(Some("Zoe")), name_key(Some("ZOE")));
    }
}

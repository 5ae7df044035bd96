//! Users as rows, and the two columns derived from id and name.

use nexconn_api::admin::DirectoryUser;
use nexconn_api::wire::TextTime;

/// The columns of a [`Row`].
pub(super) const COLUMNS: &str = "u.user_id, u.name, u.avatar_url, u.info_at, u.created_at,
    u.known_since, u.touched_at, u.name_key";

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
}

impl From<Row> for DirectoryUser {
    fn from(row: Row) -> Self {
        Self {
            user_id: row.user_id,
            name: row.name,
            avatar_url: row.avatar_url,
            info_at: row.info_at,
            created_at: row.created_at.map(TextTime),
            known_since: row.known_since,
            touched_at: row.touched_at,
            ban: None,
            online: None,
            tokens: nexconn_api::admin::TokenKnowledge::default(),
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

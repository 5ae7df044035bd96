//! What the directory knows of words.

use std::collections::{HashMap, HashSet};

use nexconn_api::check::USER_ID_BYTES;
use sqlx::{QueryBuilder, Sqlite, SqlitePool};

use crate::Error;

/// Ids of one statement.
const IDS_AT_ONCE: usize = 500;

/// The users of an app that were looked up, by id.
#[derive(Debug)]
pub(super) struct Known<'a> {
    readers: &'a SqlitePool,
    app: &'a str,
    /// None for those that the directory does not know.
    users: HashMap<String, Option<KnownUser>>,
}

/// A user that the directory knows.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct KnownUser {
    user_id: String,
    /// Registered name, where that is known.
    pub(super) name: Option<String>,
}

impl<'a> Known<'a> {
    pub(super) fn new(readers: &'a SqlitePool, app: &'a str) -> Self {
        Self { readers, app, users: HashMap::new() }
    }

    /// Looks words up that were not before.
    pub(super) async fn look_up(&mut self, words: impl Iterator<Item = &str>) -> Result<(), Error> {
        let new: HashSet<&str> = words
            .filter(|word| (1..=USER_ID_BYTES).contains(&word.len()))
            .filter(|word| !self.users.contains_key(*word))
            .collect();
        let new: Vec<&str> = new.into_iter().collect();
        for some in new.chunks(IDS_AT_ONCE) {
            let mut sql =
                QueryBuilder::<Sqlite>::new("SELECT user_id, name FROM users WHERE app = ");
            sql.push_bind(self.app.to_owned()).push(" AND user_id IN (");
            let mut ids = sql.separated(", ");
            for id in some {
                ids.push_bind((*id).to_owned());
            }
            sql.push(")");
            let found: Vec<KnownUser> = sql.build_query_as().fetch_all(self.readers).await?;
            self.users.extend(some.iter().map(|id| ((*id).to_owned(), None)));
            self.users.extend(found.into_iter().map(|user| (user.user_id.clone(), Some(user))));
        }
        Ok(())
    }

    /// A user that was looked up, if the directory knows it.
    pub(super) fn get(&self, user_id: &str) -> Option<&KnownUser> {
        self.users.get(user_id)?.as_ref()
    }
}

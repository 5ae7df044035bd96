//! Names of users of whom only the ids are told.

use std::collections::HashMap;

use sqlx::{QueryBuilder, Sqlite};

use crate::Error;
use crate::gateway::Shared;
use crate::sql::push_in;

/// Ids of one statement.
const AT_ONCE: usize = 500;

/// The registered names, by id, of those users whose name the directory knows.
pub(crate) async fn names(
    shared: &Shared,
    app: &str,
    user_ids: &[String],
) -> Result<HashMap<String, String>, Error> {
    let mut names = HashMap::new();
    for some in user_ids.chunks(AT_ONCE) {
        let mut sql = QueryBuilder::<Sqlite>::new("SELECT user_id, name FROM users WHERE app = ");
        sql.push_bind(app).push(" AND name IS NOT NULL AND user_id");
        push_in(&mut sql, some.iter().map(String::as_str));
        let found: Vec<(String, String)> =
            sql.build_query_as().fetch_all(shared.database.readers()).await?;
        names.extend(found);
    }
    Ok(names)
}

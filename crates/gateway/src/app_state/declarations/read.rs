//! Reading what owners declared.

use nexconn_api::admin::{ChatFacts, Fact, FactSource, Plan, TokenValidity};
use nexconn_api::nexconn::FriendPermission;
use sqlx::SqliteConnection;

use super::{
    BLOCKLIST, FRIEND_REQUESTS, FRIENDS_ONLY, HOOKS, OFF, ON, PERMANENT, PLAN, PRO, STARTER, TOKENS,
};
use crate::Error;

/// What is declared of an app.
#[derive(Debug, Default)]
pub(in crate::app_state) struct Declared {
    pub(in crate::app_state) plan: Option<Fact<Plan>>,
    pub(in crate::app_state) tokens: Option<Fact<TokenValidity>>,
    pub(in crate::app_state) hooks: Option<Fact<bool>>,
    pub(in crate::app_state) chat: ChatFacts,
}

#[derive(Debug, sqlx::FromRow)]
struct Row {
    what: String,
    value: String,
    at: i64,
    admin: String,
}

impl Row {
    fn fact<T>(&self, value: T) -> Fact<T> {
        let by = Some(self.admin.clone());
        Fact { value, from: FactSource::Declared, at: Some(self.at), by }
    }
}

/// Reads what is declared. What cannot be read counts as not declared.
pub(in crate::app_state) async fn read(
    connection: &mut SqliteConnection,
    app: &str,
) -> Result<Declared, Error> {
    let rows: Vec<Row> =
        sqlx::query_as("SELECT what, value, at, admin FROM declarations WHERE app = $1")
            .bind(app)
            .fetch_all(connection)
            .await?;
    let mut declared = Declared::default();
    for row in rows {
        if declared.take(&row).is_none() {
            let Row { what, value, .. } = &row;
            tracing::warn!(app, what, value, "what was declared cannot be read: declare it again");
        }
    }
    Ok(declared)
}

impl Declared {
    /// Takes a fact in; none where it cannot be read.
    fn take(&mut self, row: &Row) -> Option<()> {
        let value = row.value.as_str();
        match row.what.as_str() {
            PLAN => self.plan = Some(row.fact(plan(value)?)),
            TOKENS => self.tokens = Some(row.fact(validity(value)?)),
            HOOKS => self.hooks = Some(row.fact(switch(value)?)),
            FRIENDS_ONLY => self.chat.friends_only = Some(row.fact(switch(value)?)),
            BLOCKLIST => self.chat.blocklist = Some(row.fact(switch(value)?)),
            FRIEND_REQUESTS => self.chat.friend_requests = Some(row.fact(permission(value)?)),
            _ => return None,
        }
        Some(())
    }
}

fn plan(kept: &str) -> Option<Plan> {
    match kept {
        STARTER => Some(Plan::Starter),
        PRO => Some(Plan::Pro),
        _ => None,
    }
}

fn validity(kept: &str) -> Option<TokenValidity> {
    let minutes = if kept == PERMANENT { None } else { Some(kept.parse().ok()?) };
    Some(TokenValidity { minutes })
}

fn switch(kept: &str) -> Option<bool> {
    match kept {
        ON => Some(true),
        OFF => Some(false),
        _ => None,
    }
}

/// The permission whose number was kept.
fn permission(kept: &str) -> Option<FriendPermission> {
    kept.parse::<i64>().ok().and_then(|number| FriendPermission::try_from(number).ok())
}

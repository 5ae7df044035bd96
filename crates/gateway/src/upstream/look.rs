//! A look at how an app's service answers.

use nexconn_api::Endpoint;
use nexconn_api::admin::{ConnectionState, ServerState};
use nexconn_api::nexconn::ListBannedUsers;

use super::budget::Priority;
use super::send::{Outgoing, Upstream};
use crate::Error;

/// A question that changes nothing and whose answer is short.
const QUESTION: &str = r#"{"page":1,"pageSize":1}"#;

impl Upstream {
    /// How the servers answered so far.
    pub(crate) fn connection(&self) -> ConnectionState {
        let preferred = self.first();
        let known = self.health.servers();
        let servers =
            self.servers.iter().zip(known).enumerate().map(|(index, (url, known))| ServerState {
                base_url: url.clone(),
                backup: index > 0,
                preferred: index == preferred,
                answered: known.answered,
                failed: known.failed,
                latencies: known.latencies.into(),
            });
        ConnectionState { servers: servers.collect(), clock: self.health.clock() }
    }

    /// Asks every server something harmless, and tells how they answer.
    pub(crate) async fn check(&self, request_id: &str) -> Result<ConnectionState, Error> {
        let question = Outgoing {
            spec: &ListBannedUsers::SPEC,
            body: QUESTION,
            users: 0,
            request_id,
            priority: Priority::Interactive,
        };
        let asking = (0..self.servers.len()).map(|index| self.attempt(index, question));
        futures_util::future::try_join_all(asking).await?;
        Ok(self.connection())
    }
}

//! How the servers of an app answer, measured from the calls that go there.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use nexconn_api::Code;
use nexconn_api::admin::{
    ClockDifference, FailureKind, LATENCIES_KEPT, ServerAnswer, ServerFailure, UpstreamAnswer,
};

use super::attempt::{Attempt, Attempted};
use super::clocks::Clocks;
use crate::calls;

/// Codes that say that the app itself is refused, whoever the user is: wrong secret, wrong signature, app offline,
/// source IP not allowed.
pub(crate) const APP_REFUSED: [Code; 4] = [Code(1001), Code::BAD_SIGNATURE, Code(1006), Code(1007)];

/// What is known of the servers, in their order.
#[derive(Debug)]
pub(super) struct Health(Mutex<State>);

#[derive(Debug)]
struct State {
    servers: Vec<Server>,
    clocks: Clocks,
}

/// What is known of one server.
#[derive(Debug, Clone, Default)]
pub(super) struct Server {
    pub(super) answered: Option<ServerAnswer>,
    pub(super) failed: Option<ServerFailure>,
    /// In milliseconds, latest last.
    pub(super) latencies: VecDeque<u32>,
}

impl Health {
    pub(super) fn new(servers: usize) -> Self {
        let servers = vec![Server::default(); servers];
        Self(Mutex::new(State { servers, clocks: Clocks::default() }))
    }

    /// Notes how a request to a server ended at `now`.
    pub(super) fn note(&self, server: usize, attempted: &Attempted, now: i64) {
        let mut state = self.state();
        if let Some(reading) = attempted.clocks {
            state.clocks.note(reading);
        }
        let Some(server) = state.servers.get_mut(server) else { return };
        match failure(&attempted.attempt) {
            Some(why) => server.failed = Some(ServerFailure { at: now, why }),
            None => server.answer(attempted.took, now),
        }
    }

    pub(super) fn servers(&self) -> Vec<Server> {
        self.state().servers.clone()
    }

    pub(super) fn clock(&self) -> Option<ClockDifference> {
        self.state().clocks.difference()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Server {
    fn answer(&mut self, took: Duration, now: i64) {
        let millis = u32::try_from(took.as_millis()).unwrap_or(u32::MAX);
        self.answered = Some(ServerAnswer { at: now, millis });
        if self.latencies.len() >= LATENCIES_KEPT {
            self.latencies.pop_front();
        }
        self.latencies.push_back(millis);
    }
}

/// What a request shows to be wrong with the server or the app; none where it was answered as it
/// should be. A refusal of what was asked for is such an answer.
fn failure(attempt: &Attempt) -> Option<FailureKind> {
    match attempt {
        Attempt::NotSent => Some(FailureKind::Unreachable),
        Attempt::Lost => Some(FailureKind::Lost),
        Attempt::Answered(answer @ UpstreamAnswer { http, .. }) => {
            let code = calls::code(answer).unwrap_or(Code::UNREADABLE);
            let wrong = *http >= 500 || code == Code::UNREADABLE || APP_REFUSED.contains(&code);
            wrong.then_some(FailureKind::Refused { http: *http, code })
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn attempted(attempt: Attempt) -> Attempted {
        Attempted { attempt, took: Duration::from_millis(7), clocks: None }
    }

    fn answer(http: u16, code: i32) -> Attempted {
        let body = json!({ "code": code });
        attempted(Attempt::Answered(UpstreamAnswer { http, body }))
    }

    #[test]
    fn a_refusal_of_a_call_is_an_answer_and_one_of_the_app_is_none() {
        let health = Health::new(2);
        health.note(0, &answer(400, 400), 5);
        health.note(1, &answer(401, 1004), 6);
        let servers = health.servers();
        assert_eq!(servers[0].answered, Some(ServerAnswer { at: 5, millis: 7 }));
        assert_eq!((servers[0].failed, servers[1].answered), (None, None));
        let why = FailureKind::Refused { http: 401, code: Code(1004) };
        assert_eq!(servers[1].failed, Some(ServerFailure { at: 6, why }));
    }

    #[test]
    fn what_no_server_of_nexconn_says_is_a_failure() {
        let health = Health::new(1);
        for (found, expected) in [
            (attempted(Attempt::NotSent), FailureKind::Unreachable),
            (attempted(Attempt::Lost), FailureKind::Lost),
            (answer(500, 1000), FailureKind::Refused { http: 500, code: Code(1000) }),
            (
                attempted(Attempt::Answered(UpstreamAnswer { http: 200, body: json!(null) })),
                FailureKind::Refused { http: 200, code: Code::UNREADABLE },
            ),
        ] {
            health.note(0, &found, 1);
            assert_eq!(health.servers()[0].failed.map(|it| it.why), Some(expected));
        }
        assert_eq!(health.servers()[0].answered, None);
    }

    #[test]
    fn the_latest_latencies_are_kept() {
        let health = Health::new(1);
        for _ in 0..=LATENCIES_KEPT {
            health.note(0, &answer(200, 0), 1);
        }
        assert_eq!(health.servers()[0].latencies.len(), LATENCIES_KEPT);
    }
}

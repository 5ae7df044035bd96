//! The service, and what is done to it.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use nexconn_api::admin::Environment::Development;
use nexconn_api::client::{ClientCall, ServiceFrame};
use nexconn_api::wire;
use nexconn_api::{Code, Secret};
use nexconn_client::{Connection, Error};
use serde_json::Value;

use super::model::{DELAY, Outcome, Seen};
use super::read::Read;
use super::step::{FriendAct, Id, Step};
use crate::caller::Caller;
use crate::connections::open;
use crate::fixture::Local;

pub(super) struct World {
    pub(super) local: Local,
    pub(super) caller: Caller,
    /// Tokens that were issued, by number.
    tokens: Mutex<BTreeMap<usize, Secret>>,
}

/// Open connections, by number.
pub(super) type Connections = BTreeMap<usize, Open>;

/// A connection, and what it was told.
pub(super) struct Open {
    connection: Connection,
    told: Vec<ServiceFrame>,
}

impl World {
    pub(super) async fn start() -> Self {
        let local = Local::with(&[Development], |config| {
            config.rate_limits = false;
            config.operation_delay_ms = DELAY;
        })
        .await;
        let caller = local.caller();
        Self { local, caller, tokens: Mutex::default() }
    }

    /// Numbers of the tokens that were issued.
    pub(super) fn tokens(&self) -> Vec<usize> {
        self.tokens.lock().unwrap_or_else(PoisonError::into_inner).keys().copied().collect()
    }

    /// Does what a step says.
    pub(super) async fn act(&self, connections: &mut Connections, step: &Step) -> Outcome {
        match step {
            Step::Connect { connection, token } => {
                self.connect(connections, *connection, *token).await
            }
            Step::Send { connection, to, text } => {
                let call = ClientCall::SendText { to: (*to).to_owned(), text: text.clone() };
                client(connections, *connection, call).await
            }
            Step::ClientBlock { connection, target, on } => {
                let user_id = (*target).to_owned();
                let call = if *on {
                    ClientCall::AddToBlocklist { user_id }
                } else {
                    ClientCall::RemoveFromBlocklist { user_id }
                };
                client(connections, *connection, call).await
            }
            Step::ClientFriend { connection, target, act } => {
                let user_id = (*target).to_owned();
                let call = match act {
                    FriendAct::Add => ClientCall::AddFriend { user_id, extra: None },
                    FriendAct::Accept => ClientCall::AcceptFriend { user_id },
                    FriendAct::Refuse => ClientCall::RefuseFriend { user_id },
                    FriendAct::Remove => ClientCall::RemoveFriend { user_id },
                };
                client(connections, *connection, call).await
            }
            Step::Wait { millis } => {
                let now = self.local.clock.advance(u32::try_from(*millis).expect("a span"));
                self.local.operations_finished_until(now - i64::from(DELAY)).await;
                Ok(Value::Null)
            }
            step => {
                let (path, body) = step.call().expect("a call of a server");
                let answer = self.post(path, &body).await?;
                if let Step::Issue { token, .. } = step {
                    let secret = Secret::new(answer["accessToken"].as_str().expect("a token"));
                    let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
                    tokens.insert(*token, secret);
                }
                Ok(if matches!(step, Step::Read(_)) { answer } else { Value::Null })
            }
        }
    }

    async fn post(&self, path: &str, body: &Value) -> Outcome {
        let answer = self.caller.post(path, body).await;
        wire::read(answer.http, answer.body).map_err(|refusal| refusal.code)
    }

    async fn connect(&self, connections: &mut Connections, number: usize, token: usize) -> Outcome {
        let token = {
            let tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
            tokens[&token].clone()
        };
        match open(&self.local, &token, &format!("d{number}")).await {
            Ok(connection) => {
                connections.insert(number, Open { connection, told: Vec::new() });
                Ok(Value::Null)
            }
            Err(Error::Refused { code, .. }) => Err(code),
            Err(error) => panic!("{error}"),
        }
    }

    /// Everything that can be asked for.
    pub(super) async fn reads(&self) -> Vec<(Read, Outcome)> {
        let mut reads = Vec::new();
        for read in Read::all() {
            let (path, body) = read.call();
            reads.push((read, self.post(path, &body).await));
        }
        reads
    }
}

/// Makes a call on a connection; what comes of it on one that is cut is the code with which it was.
async fn client(connections: &mut Connections, number: usize, call: ClientCall) -> Outcome {
    let Some(open) = connections.get_mut(&number) else { return Err(Code::INVALID_TOKEN) };
    if let Some(code) = open.cut() {
        return Err(code);
    }
    match open.connection.call(call).await {
        Ok(_) => Ok(Value::Null),
        Err(Error::Refused { code, .. }) => Err(code),
        Err(Error::Ended) => {
            open.told.extend(open.connection.take_told());
            Err(open.cut().expect("told why it ended"))
        }
        Err(error) => panic!("{error}"),
    }
}

impl Open {
    /// The code with which it was cut, as far as is known.
    fn cut(&self) -> Option<Code> {
        self.told.iter().find_map(|frame| match frame {
            ServiceFrame::Disconnected { code, .. } => Some(*code),
            _ => None,
        })
    }
}

/// What connections were told since this was last asked. Those that were cut are dropped.
pub(super) async fn take_seen(connections: &mut Connections) -> Vec<(usize, Seen)> {
    const ANYBODY: Id = "u0";
    let mut seen = Vec::new();
    let numbers: Vec<_> = connections.keys().copied().collect();
    for number in numbers {
        // Its answer comes after whatever was told before.
        let fence = ClientCall::CheckBlocked { user_id: ANYBODY.to_owned() };
        drop(client(connections, number, fence).await);
        let open = connections.get_mut(&number).expect("there");
        open.told.extend(open.connection.take_told());
        let cut = open.cut();
        let message = |frame| match frame {
            ServiceFrame::Message { from, text, .. } => Some((from, text)),
            _ => None,
        };
        seen.push((
            number,
            (cut, std::mem::take(&mut open.told).into_iter().filter_map(message).collect()),
        ));
        if cut.is_some() {
            connections.remove(&number);
        }
    }
    seen
}

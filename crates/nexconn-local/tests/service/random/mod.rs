//! Calls in a random order come to what a plain model in memory says, webhooks and cut connections included.

mod model;

use std::collections::BTreeSet;

use fastrand::Rng;
use nexconn_api::admin::Environment::Development;
use nexconn_api::local::{DeleteTestUsers, DeleteTestUsersRequest};
use nexconn_api::nexconn::{
    BanUsers, BanUsersRequest, ExpireAccessTokens, ExpireAccessTokensRequest, ListBannedUsers,
    ListBannedUsersRequest, RestoreUsers, RestoreUsersRequest, SoftDeleteUsers,
    SoftDeleteUsersRequest, UnbanUsers, UnbanUsersRequest, UpdateUser, UpdateUserRequest,
};
use nexconn_api::webhooks::Event;
use nexconn_api::wire::Refusal;
use nexconn_api::{Code, Secret};
use nexconn_client::{Connection, Error};
use serde_json::Value;

use self::model::{DELAY, IDS, Model, Outcome, Step};
use crate::caller::Caller;
use crate::connections::{cut_with, is_online, open};
use crate::fixture::{Local, START, get, register};
use crate::soft_delete::deleted;
use crate::webhooks::{receiver::Receiver, set};

/// Steps in each order.
const STEPS: usize = 120;

/// How many orders are tried; `cargo xtask soak model` tries more.
fn seeds() -> u64 {
    let given = std::env::var("NEXCONN_MODEL_SEEDS").ok();
    given.map_or(4, |seeds| seeds.parse().expect("a number"))
}

/// The service and what a test holds of it.
struct World {
    local: Local,
    caller: Caller,
    receiver: Receiver,
    /// Every token that was issued, in order.
    tokens: Vec<Secret>,
    /// Connections that nobody ended.
    live: Vec<Connection>,
    /// How often somebody tried to connect, each time with a device of its own.
    devices: usize,
}

impl World {
    async fn start() -> Self {
        let local = Local::with(&[Development], |config| {
            config.rate_limits = false;
            config.operation_delay_ms = DELAY;
        })
        .await;
        let (caller, receiver) = (local.caller(), Receiver::start().await);
        set(&caller, Some(receiver.url()), &[Event::ActivationState]).await;
        Self { local, caller, receiver, tokens: Vec::new(), live: Vec::new(), devices: 0 }
    }

    /// Does what a step says.
    async fn act(&mut self, step: &Step) -> Outcome {
        let caller = &self.caller;
        match step {
            Step::Issue { id, name } => {
                let issued = register(caller, id, name).await;
                told(issued.map(|issued| self.tokens.push(issued.access_token)))
            }
            Step::Update { id, name } => {
                let (user_id, name) = ((*id).to_owned(), Some(name.clone()));
                let request = UpdateUserRequest { user_id, name, avatar_url: None };
                told(caller.call::<UpdateUser>(&request).await)
            }
            Step::Ban { ids, minutes } => {
                let request = BanUsersRequest { user_ids: owned(ids), duration_minutes: *minutes };
                told(caller.call::<BanUsers>(&request).await)
            }
            Step::Unban { ids } => {
                told(caller.call::<UnbanUsers>(&UnbanUsersRequest { user_ids: owned(ids) }).await)
            }
            Step::Expire { id, before } => {
                let request =
                    ExpireAccessTokensRequest { user_ids: owned(&[id]), expires_at: *before };
                told(caller.call::<ExpireAccessTokens>(&request).await)
            }
            Step::SoftDelete { ids } => {
                let request = SoftDeleteUsersRequest { user_ids: owned(ids) };
                told(caller.call::<SoftDeleteUsers>(&request).await)
            }
            Step::Restore { ids } => {
                let request = RestoreUsersRequest { user_ids: owned(ids) };
                told(caller.call::<RestoreUsers>(&request).await)
            }
            Step::Remove { id } => {
                let request = DeleteTestUsersRequest { user_ids: owned(&[id]) };
                told(caller.call::<DeleteTestUsers>(&request).await)
            }
            Step::Connect { token } => {
                self.devices += 1;
                let device = format!("d{}", self.devices);
                match open(&self.local, &self.tokens[*token], &device).await {
                    Ok(connection) => {
                        self.live.push(connection);
                        Ok(())
                    }
                    Err(Error::Refused { code, .. }) => Err(code),
                    Err(error) => panic!("{error}"),
                }
            }
            Step::Wait { millis } => {
                self.local.clock.advance(u32::try_from(*millis).expect("a span"));
                Ok(())
            }
        }
    }

    /// Holds everything that can be asked for against the model.
    async fn compare(&mut self, model: &Model) {
        let caller = &self.caller;
        let got = self.receiver.until(model.told.len()).await;
        for id in IDS {
            let user = get(caller, id).await.ok().map(|info| info.name);
            assert_eq!(user, model.users.get(id).map(|user| user.name.clone()), "{id}");
            let online = self.live.iter().any(|connection| connection.user_id() == id);
            assert_eq!(is_online(caller, id).await, online, "{id}");
            let of_user = got.iter().filter(|got| got.user() == id);
            let codes: Vec<_> = of_user.map(|got| outcome(&got.body["data"][0])).collect();
            let expected = model.told.iter().filter(|told| told.0 == id);
            let expected: Vec<_> =
                expected.map(|(_, deletes, code)| (*deletes, code.0.to_string())).collect();
            assert_eq!(codes, expected, "{id}");
        }
        assert_eq!(deleted(caller).await, model.deleted());
        let banned = caller.call::<ListBannedUsers>(&ListBannedUsersRequest::default()).await;
        let banned = banned.expect("told").banned_users.into_iter().map(|ban| ban.user_id);
        assert_eq!(banned.collect::<Vec<_>>(), model.banned());
    }
}

fn owned(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

fn told<T>(result: Result<T, Refusal>) -> Outcome {
    result.map(drop).map_err(|refusal| refusal.code)
}

/// Whether an item tells of a soft delete, and its code.
fn outcome(item: &Value) -> (bool, String) {
    let code = item["code"].as_str().expect("text").to_owned();
    (item["operationType"].as_i64().expect("a number") == 0, code)
}

#[tokio::test]
async fn random_calls_come_to_what_a_plain_model_says() {
    let mut outcomes = BTreeSet::new();
    for seed in 0..seeds() {
        let mut random = Rng::with_seed(seed);
        let (mut world, mut model) = (World::start().await, Model::new(START));
        for number in 0..STEPS {
            let step = Step::random(&mut random, &model);
            let (expected, cut) = model.take(&step);
            let what = format!("seed {seed}, step {number}: {step:?}");
            assert_eq!(world.act(&step).await, expected, "{what}");
            let (ended, live) = std::mem::take(&mut world.live)
                .into_iter()
                .partition(|connection| cut.contains_key(connection.user_id()));
            world.live = live;
            let ended: Vec<Connection> = ended;
            for connection in ended {
                let code = cut[connection.user_id()];
                assert_eq!(cut_with(connection).await, code, "{what}");
            }
            if matches!(step, Step::Wait { .. }) {
                world.compare(&model).await;
            }
        }
        world.compare(&model).await;
        world.local.stop().await;
        outcomes.extend(model.told.iter().map(|(_, deletes, code)| (*deletes, *code)));
    }
    let (done, unknown) = (Code::SUCCESS, Code::NO_SUCH_USER);
    let all = BTreeSet::from([
        (true, done),
        (true, unknown),
        (false, done),
        (false, unknown),
        (false, Code::NOT_RESTORABLE_YET),
    ]);
    assert_eq!(outcomes, all, "every outcome there is was met");
    println!("the model: {} passed, 0 failed", seeds());
}

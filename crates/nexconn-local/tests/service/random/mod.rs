//! Calls in a random order, and calls of many writers at once, come to what a plain model in memory says, webhooks, cut
//! connections and messages included.

mod model;
mod read;
mod step;
mod world;
mod writers;

use std::collections::BTreeSet;

use fastrand::Rng;
use nexconn_api::Code;
use nexconn_api::webhooks::Event;
use serde_json::Value;

use self::model::Model;
use self::step::{IDS, Known, Step};
use self::world::{Connections, World, take_seen};
use crate::fixture::START;
use crate::webhooks::{receiver::Receiver, set};

const MINUTE: i64 = 60_000;
/// Steps in each order.
const STEPS: usize = 240;

/// How many orders are tried; `cargo xtask soak model` tries more.
fn seeds() -> u64 {
    let given = std::env::var("NEXCONN_MODEL_SEEDS").ok();
    given.map_or(4, |seeds| seeds.parse().expect("a number"))
}

/// Holds everything that can be asked for against the model.
async fn compare(
    world: &World,
    connections: &mut Connections,
    receiver: &Receiver,
    model: &mut Model,
) {
    let got = receiver.until(model.told.len()).await;
    for id in IDS {
        let of_user = got.iter().filter(|got| got.user() == id);
        let codes: Vec<_> = of_user.map(|got| outcome(&got.body["data"][0])).collect();
        let expected = model.told.iter().filter(|told| told.0 == id);
        let expected: Vec<_> =
            expected.map(|(_, deletes, code)| (*deletes, code.0.to_string())).collect();
        assert_eq!(codes, expected, "{id}");
    }
    for (read, outcome) in world.reads().await {
        assert_eq!(model.take(&Step::Read(read)), outcome, "{read:?}");
    }
    assert_eq!(take_seen(connections).await, model.take_seen());
}

/// Whether an item tells of a soft delete, and its code.
fn outcome(item: &Value) -> (bool, String) {
    let code = item["code"].as_str().expect("text").to_owned();
    (item["operationType"].as_i64().expect("a number") == 0, code)
}

#[tokio::test]
async fn random_calls_come_to_what_a_plain_model_says() {
    let mut outcomes = BTreeSet::new();
    let mut refusals = BTreeSet::new();
    for seed in 0..seeds() {
        let mut random = Rng::with_seed(seed);
        let (world, receiver) = (World::start().await, Receiver::start().await);
        set(&world.caller, Some(receiver.url()), &[Event::ActivationState]).await;
        let (mut connections, mut model) = (Connections::new(), Model::new(START));
        for number in 0..STEPS {
            let known = Known {
                now: model.now,
                tokens: world.tokens(),
                connections: connections.keys().copied().collect(),
                may_wait: true,
            };
            let step = Step::random(&mut random, &known, number);
            let expected = model.take(&step);
            let what = format!("seed {seed}, step {number}: {step:?}");
            assert_eq!(world.act(&mut connections, &step).await, expected, "{what}");
            refusals.extend(expected.err());
            if matches!(step, Step::Wait { .. }) {
                compare(&world, &mut connections, &receiver, &mut model).await;
            }
        }
        compare(&world, &mut connections, &receiver, &mut model).await;
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
    println!("the model: {} passed, 0 failed; refused with {refusals:?}", seeds());
}

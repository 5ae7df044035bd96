//! Many writers at once: some serial order of what they did explains every answer and all that is there afterwards.
//!
//! Nobody knows in which order the service took calls that overlap. So every order is tried that the times of the calls
//! allow, and the models are kept that agree with what was seen: none may be left only where the service did what no
//! order explains.

use std::collections::HashSet;
use std::sync::atomic::{AtomicU64, Ordering};

use fastrand::Rng;
use futures_util::future::join_all;
use nexconn_api::Code;
use serde_json::Value;

use super::model::{Model, Outcome, Seen};
use super::read::Read;
use super::seeds;
use super::step::{Known, Step};
use super::world::{Connections, World, take_seen};
use crate::fixture::START;

const WRITERS: usize = 4;
/// Steps of each writer in a round, after which everything is looked at.
const STEPS: usize = 4;
const ROUNDS: usize = 16;

/// A step, what it came to, and when: instants of a clock that ticks whenever a call begins or ends.
#[derive(Debug)]
struct Done {
    step: Step,
    outcome: Outcome,
    began: u64,
    ended: u64,
}

/// Everything that is seen after a round.
#[derive(Debug)]
struct Sight {
    reads: Vec<(Read, Outcome)>,
    connections: Vec<(usize, Seen)>,
}

async fn write(
    world: &World,
    connections: &mut Connections,
    steps: Vec<Step>,
    clock: &AtomicU64,
) -> Vec<Done> {
    let mut history = Vec::new();
    for step in steps {
        let began = clock.fetch_add(1, Ordering::SeqCst);
        let outcome = world.act(connections, &step).await;
        let ended = clock.fetch_add(1, Ordering::SeqCst);
        history.push(Done { step, outcome, began, ended });
    }
    history
}

async fn look(world: &World, writers: &mut [Connections]) -> Sight {
    let mut connections = Vec::new();
    for writer in writers {
        connections.extend(take_seen(writer).await);
    }
    connections.sort_unstable_by_key(|(number, _)| *number);
    Sight { reads: world.reads().await, connections }
}

/// Every state to which an order leads that explains all answers.
fn explained(start: &HashSet<Model>, histories: &[Vec<Done>]) -> HashSet<Model> {
    let begun = |model: &Model| (vec![0; histories.len()], model.clone());
    let mut reached: HashSet<_> = start.iter().map(begun).collect();
    for _ in 0..histories.iter().map(Vec::len).sum() {
        let mut further = HashSet::new();
        for (progress, model) in &reached {
            for writer in possible_next(progress, histories) {
                let done = &histories[writer][progress[writer]];
                let mut model = model.clone();
                if model.take(&done.step) == done.outcome {
                    let mut progress = progress.clone();
                    progress[writer] += 1;
                    further.insert((progress, model));
                }
            }
        }
        reached = further;
    }
    reached.into_iter().map(|(_, model)| model).collect()
}

/// Whose step may come next: no other one may have ended before it began.
fn possible_next(progress: &[usize], histories: &[Vec<Done>]) -> Vec<usize> {
    let next = |writer: usize| histories[writer].get(progress[writer]);
    let first_end = (0..histories.len()).filter_map(next).map(|done| done.ended).min();
    let may = |writer: &usize| {
        next(*writer).is_some_and(|done| first_end.is_none_or(|end| done.began < end))
    };
    (0..histories.len()).filter(may).collect()
}

/// Where what was seen is not what a model says.
fn differences(model: &mut Model, sight: &Sight) -> Vec<String> {
    let mut found = Vec::new();
    for (read, seen) in &sight.reads {
        let said = model.take(&Step::Read(*read));
        if said != *seen {
            found.push(format!("{read:?} is {seen:?}, not {said:?}"));
        }
    }
    let said = model.take_seen();
    if said != sight.connections {
        found.push(format!("connections saw {:?}, not {said:?}", sight.connections));
    }
    found
}

/// The models that say what was seen. Where there is none, how the closest differs.
fn agreeing(models: HashSet<Model>, sight: &Sight) -> Result<HashSet<Model>, String> {
    let mut agreeing = HashSet::new();
    let mut closest: Option<Vec<String>> = None;
    for mut model in models {
        let found = differences(&mut model, sight);
        if found.is_empty() {
            agreeing.insert(model);
        } else if closest.as_ref().is_none_or(|closest| found.len() < closest.len()) {
            closest = Some(found);
        }
    }
    if agreeing.is_empty() { Err(closest.unwrap_or_default().join("\n")) } else { Ok(agreeing) }
}

/// The histories, a line for each step.
fn written(histories: &[Vec<Done>]) -> String {
    let mut lines = String::new();
    for (writer, history) in histories.iter().enumerate() {
        for Done { step, outcome, began, ended } in history {
            let line = format!("\n{writer} {began}-{ended} {step:?} -> {outcome:?}");
            lines.push_str(&line);
        }
    }
    lines
}

/// The same steps as if one writer had been after the other.
fn one_after_the_other(histories: &[Vec<Done>]) -> Vec<Vec<Done>> {
    let copy = |done: &Done| Done {
        step: done.step.clone(),
        outcome: done.outcome.clone(),
        began: 0,
        ended: 1,
    };
    vec![histories.iter().flatten().map(copy).collect()]
}

/// What the rounds of a seed came to.
#[derive(Debug, Default)]
struct Tally {
    rounds: usize,
    /// Rounds that the order of the writers alone does not explain.
    mixed: usize,
    codes: HashSet<Code>,
}

async fn run(seed: u64, tally: &mut Tally) {
    let mut random = Rng::with_seed(seed);
    let world = World::start().await;
    let mut writers: Vec<_> = (0..WRITERS).map(|_| Connections::new()).collect();
    let mut possible = HashSet::from([Model::new(START)]);
    let mut number = 0;
    for round in 0..ROUNDS {
        let mut plan = |connections: &Connections| {
            let known = Known {
                now: kit::Clock::now(&*world.local.clock),
                tokens: world.tokens(),
                connections: connections.keys().copied().collect(),
                may_wait: false,
            };
            let mut step = || {
                number += 1;
                Step::random(&mut random, &known, number)
            };
            (0..STEPS).map(|_| step()).collect::<Vec<_>>()
        };
        let plans: Vec<_> = writers.iter().map(&mut plan).collect();
        let clock = AtomicU64::new(0);
        let writing = writers.iter_mut().zip(plans);
        let writing = writing.map(|(connections, plan)| write(&world, connections, plan, &clock));
        let histories = join_all(writing).await;
        let what = format!("seed {seed}, round {round}:{}", written(&histories));
        let after = explained(&possible, &histories);
        assert!(!after.is_empty(), "no order explains the answers of {what}");
        let sight = look(&world, &mut writers).await;
        let in_turn = explained(&possible, &one_after_the_other(&histories));
        possible = agreeing(after, &sight)
            .unwrap_or_else(|found| panic!("no order explains what is there: {found}\n{what}"));
        tally.rounds += 1;
        tally.mixed += usize::from(agreeing(in_turn, &sight).is_err());
        let refused = histories.iter().flatten().filter_map(|done| done.outcome.as_ref().err());
        tally.codes.extend(refused);

        let wait = Step::wait(&mut random);
        world.act(&mut Connections::new(), &wait).await.expect("nothing refuses it");
        let later = |mut model: Model| {
            model.take(&wait).ok()?;
            model.told.clear();
            Some(model)
        };
        possible = possible.into_iter().filter_map(later).collect();
    }
    let sight = look(&world, &mut writers).await;
    agreeing(possible, &sight).unwrap_or_else(|found| panic!("seed {seed}, at the end: {found}"));
    world.local.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_many_writers_do_at_once_is_explained_by_some_serial_order() {
    let mut tally = Tally::default();
    for seed in 0..seeds() {
        run(seed, &mut tally).await;
    }
    println!(
        "writers: {} rounds of {} steps, of which {} came in another order than writer by writer; {} codes met",
        tally.rounds,
        WRITERS * STEPS,
        tally.mixed,
        tally.codes.len(),
    );
    assert!(tally.mixed > 0, "the writers never came in each other's way");
}

#[test]
fn what_no_order_explains_is_found() {
    let done =
        |step: Step, outcome: Outcome, began, ended| vec![Done { step, outcome, began, ended }];
    let issue = |began, ended| {
        let step = Step::Issue { token: 1, id: "u0", name: "name".to_owned() };
        done(step, Ok(Value::Null), began, ended)
    };
    let missed =
        |began, ended| done(Step::Read(Read::Info("u0")), Err(Code::NO_SUCH_USER), began, ended);
    let orders =
        |histories: &[Vec<Done>]| explained(&HashSet::from([Model::new(START)]), histories).len();
    assert_eq!(orders(&[issue(0, 3), missed(1, 2)]), 1, "asked before, as far as anybody knows");
    assert_eq!(orders(&[issue(0, 1), missed(2, 3)]), 0, "asked after");

    let mut model = Model::new(START);
    for (token, id) in [(1, "u0"), (2, "u1")] {
        let step = Step::Issue { token, id, name: "name".to_owned() };
        assert_eq!(model.take(&step), Ok(Value::Null));
    }
    let befriend =
        |id, target, outcome| done(Step::AddFriend { id, target, at_once: true }, outcome, 0, 3);
    let start = HashSet::from([model]);
    let both = [befriend("u0", "u1", Ok(Value::Null)), befriend("u1", "u0", Ok(Value::Null))];
    assert!(explained(&start, &both).is_empty(), "one of them was second");
    let already = Err(Code::ALREADY_FRIENDS);
    let one = [befriend("u0", "u1", already), befriend("u1", "u0", Ok(Value::Null))];
    assert_eq!(explained(&start, &one).len(), 1);
}

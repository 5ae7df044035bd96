//! Jobs before a service that misbehaves, in a gateway that crashes: every user ends in exactly one outcome, and none
//! contradicts the service.
//!
//! A few seeds unless `NEXCONN_SEEDS` says how many; `NEXCONN_SEED` runs a single one. A seed decides what goes wrong,
//! not when: time is the machine's. `RUST_LOG` says what the gateways log.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with the other test program, which uses all of it")]
#[path = "../gateway/caller.rs"]
mod caller;
mod checks;
#[allow(dead_code, unused_imports, reason = "shared with the other test program")]
#[path = "../gateway/harness.rs"]
mod harness;
mod jobs;
mod message;
mod node;
mod proxy;
mod relations;
mod service;

use std::sync::Arc;

use futures_util::StreamExt;

/// Seeds of an ordinary run.
const SEEDS: u64 = 3;
/// Seeds under way at once.
const AT_ONCE: usize = 3;

/// What a seed came to: how many users were done, of how many.
type Tally = (u64, u64);

async fn run(seed: u64) -> Tally {
    let mut random = fastrand::Rng::with_seed(seed);
    let local = harness::Local::start().await;
    let proxy = proxy::Proxy::start(&local.url, random.fork()).await;
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let mut node = node::Node::start(folder.clone(), &proxy.url, local.clock.clone()).await;
    let owner = node.sign_in().await;
    let service = service::Service::new(&local.url);
    let plans = jobs::plan(&mut random, &service).await;
    proxy.misbehave(true);
    let mut made = Vec::new();
    for plan in plans {
        made.push(jobs::make(&owner.at(node.address), plan).await);
    }
    for _ in 0..random.usize(0..=4) {
        node.run_for(random.u64(5..400)).await;
        local.clock.advance(random.u32(0..2_000));
        let job = &made[random.usize(0..made.len())];
        jobs::steer(&owner.at(node.address), job, "pause").await;
        node = if random.u8(0..10) < 7 {
            node.crash_and_restart().await
        } else {
            node.stop_and_restart().await
        };
        jobs::steer(&owner.at(node.address), job, "resume").await;
    }
    jobs::until_over(&owner.at(node.address), &made).await;
    if random.bool() {
        for job in &made {
            jobs::steer(&owner.at(node.address), job, "retry").await;
        }
        jobs::until_over(&owner.at(node.address), &made).await;
    }
    proxy.misbehave(false);
    let mut tally = (0, 0);
    for job in &made {
        let (done, all) = checks::check(&owner.at(node.address), &service, job).await;
        tally = (tally.0 + done, tally.1 + all);
    }
    checks::check_audit(&owner.at(node.address), &folder).await;
    node.stop().await;
    tally
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|text| text.parse().expect("a number"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_user_ends_in_one_outcome_that_the_service_confirms() {
    let log = tracing_subscriber::fmt().with_test_writer();
    log.with_env_filter(tracing_subscriber::EnvFilter::from_default_env()).init();
    let seeds = match number("NEXCONN_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("NEXCONN_SEEDS").unwrap_or(SEEDS),
    };
    let running = seeds.map(|seed| async move { (seed, tokio::spawn(run(seed)).await) });
    let mut running = futures_util::stream::iter(running).buffer_unordered(AT_ONCE);
    let (mut passed, mut failed, mut done, mut all) = (0, Vec::new(), 0, 0);
    while let Some((seed, ended)) = running.next().await {
        match ended {
            Ok(tally) => {
                println!("seed {seed}: {} of {} users done", tally.0, tally.1);
                (passed, done, all) = (passed + 1, done + tally.0, all + tally.1);
            }
            Err(_) => failed.push(seed),
        }
    }
    println!("{passed} passed, {} failed", failed.len());
    assert_eq!(failed, [0; 0], "run one alone with NEXCONN_SEED");
    assert!(done * 2 > all, "most users can be helped: {done} of {all}");
}

//! The real program, killed again and again while it is written to: whatever it acknowledged is there afterwards, the
//! database is whole, and every webhook goes out.
//!
//! A few rounds unless `NEXCONN_CRASHES` says how many; `NEXCONN_CRASH` runs a single one. A round's number decides
//! what is done, not when: time is the machine's.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test program")]

#[allow(dead_code, reason = "shared with the other test program, which uses all of it")]
#[path = "../service/caller.rs"]
mod caller;
mod checks;
mod history;
mod load;
mod process;
#[allow(dead_code, reason = "shared with the other test program, which uses all of it")]
#[path = "../service/webhooks/receiver.rs"]
mod receiver;
mod told;

use futures_util::StreamExt;

use self::history::{History, Outcome};
use self::process::Process;
use self::receiver::{FAULT, OK, Receiver};

/// Rounds of an ordinary run.
const ROUNDS: u64 = 2;
/// Rounds under way at once.
const AT_ONCE: usize = 2;
/// Crashes in a round.
const CRASHES: usize = 2;

/// What a round came to: acknowledged writes and webhooks, all of which were found.
type Tally = (usize, usize);

async fn round(number: u64) -> Tally {
    let mut random = fastrand::Rng::with_seed(number);
    let receiver = Receiver::start().await;
    let mut process = Process::start(tempfile::tempdir().expect("a folder")).await;
    process.set_webhook(&receiver.url(), load::NAMES[0]).await;
    let mut history = History::default();
    history.names.push((load::NAMES[0], Outcome::Done(None)));
    for life in 0..CRASHES {
        // Where the receiver fails, webhooks pile up until the crash.
        let answer = if random.bool() { FAULT } else { OK };
        receiver.answer(move |_| answer);
        history.append(load::until_killed(&mut process, &receiver, life, &mut random).await);
        receiver.answer(|_| OK);
        process.check_database().await;
        process = process.start_again().await;
        told::check(&process.caller, &receiver, &history).await;
        checks::check(&process.caller, &history).await;
    }
    process.stop().await;
    (history.acknowledged(), receiver.got().len())
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|text| text.parse().expect("a number"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_under_load_it_keeps_whatever_it_acknowledged_and_tells_it() {
    let rounds = match number("NEXCONN_CRASH") {
        Some(round) => round..round + 1,
        None => 0..number("NEXCONN_CRASHES").unwrap_or(ROUNDS),
    };
    let running = rounds.map(|number| async move { (number, tokio::spawn(round(number)).await) });
    let mut running = futures_util::stream::iter(running).buffer_unordered(AT_ONCE);
    let (mut passed, mut failed, mut all) = (0, Vec::new(), 0);
    while let Some((number, ended)) = running.next().await {
        match ended {
            Ok((written, told)) => {
                println!("round {number}: {written} acknowledged writes, {told} webhooks");
                (passed, all) = (passed + 1, all + written);
            }
            Err(_) => failed.push(number),
        }
    }
    println!("{passed} passed, {} failed", failed.len());
    assert_eq!(failed, [0; 0], "run one alone with NEXCONN_CRASH");
    assert!(all > 50 * passed, "there was a load: {all} writes in {passed} rounds");
}

//! How near jobs come to Nexconn's documented rates, and what an admin waits meanwhile: the program as it is shipped,
//! before nexconn-local with its rate limits on.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a bench")]

#[allow(dead_code, reason = "shared with the tests")]
#[path = "../tests/process/admin.rs"]
mod admin;
#[allow(dead_code, reason = "shared with the tests")]
#[path = "../tests/process/program.rs"]
mod program;

use std::time::{Duration, Instant};

use nexconn_api::Spec;
use nexconn_api::admin::{
    CreateJob, CreateJobRequest, GetJob, GetJobRequest, Job, JobAction, ListJobItems,
    ListJobItemsRequest, Outcome,
};
use nexconn_api::nexconn::{
    BanUsers, BanUsersRequest, GetUser, GetUserRequest, IssueAccessTokenRequest,
};
use nexconn_api::spec::Rate;
use tokio::io::{AsyncBufReadExt, BufReader};

use admin::Admin;
use program::{Serve, command};

const APP: &str = "acme-live";
/// Users of the jobs that take many in one call.
const MANY: usize = 8_000;
/// Users of the job beside which calls wait: more than are registered, which makes no difference to it.
const LONG: usize = 24_000;
/// Users of the job that asks about each alone.
const FEW: usize = 1_000;
/// Calls whose waits are compared.
const SAMPLES: usize = 60;
/// What the server logs of an answer over the rate limit.
const THROTTLED: &str = "over its rate";

fn id(n: usize) -> String {
    format!("user-{n:05}")
}

fn request(action: JobAction, count: usize) -> CreateJobRequest {
    let registers = action == JobAction::Register;
    let user = |n| IssueAccessTokenRequest { user_id: id(n), name: id(n), avatar_url: None };
    CreateJobRequest {
        operation: uuid::Uuid::new_v4().to_string(),
        user_ids: (!registers).then(|| (0..count).map(id).collect()),
        users: registers.then(|| (0..count).map(user).collect()),
        duration_minutes: (action == JobAction::Ban).then_some(600),
        reason: Some("a bench".to_owned()),
        ..CreateJobRequest::new(APP, action)
    }
}

async fn over(admin: &Admin, job: i64) -> Job {
    loop {
        let read = admin.call::<GetJob>(&GetJobRequest { app: APP.to_owned(), job }).await.job;
        if read.finished_at.is_some() {
            return read;
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
}

/// When the last of the users had an outcome.
async fn last(admin: &Admin, job: i64, count: usize) -> i64 {
    let request = ListJobItemsRequest {
        app: APP.to_owned(),
        job,
        after: Some((count - 50).to_string()),
        ..ListJobItemsRequest::default()
    };
    let page = admin.call::<ListJobItems>(&request).await;
    page.items.iter().map(|item| item.at).max().expect("users")
}

/// Runs a job and prints which share of the documented rate it reached.
async fn rate(admin: &Admin, action: JobAction, spec: &Spec, count: usize) {
    let job = admin.call::<CreateJob>(&request(action, count)).await.id;
    let ended = over(admin, job).await;
    assert_eq!(ended.counts.done, u64::try_from(count).expect("few"), "{ended:?}");
    let Rate::CallsPerSecond(documented) = spec.rate else { panic!("users a second") };
    let calls = count.div_ceil(spec.batch_size());
    let millis = last(admin, job, count).await - ended.started_at.expect("begun");
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let reached = calls as f64 * 1000.0 / millis as f64;
    let share = reached * 100.0 / f64::from(documented);
    println!(
        "{:<10} {count:>7} {calls:>7} {:>8.1} {documented:>11} {reached:>9.1} {share:>7.1} %",
        action.name(),
        f64::from(i32::try_from(millis).expect("minutes")) / 1000.0,
    );
}

/// Waits of interactive calls: the middle one, and the one that 95 of 100 do not exceed.
#[derive(Debug)]
struct Waits(Vec<Duration>);

impl Waits {
    fn at(&mut self, percent: usize) -> String {
        self.0.sort();
        let index = (self.0.len() * percent / 100).min(self.0.len() - 1);
        format!("{:.1} ms", self.0[index].as_secs_f64() * 1000.0)
    }
}

/// Bans and reads single users, one call after another with pauses as people make them.
async fn waits(admin: &Admin) -> [Waits; 2] {
    let (mut bans, mut reads) = (Waits(Vec::new()), Waits(Vec::new()));
    for n in 0..SAMPLES {
        let ban = BanUsersRequest { user_ids: vec![id(n)], duration_minutes: 10 };
        let began = Instant::now();
        let answer =
            admin.because::<BanUsers>(APP, &ban, Some("a bench")).await.expect("an answer");
        bans.0.push(began.elapsed());
        assert_eq!(answer.outcome, Outcome::Done);
        let read = GetUserRequest { user_id: id(n) };
        let began = Instant::now();
        admin.nexconn::<GetUser>(APP, &read).await.expect("an answer");
        reads.0.push(began.elapsed());
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
    [bans, reads]
}

#[tokio::main]
async fn main() {
    // `cargo test --benches` only wants to know whether it starts.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = command(&["serve", "--listen", "127.0.0.1:0"], folder.path());
    command.env("RUST_LOG", "warn");
    let mut serve = Serve::of(command).await;
    let mut log = BufReader::new(serve.child.stderr.take().expect("a pipe")).lines();
    let throttled = tokio::spawn(async move {
        let mut count = 0;
        while let Some(line) = log.next_line().await.expect("readable") {
            count += usize::from(line.contains(THROTTLED));
        }
        count
    });
    let admin = Admin::first(serve.origin(), serve.code().expect("a code")).await;

    println!("job          users   calls  seconds  documented   calls/s     share");
    for (action, count) in [
        (JobAction::Register, MANY),
        (JobAction::Ban, MANY),
        (JobAction::Unban, MANY),
        (JobAction::Expire, MANY),
        (JobAction::Status, FEW),
    ] {
        rate(&admin, action, action.spec(), count).await;
    }

    let mut without = waits(&admin).await;
    let job = admin.call::<CreateJob>(&request(JobAction::Ban, LONG)).await.id;
    let mut during = waits(&admin).await;
    let read = admin.call::<GetJob>(&GetJobRequest { app: APP.to_owned(), job }).await.job;
    assert!(read.finished_at.is_none(), "the job was over too early to compare");
    over(&admin, job).await;
    println!();
    println!("interactive call         median        95 %   median in a job   95 % in a job");
    for (index, name) in ["ban a user", "read a user"].into_iter().enumerate() {
        println!(
            "{name:<16} {:>14} {:>11} {:>17} {:>15}",
            without[index].at(50),
            without[index].at(95),
            during[index].at(50),
            during[index].at(95),
        );
    }
    serve.stop().await;
    println!();
    println!("answers over the rate limit: {}", throttled.await.expect("counted"));
}

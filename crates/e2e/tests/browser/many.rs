//! An action for many users from any text, and registering many from a table.

use e2e::signed::{self, Service};
use e2e::survey::survey;
use e2e::{Page, Stage, scene, scene_with};
use nexconn_api::admin::Job;
use nexconn_api::nexconn::{ListBannedUsers, ListBannedUsersRequest};

/// Forty-two users and three lines that are no ids.
const USERS: usize = 42;
const BAD: [(usize, &str); 3] =
    [(7, "4.19726E+11"), (21, "layla@example.com"), (40, "much-too-long-")];

fn ids() -> Vec<String> {
    (1..=USERS).map(|number| format!("promo-x-{number:03}")).collect()
}

/// The pasted lines: ids with a bad line before each of those places.
fn pasted() -> String {
    let mut lines = ids();
    for (place, bad) in BAD {
        lines.insert(place - 1, bad.repeat(if bad.ends_with('-') { 5 } else { 1 }));
    }
    lines.join("\n")
}

async fn register_all(stage: &Stage, app: &str) {
    let ids = ids();
    let names: Vec<String> = (1..=USERS).map(|number| format!("Promo {number}")).collect();
    let users: Vec<(&str, &str)> =
        ids.iter().zip(&names).map(|(id, name)| (id.as_str(), name.as_str())).collect();
    stage.register_many(app, &users).await;
}

/// Pastes a text into the field that has the focus, as the keyboard does.
async fn paste(page: &Page, text: &str) {
    page.until("document.activeElement?.localName === 'textarea'").await;
    page.type_text(text).await;
}

async fn banned(service: &Service) -> Vec<String> {
    let mut banned = Vec::new();
    let mut page = 1;
    loop {
        let request = ListBannedUsersRequest { page: Some(page), page_size: Some(20) };
        let list = signed::call::<ListBannedUsers>(service, &request).await.expect("told");
        let count = list.banned_users.len();
        banned.extend(list.banned_users.into_iter().map(|ban| ban.user_id));
        if count < 20 {
            banned.sort();
            return banned;
        }
        page += 1;
    }
}

/// Waits until every user of the job on the page has an outcome.
async fn settled(page: &Page) {
    page.until("document.querySelector('.job-progress [aria-valuenow=\"100\"]')").await;
}

/// The job of the page that is open, as the gateway tells it.
async fn job(page: &Page, app: &str) -> Job {
    page.arrives_at("/jobs/").await;
    let read = format!(
        "fetch('/api/v1/apps/{app}/jobs/' + location.pathname.split('/').pop())
            .then(answer => answer.json()).then(detail => detail.job)"
    );
    page.js(&read).await
}

#[tokio::test(flavor = "multi_thread")]
async fn forty_two_of_forty_five_pasted_lines_are_banned_in_one_job() {
    scene("many-ban", async |stage| {
        stage.sign_in_first().await;
        register_all(stage, "acme-dev").await;
        let service = Service::of(stage, "acme-dev").await;
        let page = &stage.page;
        stage.visit("apps/acme-dev/many").await;
        page.heading("Paste users").await;
        paste(page, &pasted()).await;
        page.button("Find the users").await.click().await;
        page.shows("42 users in 45 lines").await;
        for (line, bad) in BAD {
            page.shows(bad).await;
            let washed = format!("[...document.querySelectorAll('.text-line[data-bad] .text-number')].some(number => number.innerText === '{line}')");
            page.until(&washed).await;
        }
        page.shows("12 more lines").await;
        assert!(banned(&service).await.is_empty(), "nothing is sent before it was looked at");

        page.button("Ban 42 users").await.click().await;
        page.shows("This is needed.").await;
        page.field("Reason").await.fill("Spam links in direct channels").await;
        page.field("Case number").await.fill("T-48213").await;
        page.button("Ban 42 users").await.click().await;
        page.heading("Ban 42 users for 1 d").await;
        settled(page).await;
        let job = job(page, "acme-dev").await;
        assert_eq!((job.counts.done, job.counts.total()), (42, 42));
        assert_eq!(job.reason.as_deref(), Some("Spam links in direct channels"));
        assert_eq!(banned(&service).await, ids());
    })
    .await;
}

/// The names by which the walk finds its way in one language.
struct Words {
    language: &'static str,
    browser: &'static str,
    find: &'static str,
    reason: &'static str,
    ban: &'static str,
    job: &'static str,
    jobs: &'static str,
    look: &'static str,
    register: &'static str,
    registering: &'static str,
}

const ENGLISH: Words = Words {
    language: "en",
    browser: "en",
    find: "Find the users",
    reason: "Reason",
    ban: "Ban 42 users",
    job: "Ban 42 users for 1 d",
    jobs: "Jobs",
    look: "Look at the rows",
    register: "Register 3 users",
    registering: "Register 3 users",
};

const CHINESE: Words = Words {
    language: "zh-Hans",
    browser: "zh-CN",
    find: "查找用户",
    reason: "原因",
    ban: "封禁 42 个用户",
    job: "封禁 42 个用户 1 天",
    jobs: "任务",
    look: "查看各行",
    register: "注册 3 个用户",
    registering: "注册 3 个用户",
};

/// Some are known, one is banned for long, some lines are bad, and one id is there twice.
const TABLE: &str = "userId;name;avatarUrl;age
new-1;Amara Okafor;https://cdn.example/a.webp;31
new-2;林晓雨;;28
promo-x-001;Known Already;;40
bad id;Somebody;;1
new-3;ليلى حداد;;35
new-1;Twice;;3
no-name;;;4
";

/// Signs in, in whichever language.
async fn sign_in(stage: &Stage) {
    let page = &stage.page;
    page.open(stage.server.link()).await;
    page.until("document.querySelector('input[type=password]')").await;
    page.js::<()>("document.querySelector('input[type=password]').focus()").await;
    page.type_text(e2e::scene::PASSWORD).await;
    page.press("Enter").await;
    page.until("document.querySelector('.side-nav')").await;
}

/// Bans a user through the gateway, as a colleague would.
async fn ban(page: &Page, app: &str, user: &str, minutes: i64) {
    let outcome: String = page
        .js(&format!(
            "fetch('/api/v1/apps/{app}/v4/user/ban', {{
                method: 'POST',
                headers: {{ 'Content-Type': 'application/json' }},
                body: JSON.stringify({{
                    operation: crypto.randomUUID(),
                    reason: 'Fraud',
                    request: {{ userIds: ['{user}'], durationMinutes: {minutes} }},
                }}),
            }}).then(answer => answer.json()).then(answer => answer.outcome)"
        ))
        .await;
    assert_eq!(outcome, "done");
}

/// Waits until a job is over and its users are shown as they stand then.
async fn over(page: &Page) {
    settled(page).await;
    page.until("document.querySelectorAll('.job-progress .figure').length > 2").await;
    page.until("!document.querySelector('[data-outcome=pending], .items [aria-busy=true]')").await;
}

async fn walk(words: &'static Words) {
    let scene = format!("many-{}", words.language);
    scene_with(&scene, words.browser, &[], async |stage| {
        let page = &stage.page;
        sign_in(stage).await;
        register_all(stage, "acme-live").await;
        ban(page, "acme-live", "promo-x-001", 43_200).await;
        ban(page, "acme-live", "promo-x-002", 60).await;
        let survey = async |what: &str| {
            survey(page, &format!("{what}-{}", words.language)).await;
        };
        stage.visit("apps/acme-live/jobs").await;
        page.heading(words.jobs).await;
        page.until("document.querySelector('.state')").await;
        survey("jobs-none").await;
        stage.visit("apps/acme-live/many").await;
        page.until("document.querySelector('textarea')").await;
        survey("many-entry").await;
        paste(page, &(pasted() + "\nguest_0000017\npromo-x-005\n")).await;
        page.button(words.find).await.click().await;
        page.until("document.querySelector('.grouped')").await;
        survey("many-preview").await;
        page.field(words.reason).await.fill("Spam").await;
        page.button(words.ban).await.click().await;
        page.heading(words.job).await;
        over(page).await;
        survey("job").await;
        stage.visit("apps/acme-live/jobs").await;
        page.link(words.job).await;
        survey("jobs").await;
        stage.visit("apps/acme-live/import").await;
        paste(page, TABLE).await;
        page.button(words.look).await.click().await;
        page.until("document.querySelector('.grouped')").await;
        survey("register-many").await;
        page.button(words.register).await.click().await;
        page.heading(words.registering).await;
        over(page).await;
        survey("job-tokens").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_for_many_users_are_accessible_in_english() {
    walk(&ENGLISH).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_for_many_users_are_accessible_in_chinese() {
    walk(&CHINESE).await;
}

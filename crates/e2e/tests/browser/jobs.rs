//! Jobs under way and over: paused, gone on with, stopped, tried again, undone, and what they leave to take.

use e2e::signed::{self, Service};
use e2e::survey::survey;
use e2e::{Page, Stage, scene};
use nexconn_api::nexconn::{ListBannedUsers, ListBannedUsersRequest};

/// Asked one a call, these take a quarter of a minute at the documented rate.
const SLOW: usize = 1500;

/// Pastes ids, picks an action by its first letter and begins the job with the keyboard alone.
async fn begin(stage: &Stage, ids: &[String], action: Option<&str>, submit: &str) {
    let page = &stage.page;
    stage.visit("apps/acme-dev/many").await;
    page.until("document.activeElement?.localName === 'textarea'").await;
    page.type_text(&ids.join("\n")).await;
    tab_to(page, "Find the users").await;
    page.press("Enter").await;
    page.until("document.querySelector('.grouped')").await;
    if let Some(letter) = action {
        tab_to(page, "Action").await;
        page.press(letter).await;
    }
    tab_to(page, "Reason").await;
    page.type_text("Spam wave").await;
    tab_to(page, submit).await;
    page.press("Enter").await;
    page.arrives_at("/jobs/").await;
}

/// Moves the focus forward until it is on what has that name.
async fn tab_to(page: &Page, name: &str) {
    for _ in 0..120 {
        if page.focused().await == name {
            return;
        }
        page.press("Tab").await;
    }
    panic!("Tab does not lead to {name:?}\n{}", page.outline().await);
}

fn ids(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("wave-{number:04}")).collect()
}

async fn state(page: &Page, state: &str) {
    let state = serde_json::to_string(state).expect("json");
    page.until(&format!("document.querySelector('.page-note')?.innerText.endsWith({state})")).await;
}

/// A number beside its label in the progress.
async fn figure(page: &Page, label: &str) -> u64 {
    let label = serde_json::to_string(label).expect("json");
    let number: String = page
        .js(&format!(
            "[...document.querySelectorAll('.job-progress .figure')]
                .find(figure => figure.querySelector('span').innerText === {label})
                ?.querySelector('strong').innerText ?? '0'"
        ))
        .await;
    number.replace(',', "").parse().expect("a number")
}

/// Waits until so many users are listed, all with that outcome.
async fn users_are(page: &Page, count: usize, outcome: &str) {
    let rows = "[...document.querySelectorAll('.items tbody tr')]";
    page.until(&format!(
        "{rows}.length === {count} && {rows}.every(row => row.innerText.includes('{outcome}'))"
    ))
    .await;
}

/// How many users wait in a paused job, as it is read anew.
async fn held(page: &Page) -> u64 {
    page.reload().await;
    state(page, "Paused").await;
    page.hides("On the way").await;
    figure(page, "to come").await
}

async fn banned(service: &Service) -> Vec<String> {
    let request = ListBannedUsersRequest::default();
    let list = signed::call::<ListBannedUsers>(service, &request).await.expect("told");
    let mut banned: Vec<_> = list.banned_users.into_iter().map(|ban| ban.user_id).collect();
    banned.sort();
    banned
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_is_paused_gone_on_with_and_stopped() {
    scene("job-steering", async |stage| {
        stage.sign_in_first().await;
        let page = &stage.page;
        begin(stage, &ids(SLOW), Some("A"), "Ask about 1,500 users").await;
        page.heading("Ask whether 1,500 users are online").await;
        // It moves by itself, without being asked.
        page.until(
            "Number(document.querySelector('.job-progress [role=progressbar]').ariaValueNow) > 2",
        )
        .await;
        page.find("link", "Jobs 1").await;
        page.button("Pause").await.click().await;
        state(page, "Paused").await;
        page.button("Go on").await;
        // What was on its way gets its answer; after that nothing more is sent.
        let waiting = held(page).await;
        assert!((1..SLOW as u64).contains(&waiting), "{waiting} to come");
        assert_eq!(held(page).await, waiting);
        survey(page, "job-paused").await;
        stage.visit("apps/acme-dev/jobs").await;
        page.shows("Paused").await;
        survey(page, "jobs-paused").await;

        page.button("Go on").await.click().await;
        page.shows("Running").await;
        page.shows("1 under way").await;
        page.button("Stop…").await.click().await;
        page.heading("Stop this job?").await;
        page.button("Stop the job").await.click().await;
        page.shows("Stopped").await;
        page.hides("under way").await;
        page.link("Ask whether 1,500 users are online").await.click().await;
        state(page, "Stopped").await;
        assert!(figure(page, "not sent").await > 0);
        page.link("Show users: Not sent").await.click().await;
        page.arrives_at("state=waiting").await;
        users_are(page, 50, "Not sent").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_refused_is_tried_again_and_a_job_is_undone() {
    scene("job-retry", async |stage| {
        stage.sign_in_first().await;
        let service = Service::of(stage, "acme-dev").await;
        let page = &stage.page;
        let ids = ids(3);
        stage.register_many("acme-dev", &[("wave-0001", "First"), ("wave-0002", "Second")]).await;
        begin(stage, &ids, None, "Ban 3 users").await;
        page.heading("Ban 3 users for 1 d").await;
        state(page, "Done").await;
        page.shows("Not in the list of bans").await;
        assert_eq!(banned(&service).await, ids[..2]);

        stage.register_many("acme-dev", &[("wave-0003", "Third")]).await;
        page.button("Try 1 again").await.click().await;
        page.hides("Not in the list of bans").await;
        state(page, "Done").await;
        users_are(page, 3, "Banned").await;
        assert_eq!(banned(&service).await, ids);

        page.button("Undo…").await.click().await;
        page.button("Undo the job").await.click().await;
        page.heading("Undo for 3 users").await;
        state(page, "Done").await;
        page.link("Undoes job 1").await;
        assert!(banned(&service).await.is_empty());

        page.first("button", "Use these users…").await.click().await;
        page.heading("Paste users").await;
        page.shows("3 users in 3 lines").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn users_are_registered_from_a_table_and_their_tokens_taken_once() {
    scene("register-many", async |stage| {
        stage.sign_in_first().await;
        stage.register_many("acme-dev", &[("known-1", "Kept Name")]).await;
        let page = &stage.page;
        stage.visit("apps/acme-dev/users/new").await;
        page.link("Register many…").await.click().await;
        page.heading("Import").await;
        page.until("document.activeElement?.localName === 'textarea'").await;
        page.type_text(
            "userId,name\nnew-1,Amara\nknown-1,Other Name\nbad id,X\n\"new-2\",\"林, 晓雨\"\n",
        )
        .await;
        page.button("Look at the rows").await.click().await;
        page.shows("userId: A user id can’t hold a space").await;
        page.button("Register 2 users").await.click().await;
        page.heading("Register 2 users").await;
        state(page, "Done").await;

        // What the browser saves is kept besides, to be read here.
        page.js::<()>(
            "void (URL.createObjectURL = (make => blob => {
                blob.text().then(text => window.saved = text);
                return make.call(URL, blob);
            })(URL.createObjectURL))",
        )
        .await;
        page.button("Download tokens…").await.click().await;
        page.shows("They can be downloaded once.").await;
        page.button("Download 2 tokens").await.click().await;
        page.shows("The gateway has deleted the tokens.").await;
        page.until("window.saved").await;
        let saved: String = page.js("window.saved").await;
        let lines: Vec<&str> = saved.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines[0], "userId,accessToken");
        let token = |id: &str| {
            let line = lines.iter().find_map(|line| line.strip_prefix(&format!("{id},")));
            line.expect("a token").trim_matches('"').to_owned()
        };
        for id in ["new-1", "new-2"] {
            let connection = stage.connect("acme-dev", &token(id), "phone").await;
            connection.expect("the token connects");
        }
        page.hides("Download tokens…").await;

        page.link("Users").await.click().await;
        page.heading("Users").await;
        page.shows("林, 晓雨").await;
        page.shows("Kept Name").await;
        page.hides("Other Name").await;
    })
    .await;
}

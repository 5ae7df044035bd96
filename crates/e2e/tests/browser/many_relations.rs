//! Tags, mutes and blocklists for many pasted users, each by one job, and taken back.

use e2e::signed::{self, Service};
use e2e::survey::survey;
use e2e::{Page, Stage, scene};
use nexconn_api::nexconn::{
    BatchGetUserTags, BatchGetUserTagsRequest, ChannelType, GetUserBlocklist,
    GetUserBlocklistRequest, ListChannelTypeMute, ListChannelTypeMuteRequest,
};

const APP: &str = "acme-dev";
const USERS: usize = 23;

fn ids() -> Vec<String> {
    (1..=USERS).map(|number| format!("wave-{number:02}")).collect()
}

/// Opens the page with an action chosen, and pastes the ids.
async fn paste(stage: &Stage, action: &str) {
    let page = &stage.page;
    stage.visit(&format!("apps/{APP}/many?do={action}")).await;
    page.until("document.activeElement?.localName === 'textarea'").await;
    page.type_text(&ids().join("\n")).await;
    page.button("Find the users").await.click().await;
    page.until("document.querySelector('.grouped')").await;
}

async fn done(page: &Page, heading: &str) {
    page.heading(heading).await;
    page.until("document.querySelector('.page-note')?.innerText.endsWith('Done')").await;
}

async fn undo(page: &Page) {
    page.button("Undo…").await.click().await;
    page.button("Undo the job").await.click().await;
    done(page, &format!("Undo for {USERS} users")).await;
}

async fn tags(service: &Service) -> Vec<String> {
    let request = BatchGetUserTagsRequest { user_ids: vec!["wave-07".to_owned()] };
    let told = signed::call::<BatchGetUserTags>(service, &request).await.expect("told");
    told.users.into_iter().flat_map(|user| user.tags).collect()
}

async fn muted(service: &Service) -> i64 {
    let channel_type = ChannelType::Person;
    let request = ListChannelTypeMuteRequest { channel_type, page_size: None, offset: None };
    signed::call::<ListChannelTypeMute>(service, &request).await.expect("told").total_count
}

async fn blocked(service: &Service) -> usize {
    let request = GetUserBlocklistRequest { user_id: "anna".into(), ..Default::default() };
    let list = signed::call::<GetUserBlocklist>(service, &request).await.expect("told");
    list.blocked_user_ids.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn many_are_tagged_muted_and_blocked_by_a_job_each_and_it_is_undone() {
    scene("many-relations", async |stage| {
        stage.sign_in_first().await;
        let service = Service::of(stage, APP).await;
        let ids = ids();
        let mut users: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), "Wave")).collect();
        users.push(("anna", "Anna"));
        stage.register_many(APP, &users).await;
        let page = &stage.page;

        paste(stage, "setTags").await;
        page.field("Tags").await.fill("vip, region-us").await;
        survey(page, "many-tags").await;
        page.button("Set tags of 23 users").await.click().await;
        done(page, "Set the tags of 23 users").await;
        assert_eq!(tags(&service).await, ["vip", "region-us"]);
        undo(page).await;
        assert!(tags(&service).await.is_empty());

        paste(stage, "mute").await;
        page.button("Mute 23 users").await.click().await;
        done(page, "Mute 23 users").await;
        assert_eq!(muted(&service).await, 23);
        undo(page).await;
        assert_eq!(muted(&service).await, 0);

        paste(stage, "block").await;
        page.find("combobox", "Whose blocklist").await.fill("anna").await;
        page.until("document.querySelector('[role=option]')?.innerText.includes('anna')").await;
        page.press("Enter").await;
        page.button("Block 23 users").await.click().await;
        done(page, "Block 23 users").await;
        assert_eq!(blocked(&service).await, 23);
        page.shows("wave-07").await;
        survey(page, "job-of-pairs").await;
        undo(page).await;
        assert_eq!(blocked(&service).await, 0);
    })
    .await;
}

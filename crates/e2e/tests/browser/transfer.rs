//! Tables that are imported, and lists that are exported.

use e2e::scene::PASSWORD;
use e2e::signed::{self, Service};
use e2e::survey::survey;
use e2e::{Page, Stage, scene, scene_with};
use nexconn_api::local::SetProfileKeys;
use nexconn_api::nexconn::{
    BanUsers, BatchGetUserProfiles, BatchGetUserProfilesRequest, ListFriends, ListFriendsRequest,
    SetUserProfile,
};
use serde_json::{Value, json};

const APP: &str = "acme-dev";
const SKIP: &str = "Skip it Bad rows, and rows that would write over something, are left out.";
const STOP: &str = "Stop Nothing is imported while a row conflicts.";
const PEOPLE: &[(&str, &str)] =
    &[("ana", "Ana Sousa"), ("bo", "Bo Lindqvist"), ("chen", "陈晓雨"), ("dina", "دينا منصور")];

/// Types a table into the field that has the focus, and has it read, by keyboard.
async fn look_at(page: &Page, table: &str, look: &str) {
    page.until("document.activeElement?.localName === 'textarea'").await;
    page.type_text(table).await;
    page.tab_to(look).await;
    page.press("Enter").await;
    page.until("document.querySelector('.grouped')").await;
}

/// What the browser saves is kept besides, to be read here.
async fn keep_saved(page: &Page) {
    page.js::<()>(
        "void (URL.createObjectURL = (make => blob => {
            blob.text().then(text => window.saved = text);
            return make.call(URL, blob);
        })(URL.createObjectURL))",
    )
    .await;
}

async fn saved(page: &Page) -> Vec<String> {
    page.until("window.saved").await;
    let saved: String = page.js("window.saved").await;
    saved.trim_start_matches('\u{feff}').lines().map(str::to_owned).collect()
}

/// The file behind the page's link to it, as the browser would save it.
async fn exported(page: &Page) -> Vec<String> {
    let file: String = page
        .js("fetch(document.querySelector('a[download]').href).then(answer => answer.text())")
        .await;
    file.trim_start_matches('\u{feff}').lines().map(str::to_owned).collect()
}

async fn job_is_done(page: &Page) {
    page.arrives_at("/jobs/").await;
    page.until("document.querySelector('.job-progress [aria-valuenow=\"100\"]')").await;
}

/// Signs in, in whichever language.
async fn sign_in(page: &Page, link: &str) {
    page.open(link).await;
    page.until("document.querySelector('input[type=password]')").await;
    page.js::<()>("document.querySelector('input[type=password]').focus()").await;
    page.type_text(PASSWORD).await;
    page.press("Enter").await;
    page.until("document.querySelector('.side-nav')").await;
}

async fn set_up(stage: &Stage) {
    stage.sign_in_first().await;
    fill(stage).await;
}

async fn fill(stage: &Stage) {
    stage.register_many(APP, PEOPLE).await;
    stage.change::<SetProfileKeys>(APP, "a test", json!({"keys": ["ext_city"]})).await;
    let profile = json!({"userId": "ana", "userProfile": {"name": "Ana S.", "level": 3}});
    stage.change::<SetUserProfile>(APP, "a test", profile).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn friendships_are_imported_and_skipped_rows_downloaded() {
    scene("import-friendships", async |stage| {
        set_up(stage).await;
        let page = &stage.page;
        stage.visit(&format!("apps/{APP}/users")).await;
        page.link("Register many…").await.click().await;
        page.heading("Import").await;
        page.link("Friendships").await.click().await;
        look_at(
            page,
            "userId,targetId,alias,action,phone\nana,bo,Bee,2,1\nana,chen,,2,2\nana,,x,2,3\nbo,chen,,7,4\nana,ghost,,2,5\n",
            "Look at the rows",
        )
        .await;
        page.shows("Not used: phone.").await;
        page.shows("This is only a check: nothing has been sent.").await;
        page.shows("targetId: ").await;
        let service = Service::of(stage, APP).await;
        let friends = async || {
            let request = ListFriendsRequest { user_id: "ana".into(), ..Default::default() };
            signed::call::<ListFriends>(&service, &request).await.expect("told").friends
        };
        assert_eq!(friends().await, []);

        page.find("radio", STOP).await.click().await;
        let blocked = page.button("Import 3 friendships").await;
        assert!(blocked.description().contains("2 rows conflict"), "{}", blocked.description());
        page.find("radio", SKIP).await.click().await;
        page.find("checkbox", "Choose ana, ghost").await.click().await;
        keep_saved(page).await;
        page.button("Download 3 skipped rows").await.click().await;
        let rows = saved(page).await;
        assert_eq!(rows[0], "line,why,userId,targetId,alias,action,phone");
        assert!(rows[1].starts_with("4,\"targetId: ") && rows[1].ends_with("\",ana,,x,2,3"), "{rows:?}");
        assert!(rows[2].ends_with(",bo,chen,,7,4"), "{rows:?}");
        assert_eq!(rows[3], "6,\"Left out.\",ana,ghost,,2,5");
        survey(page, "import-friendships").await;

        page.find("checkbox", "Choose ana, ghost").await.click().await;
        page.button("Import 3 friendships").await.click().await;
        job_is_done(page).await;
        let mut made: Vec<_> =
            friends().await.into_iter().map(|friend| (friend.user_id, friend.alias)).collect();
        made.sort();
        assert_eq!(made, [("bo".to_owned(), Some("Bee".to_owned())), ("chen".to_owned(), None)]);

        // What was imported is there already the next time.
        stage.visit(&format!("apps/{APP}/import?kind=friendships")).await;
        look_at(page, "userId\ttargetId\nana\tbo\nbo\tdina\n", "Look at the rows").await;
        page.shows("There already").await;
        page.button("Import 1 friendship").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn profiles_are_imported_and_nothing_is_written_over_unasked() {
    scene("import-profiles", async |stage| {
        set_up(stage).await;
        let page = &stage.page;
        stage.visit(&format!("apps/{APP}/import?kind=profiles")).await;
        look_at(
            page,
            "userId;name;level;ext_city\nana;Ana;;Porto\nbo;Bo;7;\ndina;Dina;140;\n",
            "Look at the rows",
        )
        .await;
        page.shows("was Ana S.").await;
        page.shows("level: ").await;
        page.button("Import 1 profile").await;
        page.tab_to(SKIP).await;
        page.press("ArrowDown").await;
        page.button("Import 2 profiles").await;
        survey(page, "import-profiles").await;
        page.tab_to("Import 2 profiles").await;
        page.press("Enter").await;
        job_is_done(page).await;

        let service = Service::of(stage, APP).await;
        let request = BatchGetUserProfilesRequest { user_ids: vec!["ana".into()] };
        let told = signed::call::<BatchGetUserProfiles>(&service, &request).await.expect("told");
        let held = serde_json::to_value(&told.users[0]).expect("json");
        assert_eq!(held["userProfile"], json!({"name": "Ana", "level": 3}));
        assert_eq!(held["userExtProfile"], json!({"ext_city": "Porto"}));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_exported_as_it_is_filtered_and_the_log_tells() {
    scene("export", async |stage| {
        set_up(stage).await;
        let page = &stage.page;
        let ban = json!({"userIds": ["bo"], "durationMinutes": 60});
        stage.change::<BanUsers>(APP, "spam", ban).await;
        stage.visit(&format!("apps/{APP}/users?status=banned")).await;
        page.shows("Bo Lindqvist").await;
        page.link("Export").await;
        let rows = exported(page).await;
        assert_eq!(rows.len(), 2, "{rows:?}");
        assert!(rows[1].starts_with("bo,Bo Lindqvist,,banned,"), "{rows:?}");
        stage.visit(&format!("apps/{APP}/bans")).await;
        page.link("Export").await;
        let rows = exported(page).await;
        assert!(rows[1].contains(",spam,T-48190,"), "{rows:?}");
        stage.visit(&format!("apps/{APP}/audit")).await;
        page.shows("Export of bans").await;
        let log: Value = page
            .js(&format!("fetch('/api/v1/apps/{APP}/audit').then(answer => answer.json())"))
            .await;
        assert_eq!(log["entries"][1]["details"], json!({"rows": 1}));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_is_looked_at_in_chinese_as_well() {
    scene_with("import-zh", "zh-CN", &[], async |stage| {
        sign_in(&stage.page, stage.server.link()).await;
        fill(stage).await;
        let page = &stage.page;
        stage.visit(&format!("apps/{APP}/import?kind=profiles")).await;
        page.heading("导入").await;
        survey(page, "import-empty-zh").await;
        page.field("资料表格").await.focus().await;
        look_at(page, "userId,name,level\nana,安娜,\nbo,博,7\nghost,鬼,\nchen,,101\n", "查看各行")
            .await;
        page.shows("原为 Ana S.").await;
        survey(page, "import-profiles-zh").await;
    })
    .await;
}

use e2e::survey::survey;
use e2e::{Page, Stage, scene, scene_with};

/// From the notice before to the refusal, and by deleting a test user out of it.
#[tokio::test(flavor = "multi_thread")]
async fn the_quota_of_a_development_app_is_explained() {
    scene("quota", async |stage| {
        stage.sign_in_first().await;
        let ids: Vec<String> = (0..99).map(|number| format!("user-{number:03}")).collect();
        let users: Vec<_> = ids.iter().map(|id| (id.as_str(), "One of many")).collect();
        stage.register_many("acme-dev", &users).await;
        stage.visit("apps/acme-dev/users/new").await;
        let page = &stage.page;
        page.shows("One more user can be registered.").await;

        // Somebody else takes the last place; the notice follows.
        stage.register_many("acme-dev", &[("user-099", "The Last One")]).await;
        page.shows("No further user can be registered.").await;
        page.field("User id").await.fill("one-too-many").await;
        page.field("Name").await.fill("Late Comer").await;
        page.button("Register user").await.click().await;
        page.shows("100 in the development environment").await;
        page.shows("2007").await;
        page.shows("Nothing was changed.").await;
        assert_eq!(page.field("User id").await.value(), "one-too-many");
        survey(page, "quota-en").await;

        page.first("link", "Test users").await.click().await;
        page.shows("Leave without registering?").await;
        page.button("Leave").await.click().await;
        page.heading("Test users").await;
        page.shows("None left").await;
        page.button("Delete The Last One…").await.click().await;
        page.shows("Each frees a place of the quota. A soft delete frees none.").await;
        survey(page, "test-user-delete-en").await;
        page.button("Delete test user").await.click().await;
        page.shows("The Last One deleted.").await;
        page.find("meter", "99 of 100 registered users").await;

        stage.register("acme-dev", "one-too-many", "Late Comer").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_has_no_room_is_told_so_before_it_is_sent() {
    scene("quota-list", async |stage| {
        stage.sign_in_first().await;
        let ids: Vec<String> = (0..98).map(|number| format!("user-{number:03}")).collect();
        let users: Vec<_> = ids.iter().map(|id| (id.as_str(), "One of many")).collect();
        stage.register_many("acme-dev", &users).await;
        stage.visit("apps/acme-dev/import").await;
        let page = &stage.page;
        page.until("document.activeElement?.localName === 'textarea'").await;
        page.type_text("userId,name\nnew-1,One\nnew-2,Two\nnew-3,Three\n").await;
        page.button("Look at the rows").await.click().await;
        page.shows("The list is too long: 3 new users, 2 places left.").await;
        survey(page, "quota-list-en").await;
    })
    .await;
}

/// Focuses what the selector finds and types into it.
async fn type_into(page: &Page, selector: &str, text: &str) {
    page.until(&format!("document.querySelector('{selector}')")).await;
    page.js::<()>(&format!("void document.querySelector('{selector}').focus()")).await;
    page.type_text(text).await;
}

/// Registers that many users and one more, "The Last One".
async fn fill(stage: &Stage, count: usize) {
    let ids: Vec<String> = (0..count).map(|number| format!("user-{number:03}")).collect();
    let mut users: Vec<_> = ids.iter().map(|id| (id.as_str(), "One of many")).collect();
    users.push(("last", "The Last One"));
    stage.register_many("acme-dev", &users).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_quota_of_a_development_app_is_explained_in_chinese() {
    scene_with("quota-zh", "zh-CN", &[], async |stage| {
        stage.sign_in_in_any_language().await;
        fill(stage, 99).await;
        let page = &stage.page;
        stage.visit("apps/acme-dev/test-users").await;
        page.button("删除 The Last One…").await.click().await;
        page.until("document.querySelector('dialog[open] form')").await;
        survey(page, "test-user-delete-zh").await;

        stage.visit("apps/acme-dev/users/new").await;
        type_into(page, "main form input", "one-too-many").await;
        page.press("Tab").await;
        page.type_text("Late Comer").await;
        page.press("Enter").await;
        page.shows("2007").await;
        survey(page, "quota-zh").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_has_no_room_is_told_so_in_chinese() {
    scene_with("quota-list-zh", "zh-CN", &[], async |stage| {
        stage.sign_in_in_any_language().await;
        fill(stage, 97).await;
        stage.visit("apps/acme-dev/import").await;
        let page = &stage.page;
        let table = "userId,name\nnew-1,One\nnew-2,Two\nnew-3,Three\n";
        type_into(page, "main textarea", table).await;
        page.button("查看各行").await.click().await;
        page.until("document.querySelector('main table')").await;
        survey(page, "quota-list-zh").await;
    })
    .await;
}

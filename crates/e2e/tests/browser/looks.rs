//! Every page in both themes, at desktop and phone width, in both languages, with axe-core.

use e2e::survey::survey;
use e2e::{Stage, scene};

async fn survey_all(stage: &Stage, language: &str) {
    let name = |page: &str| format!("{page}-{language}");
    let page = &stage.page;
    stage.visit("apps/acme-dev/users").await;
    page.shows("林晓雨").await;
    survey(page, &name("users")).await;
    stage.visit("apps/acme-dev/users?q=nobody-here").await;
    page.shows("“nobody-here”").await;
    survey(page, &name("no-match")).await;
    stage.visit("apps/acme-live/users").await;
    page.until("document.querySelector('h1') && !document.querySelector('[aria-busy=true]')").await;
    survey(page, &name("empty-production")).await;
    stage.visit("apps/acme-dev/users/new").await;
    page.until("document.querySelector('form input')").await;
    survey(page, &name("register")).await;
    page.js::<()>("document.querySelector('main form').requestSubmit()").await;
    page.until("document.querySelector('[aria-invalid=true]')").await;
    survey(page, &name("register-wrong")).await;
    stage.visit("apps/acme-dev/users/u2").await;
    page.until("document.querySelector('h1')?.innerText === '林晓雨'").await;
    page.until("!document.querySelector('[aria-busy=true]')").await;
    survey(page, &name("user")).await;
    stage.visit("apps/acme-dev/users/nobody").await;
    page.shows("“nobody”").await;
    survey(page, &name("user-missing")).await;
    page.watch.expect("404");
    stage.visit("apps/acme-none/users").await;
    page.shows("acme-none").await;
    survey(page, &name("unknown-app")).await;
    stage.visit("nowhere").await;
    page.until("document.querySelector('h1')").await;
    survey(page, &name("unknown-page")).await;
}

async fn people(stage: &Stage) {
    let users = [
        ("u1", "Tomás Herrera"),
        ("u2", "林晓雨"),
        ("u3", "ليلى حداد"),
        ("guest_7719203", "<b>Bold</b> & “quoted”"),
        (
            "a-very-long-id-that-goes-on-and-on-until-it-has-sixty-four-bytes",
            "Nguyễn Thị Minh Khai",
        ),
        ("support_agent_03", "Support agent 03 🎧"),
    ];
    stage.register_many("acme-dev", &users).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_accessible_in_english() {
    scene("looks-en", async |stage| {
        stage.page.open(&stage.server.url()).await;
        stage.page.heading("Sign in").await;
        survey(&stage.page, "sign-in-en").await;
        let link = serde_json::to_string(stage.server.link()).expect("json");
        stage.page.js::<()>(&format!("void (location.href = {link})")).await;
        stage.page.heading("Choose a password").await;
        survey(&stage.page, "password-en").await;
        stage.page.field("New password").await.fill(e2e::scene::PASSWORD).await;
        stage.page.button("Set password").await.click().await;
        stage.page.heading("Users").await;
        people(stage).await;
        survey_all(stage, "en").await;

        stage.visit("apps/acme-live/users/new").await;
        let page = &stage.page;
        page.field("User id").await.fill("in-production").await;
        page.field("Name").await.fill("Real Person").await;
        page.button("Register user").await.click().await;
        page.shows("Real Person is registered").await;
        survey(page, "registered-en").await;
        page.find("checkbox", "I have copied the token").await.click().await;
        page.button("Open the user").await.click().await;
        page.heading("Real Person").await;
        page.button("Edit…").await.click().await;
        page.field("Name").await;
        survey(page, "edit-en").await;
        page.press("Escape").await;
        page.button("Expire tokens…").await.click().await;
        page.shows("This cannot be undone.").await;
        survey(page, "expire-en").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_accessible_in_chinese() {
    scene("looks-zh", async |stage| {
        stage.sign_in_first().await;
        people(stage).await;
        stage.page.js::<()>("localStorage.setItem('nexconn.language', 'zh-Hans')").await;
        survey_all(stage, "zh").await;
        assert_eq!(stage.page.js::<String>("document.documentElement.lang").await, "zh-Hans");
    })
    .await;
}

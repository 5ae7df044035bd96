//! The command palette: everything from one field, by keyboard alone.

use e2e::survey::survey;
use e2e::{Page, Stage, scene, scene_with};

/// Opens the palette as Ctrl K does, and types into it.
async fn seek(page: &Page, text: &str) {
    page.press("Escape").await;
    page.js::<()>(
        "void window.dispatchEvent(new KeyboardEvent('keydown', \
         { key: 'k', ctrlKey: true, bubbles: true, cancelable: true }))",
    )
    .await;
    page.until("document.activeElement.matches('dialog.palette input')").await;
    page.type_text(text).await;
}

/// Goes down until the item of that name would be taken, and takes it.
async fn take(page: &Page, title: &str) {
    let title = serde_json::to_string(title).expect("json");
    let active = format!(
        "document.querySelector('.palette [aria-selected=true] .palette-title')?.textContent === {title}"
    );
    let there = format!(
        "[...document.querySelectorAll('.palette-title')].some(t => t.textContent === {title})"
    );
    page.until(&there).await;
    for _ in 0..40 {
        if page.js::<bool>(&active).await {
            page.press("Enter").await;
            return;
        }
        page.press("ArrowDown").await;
    }
    panic!("{title} is never reached");
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_actions_and_users_are_reached_by_keyboard_alone() {
    scene("palette", async |stage| {
        stage.sign_in_first().await;
        stage
            .register_many(
                "acme-dev",
                &[("therrera_91", "Tomás Herrera"), ("kh-1", "Karl Herrmann")],
            )
            .await;
        stage.visit("apps/acme-dev").await;
        let page = &stage.page;
        page.heading("Overview").await;
        page.tab_to("Find a user, or type what to do").await;
        page.press("Enter").await;
        page.until("document.activeElement.matches('dialog.palette input')").await;
        page.type_text("audit").await;
        take(page, "Audit").await;
        page.heading("Audit").await;

        seek(page, "register").await;
        take(page, "Register user").await;
        page.heading("Register user").await;

        seek(page, "herr").await;
        take(page, "Tomás Herrera").await;
        page.heading("Tomás Herrera").await;

        seek(page, "kh-1").await;
        take(page, "Ban…").await;
        page.find("dialog", "Ban Karl Herrmann").await;
        page.press("Escape").await;

        seek(page, "").await;
        page.shows("Opened lately").await;
        take(page, "Tomás Herrera").await;
        page.heading("Tomás Herrera").await;

        seek(page, "never-seen").await;
        take(page, "Open user “never-seen”").await;
        page.shows("Nexconn knows no user “never-seen”").await;
        page.watch.pardon("404");

        seek(page, "/v4/user/ban/list").await;
        take(page, "List banned").await;
        page.heading("List banned").await;
        assert!(page.js::<bool>("!document.querySelector('dialog[open]')").await);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pasted_list_is_read_and_a_pasted_token_tells_its_user() {
    scene("palette-paste", async |stage| {
        stage.sign_in_first().await;
        let token = stage.register("acme-dev", "holder", "Token Holder").await;
        let page = &stage.page;
        page.keep_answers().await;
        stage.visit("apps/acme-dev/users").await;
        page.shows("Token Holder").await;

        seek(page, &token).await;
        page.shows("Access token of Token Holder").await;
        let is_in_address = page.answers().await.iter().any(|(url, _)| url.contains(&token));
        assert!(!is_in_address, "a token stands in no address");
        take(page, "Access token of Token Holder").await;
        page.heading("Token Holder").await;

        seek(page, &"f".repeat(64)).await;
        page.shows("no access token like this was issued here").await;

        seek(page, "").await;
        page.js::<()>(
            "(() => { const data = new DataTransfer(); data.setData('text', 'holder\\nnobody\\nholder');
              document.activeElement.dispatchEvent(new ClipboardEvent('paste', \
              { clipboardData: data, bubbles: true, cancelable: true })); })()",
        )
        .await;
        take(page, "Find the users in these 3 lines").await;
        page.shows("2 users in 3 lines").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_palette_looks_right() {
    for language in ["en", "zh-Hans"] {
        scene_with("palette-looks", language, &[], async |stage| {
            looks(stage, language).await;
        })
        .await;
    }
}

async fn looks(stage: &Stage, language: &str) {
    let page = &stage.page;
    page.open(stage.server.link()).await;
    page.until("document.querySelector('input[type=password]')").await;
    page.js::<()>("document.querySelector('input[type=password]').focus()").await;
    page.type_text(e2e::scene::PASSWORD).await;
    page.press("Enter").await;
    page.until("document.querySelector('.connection-line')").await;
    stage
        .register_many(
            "acme-dev",
            &[
                ("therrera_91", "Tomás Herrera"),
                ("ines_herrero", "Inés Herrero"),
                ("kh", "林晓雨 Herr"),
            ],
        )
        .await;
    stage.visit("apps/acme-dev/users").await;
    page.shows("林晓雨").await;
    seek(page, "").await;
    page.until("document.querySelector('.palette-item')").await;
    survey(page, &format!("palette-empty-{language}")).await;
    page.type_text("herr").await;
    page.until("document.querySelectorAll('.palette-item .avatar').length === 3").await;
    survey(page, &format!("palette-{language}")).await;
}

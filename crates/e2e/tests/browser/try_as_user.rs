//! Users who are tried in the browser: what they see of each other and of what an admin does to them.

use e2e::survey::survey;
use e2e::{Page, Stage, scene, scene_with};
use nexconn_api::local::SetChatSettings;
use serde_json::json;

const APP: &str = "acme-dev";
const USERS: &[(&str, &str)] = &[("ann", "Ann"), ("ben", "Ben")];

/// The button of that name in the place of a user, as JavaScript finds it.
fn button(letter: &str, name: &str) -> String {
    format!(
        "[...document.querySelectorAll('[data-letter={letter}] button')].find(one => one.innerText.includes('{name}'))"
    )
}

async fn press(page: &Page, letter: &str, name: &str) {
    let button = button(letter, name);
    page.until(&button).await;
    page.js::<()>(&format!("void {button}.click()")).await;
}

async fn stands(page: &Page, letter: &str, link: &str) {
    page.until(&format!("document.querySelector('[data-letter={letter}][data-link={link}]')"))
        .await;
}

/// Waits until a user's conversation says something.
async fn sees(page: &Page, letter: &str, text: &str) {
    page.until(&format!(
        "document.querySelector('[data-letter={letter}] .try-list').innerText.includes('{text}')"
    ))
    .await;
}

/// Waits until a code stands in the margin of the latest strip.
async fn meets(page: &Page, letter: &str, code: u32) {
    page.until(&format!(
        "[...document.querySelectorAll('[data-letter={letter}] .try-event[data-bad] .try-margin')].at(-1)?.innerText === '{code}'"
    ))
    .await;
}

async fn says(page: &Page, to: &str, text: &str) {
    page.field(to).await.fill(text).await;
    page.press("Enter").await;
}

/// Signs in and connects Ann and Ben.
async fn begin(stage: &Stage) {
    stage.sign_in_first().await;
    stage.register_many(APP, USERS).await;
    stage.visit("apps/acme-dev/try").await;
    let page = &stage.page;
    press(page, "A", "Ann").await;
    stands(page, "A", "on").await;
    press(page, "B", "Ben").await;
    stands(page, "B", "on").await;
}

/// Does something to a user from the menu of the admin's side.
async fn by_menu(page: &Page, menu: &str, entry: &str) {
    page.button(menu).await.click().await;
    page.find("menuitem", entry).await.click().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_users_write_to_each_other_until_one_blocks() {
    scene("try-messages", async |stage| {
        begin(stage).await;
        let page = &stage.page;
        says(page, "Message to Ben", "Hi Ben").await;
        sees(page, "B", "Hi Ben").await;
        sees(page, "A", "Sent").await;
        assert_eq!(page.focused().await, "Message to Ben", "to go on with the next");
        says(page, "Message to Ann", "Hi <b>Ann</b>").await;
        sees(page, "A", "Hi <b>Ann</b>").await;

        press(page, "B", "Block Ann").await;
        sees(page, "B", "You blocked Ann.").await;
        says(page, "Message to Ben", "Ben?").await;
        meets(page, "A", 405).await;
        sees(page, "A", "The receiver has blocked the sender.").await;
        page.shows("message for B refused").await;
        press(page, "B", "Unblock Ann").await;
        sees(page, "B", "You unblocked Ann.").await;
        says(page, "Message to Ben", "Again").await;
        sees(page, "B", "Again").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tried_user_sees_the_codes_of_what_an_admin_does() {
    scene("try-codes", async |stage| {
        begin(stage).await;
        let page = &stage.page;
        page.first("button", "Ban 1 min").await.click().await;
        meets(page, "A", 31011).await;
        stands(page, "A", "cut").await;
        page.shows("owner@localhost: Ban").await;
        press(page, "A", "Connect").await;
        meets(page, "A", 31009).await;
        page.button("Unban").await.click().await;
        page.until("document.querySelector('.try-act').innerText.includes('Ban 1 min')").await;
        press(page, "A", "Connect").await;
        stands(page, "A", "on").await;

        page.first("button", "Expire tokens…").await.click().await;
        page.find("dialog", "Expire tokens of Ann").await;
        page.button("Expire tokens").await.click().await;
        page.until("!document.querySelector('dialog[open]')").await;
        stands(page, "A", "on").await;
        press(page, "A", "Disconnect").await;
        press(page, "A", "Connect").await;
        meets(page, "A", 31020).await;
        press(page, "A", "New token").await;
        stands(page, "A", "on").await;

        by_menu(page, "More for A", "Soft-delete…").await;
        page.find("dialog", "Soft-delete Ann").await;
        page.field("Reason").await.fill("Asked to be deleted").await;
        page.button("Soft-delete 1 user").await.click().await;
        meets(page, "A", 31029).await;
        press(page, "A", "New token").await;
        sees(page, "A", "No access token.").await;

        page.field("Code").await.fill("25469").await;
        page.shows("The two are not friends.").await;
        page.field("Code").await.fill("4711").await;
        page.shows("Nexconn documents no code 4711.").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn friends_are_asked_for_and_needed_where_only_friends_may_write() {
    scene("try-friends", async |stage| {
        begin(stage).await;
        let page = &stage.page;
        press(page, "A", "Add friend").await;
        sees(page, "A", "Friend request sent.").await;
        sees(page, "B", "Ann asks to be your friend.").await;
        press(page, "B", "Refuse").await;
        sees(page, "A", "Ben refused your request.").await;
        press(page, "A", "Add friend").await;
        press(page, "B", "Accept").await;
        sees(page, "B", "You and Ann are friends.").await;
        sees(page, "A", "Ben accepted your request").await;

        let only_friends =
            json!({"friendsOnly": true, "blocklist": true, "friendRequestPermission": 2});
        stage.change::<SetChatSettings>(APP, "a test", only_friends).await;
        let page = &stage.page;
        says(page, "Message to Ben", "As a friend").await;
        sees(page, "B", "As a friend").await;
        press(page, "B", "Remove friend").await;
        sees(page, "A", "You and Ben are friends no more.").await;
        says(page, "Message to Ben", "As a stranger").await;
        meets(page, "A", 25469).await;
        by_menu(page, "More for A", "Mute in direct channels").await;
        page.until("document.querySelector('.try-saw').innerText.includes('owner@localhost')")
            .await;
        says(page, "Message to Ben", "Muted").await;
        meets(page, "A", 403).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_new_users_are_tried_by_keyboard_alone() {
    scene("try-keyboard", async |stage| {
        stage.sign_in_first().await;
        let page = &stage.page;
        page.tab_to("Try as a user").await;
        page.press("Enter").await;
        page.heading("Be two users at once.").await;
        page.tab_to("Make two users").await;
        page.press("Enter").await;
        stands(page, "A", "on").await;
        stands(page, "B", "on").await;
        let name: String = page.js("document.querySelector('[data-letter=B] h2').innerText").await;
        page.tab_to(&format!("Message to {name}")).await;
        page.type_text("Hello").await;
        page.press("Enter").await;
        page.type_text("again").await;
        page.press("Enter").await;
        sees(page, "B", "Hello").await;
        sees(page, "B", "again").await;
        page.tab_to("Disconnect").await;
        page.press("Enter").await;
        page.tab_to("Start again").await;
        page.press("Enter").await;
        page.heading("Be two users at once.").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_connection_comes_back_by_itself() {
    scene("try-lost", async |stage| {
        begin(stage).await;
        // The browser complains about each try, the console that nobody tells whether the session goes on.
        let gone = "the session cannot be read: the gateway does not answer";
        for complaint in ["WebSocket connection to", "/client", gone] {
            stage.page.watch.pardon(complaint);
        }
        stage.crash_and_restart().await;
        let page = &stage.page;
        sees(page, "A", "It is opened again by itself.").await;
        stands(page, "A", "on").await;
        stands(page, "B", "on").await;
        says(page, "Message to Ben", "Back again").await;
        sees(page, "B", "Back again").await;
    })
    .await;
}

async fn look(language: &'static str, browser: &'static str) {
    scene_with(&format!("try-looks-{language}"), browser, &[], async |stage| {
        stage.sign_in_in_any_language().await;
        stage.register_many(APP, USERS).await;
        stage.visit("apps/acme-dev/try").await;
        let page = &stage.page;
        page.until("document.querySelectorAll('[data-letter=B] .try-offer').length === 2").await;
        survey(page, &format!("try-start-{language}")).await;
        press(page, "A", "Ann").await;
        stands(page, "A", "on").await;
        press(page, "B", "Ben").await;
        stands(page, "B", "on").await;
        let write = async |letter: &str, text: &str| {
            let field =
                format!("document.querySelector('[data-letter={letter}] .try-write input')");
            page.js::<()>(&format!("void {field}.focus()")).await;
            page.type_text(text).await;
            page.press("Enter").await;
        };
        let act = async |letter: &str, number: usize| {
            let button = format!(
                "document.querySelectorAll('[data-letter={letter}] .try-controls button')[{number}]"
            );
            page.js::<()>(&format!("void {button}.click()")).await;
        };
        write("A", "Hi Ben").await;
        write("A", "Is the court free at six? 🎾").await;
        sees(page, "B", "at six").await;
        write("B", "نعم، أحضر الكرات").await;
        page.until("document.querySelectorAll('[data-letter=A] .try-message').length === 3").await;
        act("B", 1).await;
        page.until("document.querySelector('[data-letter=A] .try-answers')").await;
        act("B", 0).await;
        page.until("document.querySelectorAll('[data-letter=B] .try-event').length === 4").await;
        write("A", "Great, see you there").await;
        meets(page, "A", 405).await;
        page.js::<()>(
            "void document.querySelectorAll('.try-act')[1].querySelector('button').click()",
        )
        .await;
        meets(page, "B", 31011).await;
        act("B", 0).await;
        meets(page, "B", 31009).await;
        survey(page, &format!("try-{language}")).await;
        stage.visit("apps/acme-live/try").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn trying_users_is_accessible_in_english() {
    look("en", "en").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn trying_users_is_accessible_in_chinese() {
    look("zh", "zh-CN").await;
}

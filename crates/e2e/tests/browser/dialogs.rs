//! The dialogs of actions by keyboard alone, and how those look that no other scene shows.

use e2e::scene::PASSWORD;
use e2e::signed::{self, Service};
use e2e::survey::survey;
use e2e::{Page, Stage, scene, scene_with};
use nexconn_api::Endpoint;
use nexconn_api::admin::StartStandingBans;
use nexconn_api::nexconn::{BannedUser, ListBannedUsers, ListBannedUsersRequest};

const APP: &str = "acme-dev";

/// Nexconn's own list of bans, as ids and ends.
async fn banned(stage: &Stage) -> Vec<(String, String)> {
    let service = Service::of(stage, APP).await;
    let request = ListBannedUsersRequest::default();
    let told = signed::call::<ListBannedUsers>(&service, &request).await.expect("told");
    let row = |user: BannedUser| (user.user_id, user.ban_expires_at.0);
    let mut rows: Vec<_> = told.banned_users.into_iter().map(row).collect();
    rows.sort();
    rows
}

/// Opens a menu with Tab and Enter, and takes an entry with the arrow.
async fn choose(page: &Page, menu: &str, entry: &str) {
    page.tab_to(menu).await;
    page.press("Enter").await;
    page.until("document.activeElement.getAttribute('role') === 'menuitem'").await;
    for _ in 0..12 {
        if page.focused().await == entry {
            return page.press("Enter").await;
        }
        page.press("ArrowDown").await;
    }
    panic!("no arrow reaches {entry:?}\n{}", page.outline().await);
}

/// Types a reason, where the focus is when a dialog opens, and sends it.
async fn send(page: &Page, reason: &str, submit: &str) {
    page.until("document.activeElement.tagName === 'TEXTAREA'").await;
    page.type_text(reason).await;
    page.tab_to(submit).await;
    page.press("Enter").await;
    page.until("!document.querySelector('dialog[open]')").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kick_and_an_expiry_are_made_by_keyboard_alone() {
    scene("kick-keyboard", async |stage| {
        stage.sign_in_first().await;
        let token = stage.register(APP, "shared", "Shared Account").await;
        let phone = stage.connect(APP, &token, "phone").await.expect("connected");
        let page = &stage.page;
        stage.visit("apps/acme-dev/users/shared").await;
        page.shows("This user is connected.").await;
        choose(page, "More actions", "Kick now…").await;
        page.find("dialog", "Kick Shared Account").await;
        send(page, "Account shared", "Kick user").await;
        page.shows("Shared Account: tokens expired, connections ended.").await;
        assert_eq!(banned(stage).await.len(), 1, "for a minute");
        drop(phone);
        assert!(stage.connect(APP, &token, "phone").await.is_err(), "the token is expired");

        let token = stage.register(APP, "leaked", "Leaked Token").await;
        stage.visit("apps/acme-dev/users/leaked").await;
        stage.page.heading("Leaked Token").await;
        stage.page.tab_to("Expire tokens…").await;
        stage.page.press("Enter").await;
        stage.page.shows("This cannot be undone.").await;
        send(&stage.page, "Token leaked", "Expire tokens").await;
        stage.page.shows("Leaked Token").await;
        assert!(stage.connect(APP, &token, "phone").await.is_err(), "this one as well");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn several_are_banned_and_one_until_lifted_by_keyboard_alone() {
    scene("several-keyboard", async |stage| {
        stage.sign_in_first().await;
        let people = [("bot-1", "First Bot"), ("bot-2", "Second Bot"), ("ring", "Fraud Ring")];
        stage.register_many(APP, &people).await;
        let page = &stage.page;
        stage.visit("apps/acme-dev/users?sort=id").await;
        page.first("link", "First Bot").await;
        for name in ["Select First Bot", "Select Second Bot"] {
            page.tab_to(name).await;
            page.press(" ").await;
        }
        page.shows("2 selected").await;
        page.tab_to("Ban…").await;
        page.press("Enter").await;
        page.find("dialog", "Ban 2 users").await;
        send(page, "Spam", "Ban 2 users").await;
        page.shows("banned until").await;
        let ids: Vec<_> = banned(stage).await.into_iter().map(|(user_id, _)| user_id).collect();
        assert_eq!(ids, ["bot-1", "bot-2"]);

        stage.visit("apps/acme-dev/users/ring").await;
        page.heading("Fraud Ring").await;
        page.tab_to("Ban…").await;
        page.press("Enter").await;
        page.until("document.activeElement.tagName === 'TEXTAREA'").await;
        until_lifted(page).await;
        page.tab_to("Reason").await;
        send(page, "Fraud", "Ban user").await;
        page.shows("Fraud Ring: banned until lifted.").await;

        let end = banned(stage).await;
        stage.visit("apps/acme-dev/bans?view=standing").await;
        page.first("link", "Fraud Ring").await;
        choose(page, "Actions for Fraud Ring", "Stop renewing…").await;
        page.find("dialog", "Stop renewing the ban of Fraud Ring").await;
        send(page, "Appeal accepted in part", "Stop renewing").await;
        page.shows("Fraud Ring: the ban is not renewed any more.").await;
        assert_eq!(banned(stage).await, end, "what is left of it runs out");
    })
    .await;
}

/// Goes to the lengths of a ban with Tab, and to the one without an end with the arrow.
async fn until_lifted(page: &Page) {
    for _ in 0..40 {
        page.press("Tab").await;
        if page.js::<bool>("document.activeElement.type === 'radio'").await {
            break;
        }
    }
    for _ in 0..10 {
        page.press("ArrowDown").await;
        if page.focused().await.starts_with("Until lifted") {
            return;
        }
    }
    panic!("no arrow reaches a ban until lifted\n{}", page.outline().await);
}

const PEOPLE: &[(&str, &str)] = &[
    ("promo-x-000318", "FreeCoins Bot"),
    ("layla-haddad", "ليلى حداد"),
    ("a-very-long-id-that-goes-on-and-on-until-it-has-sixty-four-bytes", "Nguyễn Thị Minh Khai"),
];

/// The names by which the pictures are found in one language.
struct Words {
    more: &'static str,
    kick: &'static str,
    ban: &'static str,
    actions: &'static str,
    stop: &'static str,
}

const ENGLISH: Words = Words {
    more: "More actions",
    kick: "Kick now…",
    ban: "Ban…",
    actions: "Actions for FreeCoins Bot",
    stop: "Stop renewing…",
};

const CHINESE: Words = Words {
    more: "更多操作",
    kick: "强制下线…",
    ban: "封禁…",
    actions: "对 FreeCoins Bot 的操作",
    stop: "停止续期…",
};

/// Bans until lifted, as a script with the page's session would.
async fn start_standing(page: &Page, user_id: &str) {
    let path = StartStandingBans::SPEC.path.replace("{app}", APP);
    let done: bool = page
        .js(&format!(
            "fetch('{path}', {{
                method: 'POST',
                headers: {{ 'Content-Type': 'application/json' }},
                body: JSON.stringify({{
                    operation: crypto.randomUUID(),
                    userIds: ['{user_id}'],
                    reason: 'Fraud ring',
                }}),
            }}).then(answer => answer.json()).then(answer => answer.outcome === 'done')"
        ))
        .await;
    assert!(done, "{user_id} is not banned");
}

async fn look(language: &str, browser: &'static str, words: &Words) {
    scene_with(&format!("dialogs-{language}"), browser, &[], async |stage| {
        let page = &stage.page;
        page.open(stage.server.link()).await;
        page.until("document.querySelector('input[autocomplete=new-password]')").await;
        page.js::<()>("void document.querySelector('input[autocomplete=new-password]').focus()")
            .await;
        page.type_text(PASSWORD).await;
        page.press("Enter").await;
        page.until("document.querySelector('.side-nav')").await;
        stage.register_many(APP, PEOPLE).await;
        stage.register_many("acme-live", PEOPLE).await;

        // In production, so that what cannot be taken back asks for the id.
        stage.visit("apps/acme-live/users/promo-x-000318").await;
        page.button(words.more).await.click().await;
        page.find("menuitem", words.kick).await.click().await;
        opened(page).await;
        survey(page, &format!("kick-{language}")).await;
        page.press("Escape").await;

        stage.visit("apps/acme-dev/users").await;
        page.until("document.querySelectorAll('tbody tr').length === 3").await;
        page.js::<()>(
            "for (const box of document.querySelectorAll('tbody .check-box')) box.click()",
        )
        .await;
        page.button(words.ban).await.click().await;
        opened(page).await;
        // The last of the lengths is the one without an end.
        page.js::<()>("[...document.querySelectorAll('dialog[open] [type=radio]')].at(-1).click()")
            .await;
        survey(page, &format!("ban-several-until-lifted-{language}")).await;
        page.press("Escape").await;

        start_standing(page, "promo-x-000318").await;
        stage.visit("apps/acme-dev/bans?view=standing").await;
        page.until("document.querySelector('tbody a')").await;
        page.first("button", words.actions).await.click().await;
        page.find("menuitem", words.stop).await.click().await;
        opened(page).await;
        survey(page, &format!("stop-renewing-{language}")).await;
    })
    .await;
}

/// A dialog is open, and what is known of its users has come.
async fn opened(page: &Page) {
    page.until("document.querySelector('dialog[open] .action-effects li')").await;
    page.until("!document.querySelector('dialog[open] [aria-busy=true]')").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_dialogs_of_actions_look_right_in_english() {
    look("en", "en", &ENGLISH).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_dialogs_of_actions_look_right_in_chinese() {
    look("zh", "zh-CN", &CHINESE).await;
}

//! Bans, and what ends connections: done in the page, checked at the service and on a connected client.

use std::time::Duration;

use e2e::signed::{self, Service};
use e2e::survey::survey;
use e2e::{Page, Stage, scene, scene_with};
use nexconn_api::Code;
use nexconn_api::nexconn::{
    BanUsers, BanUsersRequest, BannedUser, IssueAccessToken, IssueAccessTokenRequest,
    ListBannedUsers, ListBannedUsersRequest,
};
use nexconn_client::{Connection, End, Error};

const APP: &str = "acme-dev";
/// Longest time for what the service does at once.
const AT_ONCE: Duration = Duration::from_secs(15);

/// Registers users and returns an access token of the first.
async fn people(stage: &Stage, app: &str, users: &[(&str, &str)]) -> String {
    stage.register_many(app, users).await;
    let (user_id, name) = users[0];
    let request =
        IssueAccessTokenRequest { user_id: user_id.into(), name: name.into(), avatar_url: None };
    let service = Service::of(stage, app).await;
    let issued = signed::call::<IssueAccessToken>(&service, &request).await.expect("issued");
    issued.access_token.reveal().to_owned()
}

/// Nexconn's own list of bans.
async fn banned(stage: &Stage, app: &str) -> Vec<BannedUser> {
    let service = Service::of(stage, app).await;
    let request = ListBannedUsersRequest::default();
    signed::call::<ListBannedUsers>(&service, &request).await.expect("told").banned_users
}

async fn banned_ids(stage: &Stage, app: &str) -> Vec<String> {
    banned(stage, app).await.into_iter().map(|user| user.user_id).collect()
}

async fn ended(mut connection: Connection) -> Code {
    let end = tokio::time::timeout(AT_ONCE, connection.ended()).await.expect("at once");
    match end.expect("an end") {
        End::Cut { code, .. } => code,
        End::Closed => panic!("it closed without a code"),
    }
}

async fn refusal(stage: &Stage, app: &str, token: &str) -> Code {
    match stage.connect(app, token, "phone").await {
        Err(Error::Refused { code, .. }) => code,
        other => panic!("{other:?} in place of a refusal"),
    }
}

async fn reason(page: &Page, reason: &str) {
    page.field("Reason").await.fill(reason).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ban_cuts_the_connection_refuses_the_next_and_is_lifted() {
    scene("ban", async |stage| {
        stage.sign_in_first().await;
        let token = people(stage, APP, &[("spammer", "Promo Bot")]).await;
        let phone = stage.connect(APP, &token, "phone").await.expect("connected");
        let page = &stage.page;
        stage.visit("apps/acme-dev/users/spammer").await;
        page.button("Ban…").await.click().await;
        page.find("dialog", "Ban Promo Bot").await;
        page.shows("1 user is online").await;
        page.shows("your time").await;
        // A reason is required, and nothing is sent without one.
        page.button("Ban user").await.click().await;
        page.shows("This is needed.").await;
        assert_eq!(banned_ids(stage, APP).await, [""; 0]);
        page.button("Spam").await.click().await;
        page.field("Case number").await.fill("T-1204").await;
        page.button("Ban user").await.click().await;
        page.shows("Promo Bot: banned until").await;
        assert_eq!(ended(phone).await, Code(31011));
        assert_eq!(refusal(stage, APP, &token).await, Code(31009));
        assert_eq!(banned_ids(stage, APP).await, ["spammer"]);

        stage.visit("apps/acme-dev/bans").await;
        page.first("link", "Promo Bot").await;
        page.shows("23 h 59 min left").await;
        page.shows("T-1204").await;
        page.shows("owner@localhost").await;
        page.find("checkbox", "Select Promo Bot").await.click().await;
        page.button("Unban selected…").await.click().await;
        page.find("dialog", "Unban Promo Bot").await;
        page.button("Unban user").await.click().await;
        page.shows("Promo Bot: unbanned.").await;
        page.shows("Nobody is banned in").await;
        assert_eq!(banned_ids(stage, APP).await, [""; 0]);
        let phone = stage.connect(APP, &token, "phone").await.expect("connected again");
        phone.disconnect().await.expect("disconnects");

        // From the toast the ban comes back for what was left of it.
        page.button("Undo").await.click().await;
        page.first("link", "Promo Bot").await;
        assert_eq!(banned_ids(stage, APP).await, ["spammer"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_end_is_changed_with_old_and_new_side_by_side() {
    scene("extend", async |stage| {
        stage.sign_in_first().await;
        people(stage, APP, &[("returner", "Insult Writer")]).await;
        let page = &stage.page;
        stage.visit("apps/acme-dev/users/returner").await;
        page.button("Ban…").await.click().await;
        page.find("dialog", "Ban Insult Writer").await;
        reason(page, "Insults after a warning").await;
        page.button("Ban user").await.click().await;
        page.shows("banned until").await;
        let first = banned(stage, APP).await.remove(0);

        stage.visit("apps/acme-dev/bans").await;
        page.first("button", "Actions for Insult Writer").await.click().await;
        page.find("menuitem", "Change end…").await.click().await;
        page.find("dialog", "Change the ban of Insult Writer").await;
        page.shows("1 is already banned.").await;
        // After an earlier ban a longer one is proposed, that one is shown, and it is said why.
        page.shows("Earlier bans").await;
        page.shows("“Insults after a warning”").await;
        page.until("document.querySelector('.ruler-stop:nth-of-type(4) input').checked").await;
        page.shows("Longer than the earlier ban of 1 d").await;
        page.find("radio", "10 min").await.click().await;
        page.shows("Insult Writer gets a shorter ban.").await;
        page.find("radio", "Another length").await.click().await;
        page.field("Length").await.fill("31").await;
        page.find("combobox", "Unit").await;
        page.js::<()>(
            "void (() => { const unit = document.querySelector('.custom-length select');
               unit.value = 'days';
               unit.dispatchEvent(new Event('change', { bubbles: true })); })()",
        )
        .await;
        page.shows("for longer choose “Until lifted”").await;
        page.field("Length").await.fill("3").await;
        reason(page, "Once more").await;
        page.button("Change ban").await.click().await;
        page.shows("2 d 23 h left").await;
        let second = banned(stage, APP).await.remove(0);
        assert!(second.ban_expires_at.0 > first.ban_expires_at.0, "{second:?} after {first:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ban_until_lifted_is_shown_as_such_and_can_be_stopped() {
    scene("standing", async |stage| {
        stage.sign_in_first().await;
        let token = people(stage, APP, &[("fraudster", "Fraud Ring")]).await;
        let phone = stage.connect(APP, &token, "phone").await.expect("connected");
        let page = &stage.page;
        stage.visit("apps/acme-dev/users/fraudster").await;
        page.button("Ban…").await.click().await;
        page.find(
            "radio",
            "Until lifted The gateway renews this ban before it runs out, until somebody lifts it.",
        )
        .await
        .click()
        .await;
        page.shows("it lasts until somebody lifts it").await;
        page.shows("a ban lifted elsewhere stays lifted").await;
        reason(page, "Fraud").await;
        page.button("Ban user").await.click().await;
        page.shows("Fraud Ring: banned until lifted.").await;
        assert_eq!(ended(phone).await, Code(31011));
        assert_eq!(banned_ids(stage, APP).await, ["fraudster"]);

        stage.visit("apps/acme-dev/bans?view=standing").await;
        page.link("Fraud Ring").await;
        page.shows("until lifted").await;
        page.first("button", "Actions for Fraud Ring").await.click().await;
        page.find("menuitem", "Stop renewing…").await.click().await;
        page.find("dialog", "Stop renewing the ban of Fraud Ring").await;
        reason(page, "Appeal accepted in part").await;
        page.button("Stop renewing").await.click().await;
        page.shows("Fraud Ring: the ban is not renewed any more.").await;
        page.shows("No ban lasts until lifted").await;
        page.link("All").await.click().await;
        page.shows("29 d 23 h left").await;
        assert_eq!(banned_ids(stage, APP).await, ["fraudster"], "what is left of it runs out");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kick_ends_connections_and_keeps_longer_bans() {
    scene("kick", async |stage| {
        stage.sign_in_first().await;
        let token = people(stage, "acme-live", &[("shared", "Shared Account")]).await;
        let phone = stage.connect("acme-live", &token, "phone").await.expect("connected");
        let laptop = stage.connect("acme-live", &token, "laptop").await.expect("connected");
        let page = &stage.page;
        stage.visit("apps/acme-live/users/shared").await;
        page.button("More actions").await.click().await;
        page.find("menuitem", "Kick now…").await.click().await;
        page.find("dialog", "Kick Shared Account").await;
        page.shows("so this takes two steps").await;
        reason(page, "Account shared").await;
        page.field("Type shared to kick in production").await.fill("shared").await;
        page.button("Kick user").await.click().await;
        page.shows("Shared Account: tokens expired, connections ended.").await;
        assert_eq!(ended(phone).await, Code(31011));
        assert_eq!(ended(laptop).await, Code(31011));
        assert_eq!(banned_ids(stage, "acme-live").await, ["shared"]);

        // Whoever is banned already keeps that ban.
        people(stage, "acme-live", &[("held", "Held Back")]).await;
        let service = Service::of(stage, "acme-live").await;
        let request = BanUsersRequest { user_ids: vec!["held".into()], duration_minutes: 43_200 };
        signed::call::<BanUsers>(&service, &request).await.expect("banned");
        let end_of_held = async || {
            let mut banned = banned(stage, "acme-live").await;
            banned.retain(|user| user.user_id == "held");
            banned.remove(0).ban_expires_at.0
        };
        let end = end_of_held().await;
        let page = &stage.page;
        stage.visit("apps/acme-live/users/held").await;
        page.button("More actions").await.click().await;
        page.find("menuitem", "Kick now…").await.click().await;
        page.find("dialog", "Kick Held Back").await;
        reason(page, "Account shared").await;
        page.field("Type held to kick in production").await.fill("held").await;
        page.button("Kick user").await.click().await;
        page.shows("1 was banned already and keeps that ban.").await;
        assert_eq!(end_of_held().await, end);
    })
    .await;
}

/// Bans a user for an hour as another console would.
async fn ban_by_script(page: &Page, user_id: &str) {
    let done: bool = page
        .js(&format!(
            "fetch('/api/v1/apps/{APP}/v4/user/ban', {{
                method: 'POST',
                headers: {{ 'Content-Type': 'application/json' }},
                body: JSON.stringify({{
                    operation: crypto.randomUUID(),
                    reason: 'Spam',
                    request: {{ userIds: ['{user_id}'], durationMinutes: 60 }},
                }}),
            }}).then(answer => answer.json()).then(answer => answer.outcome === 'done')"
        ))
        .await;
    assert!(done, "{user_id} is not banned");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_admin_does_moves_the_open_page() {
    scene("live", async |stage| {
        stage.sign_in_first().await;
        people(stage, APP, &[("one", "First One"), ("two", "Second One"), ("three", "Third One")])
            .await;
        stage.visit("apps/acme-dev/bans").await;
        stage.page.shows("Nobody is banned in").await;

        let page = &stage.page;
        ban_by_script(page, "one").await;
        // It says so without being asked.
        page.first("link", "First One").await;

        // What is selected, typed and has the focus stays when the list moves.
        page.find("checkbox", "Select First One").await.click().await;
        page.shows("1 selected").await;
        page.first("link", "First One").await;
        page.js::<()>("void document.querySelector('tbody a').focus()").await;
        ban_by_script(page, "two").await;
        page.first("link", "Second One").await;
        page.shows("1 selected").await;
        assert_eq!(page.focused().await, "First One");

        // A hidden tab has no stream; it takes up where it left off.
        let other = stage.browser.page().await;
        other.open(&format!("{}/apps/acme-dev/users", stage.server.url())).await;
        other.heading("Users").await;
        ban_by_script(&other, "three").await;
        page.to_front().await;
        page.first("link", "Third One").await;
        page.shows("1 selected").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ban_is_made_changed_and_lifted_by_keyboard_alone() {
    scene("ban-keyboard", async |stage| {
        stage.sign_in_first().await;
        people(stage, APP, &[("typist", "Key Board")]).await;
        stage.visit("apps/acme-dev/users/typist").await;
        let page = &stage.page;
        page.button("Ban…").await.focus().await;
        page.press("Enter").await;
        page.find("dialog", "Ban Key Board").await;
        page.until("document.activeElement.tagName === 'TEXTAREA'").await;
        page.type_text("Spam").await;
        page.field("Case number").await.focus().await;
        page.press("Enter").await;
        page.shows("Key Board: banned until").await;
        page.until("!document.querySelector('dialog[open]')").await;

        stage.visit("apps/acme-dev/bans").await;
        page.until("document.querySelector('tbody a')").await;
        page.js::<()>("void document.querySelector('tbody a').focus()").await;
        page.press(" ").await;
        page.shows("1 selected").await;
        page.button("Change ends…").await.focus().await;
        page.press("Enter").await;
        page.find("dialog", "Change the ban of Key Board").await;
        page.find("radio", "30 days").await.focus().await;
        page.press("ArrowUp").await;
        page.until("document.querySelector('.ruler-stop:nth-of-type(4) input').checked").await;
        page.field("Reason").await.focus().await;
        page.type_text("Again").await;
        page.press("Tab").await;
        assert_eq!(page.focused().await, "Spam", "the reasons that are offered come next");
        page.field("Case number").await.focus().await;
        page.press("Enter").await;
        page.shows("6 d 23 h left").await;
        assert_eq!(banned_ids(stage, APP).await, ["typist"]);

        page.until("!document.querySelector('dialog[open], tr [type=checkbox]:checked')").await;
        page.js::<()>("void document.querySelector('tbody a').focus()").await;
        page.press(" ").await;
        page.button("Unban selected…").await.focus().await;
        page.press("Enter").await;
        page.find("dialog", "Unban Key Board").await;
        page.button("Unban user").await.focus().await;
        page.press("Enter").await;
        page.shows("Nobody is banned in").await;
        assert_eq!(banned_ids(stage, APP).await, [""; 0]);
    })
    .await;
}

const PEOPLE: &[(&str, &str)] = &[
    ("promo-x-000318", "FreeCoins Bot"),
    ("thererra_91", "Tomás Herrera"),
    ("layla-haddad", "ليلى حداد"),
    ("usr-20260914-00412", "林晓雨"),
    ("a-very-long-id-that-goes-on-and-on-until-it-has-sixty-four-bytes", "Nguyễn Thị Minh Khai"),
    ("c-dubois", "Chloé Dubois"),
    ("kmori", "Kenji Mori"),
    ("anasousa", "Ana Sousa"),
];

async fn looks(language: &'static str, browser: &'static str) {
    let words: [&str; 9] = match browser {
        "en" => [
            "Ban FreeCoins Bot",
            "Ban…",
            "Reason",
            "Ban user",
            "Bans",
            "Actions for FreeCoins Bot",
            "Change end…",
            "Unban selected…",
            "Read the list again",
        ],
        _ => [
            "封禁 FreeCoins Bot",
            "封禁…",
            "原因",
            "封禁用户",
            "封禁",
            "对 FreeCoins Bot 的操作",
            "更改结束时间…",
            "解除所选…",
            "重新读取列表",
        ],
    };
    let [dialog, ban, reason_label, ban_user, bans, actions, change, lift, refresh] = words;
    scene_with(&format!("bans-{language}"), browser, &[], async |stage| {
        stage.sign_in_in_any_language().await;
        people(stage, APP, PEOPLE).await;
        let page = &stage.page;
        stage.visit("apps/acme-dev/bans").await;
        page.heading(bans).await;
        survey(page, &format!("bans-empty-{language}")).await;
        stage.visit("apps/acme-dev/users/promo-x-000318").await;
        page.button(ban).await.click().await;
        page.find("dialog", dialog).await;
        page.until("document.querySelector('.action-effects li')").await;
        survey(page, &format!("ban-{language}")).await;
        page.field(reason_label)
            .await
            .fill("Spam links in direct channels, reported 14 times")
            .await;
        page.button(ban_user).await.click().await;
        page.until("!document.querySelector('dialog[open]')").await;
        let service = Service::of(stage, APP).await;
        for (index, minutes) in [38, 95, 252, 540, 1010, 4320, 43_200].into_iter().enumerate() {
            let user_ids = vec![PEOPLE[index + 1].0.to_owned()];
            let request = BanUsersRequest { user_ids, duration_minutes: minutes };
            signed::call::<BanUsers>(&service, &request).await.expect("banned");
        }
        stage.visit("apps/acme-dev/bans").await;
        page.until("document.querySelector('tbody a')").await;
        page.button(refresh).await.click().await;
        page.until("document.querySelectorAll('.ends-soon-row').length === 5").await;
        survey(page, &format!("bans-{language}")).await;
        page.first("button", actions).await.click().await;
        page.find("menuitem", change).await.click().await;
        page.until("document.querySelector('.replaced-ban')").await;
        page.until("document.querySelector('.earlier-bans li')").await;
        survey(page, &format!("ban-change-{language}")).await;
        page.press("Escape").await;
        for checkbox in page.all("checkbox").await.into_iter().skip(1).take(3) {
            checkbox.click().await;
        }
        survey(page, &format!("bans-selected-{language}")).await;
        page.button(lift).await.click().await;
        page.until("document.querySelector('dialog[open] .chosen-user')").await;
        survey(page, &format!("unban-{language}")).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn bans_look_right_in_english() {
    looks("en", "en").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn bans_look_right_in_chinese() {
    looks("zh", "zh-CN").await;
}

//! Who may talk: the question about two users with what mends it, and blocklists.

use e2e::survey::survey;
use e2e::{Stage, scene, scene_with};
use nexconn_api::local::SetChatSettings;
use nexconn_api::nexconn::{AddUserBlocklist, BanUsers, SetChannelTypeMute};
use nexconn_client::Error;
use serde_json::json;

const APP: &str = "acme-dev";

/// Jonas and Mei, and somebody who deals.
async fn people(stage: &Stage) {
    stage.sign_in_first().await;
    let users = [("jweber", "Jonas Weber"), ("mei-tanaka", "田中 芽衣"), ("promo-x", "DealHunter")];
    stage.register_many(APP, &users).await;
}

async fn block(stage: &Stage, user_id: &str, target: &str) {
    let request = json!({"userId": user_id, "targetUserIds": [target]});
    stage.change::<AddUserBlocklist>(APP, "Asked for it", request).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_users_are_asked_about_and_a_block_is_lifted_beside_the_answer() {
    scene("talk-blocked", async |stage| {
        stage.sign_in_first().await;
        let jonas = stage.register(APP, "jweber", "Jonas Weber").await;
        stage.register(APP, "mei-tanaka", "田中 芽衣").await;
        block(stage, "mei-tanaka", "jweber").await;
        stage.visit(&format!("apps/{APP}/users/jweber")).await;
        let page = &stage.page;
        // The view of the user; the page of that name stands in the navigation.
        let view = "document.querySelector('.views a[href$=\"view=talk\"]')";
        page.until(view).await;
        page.js::<()>(&format!("{view}.click()")).await;
        page.shows("Choose two users.").await;
        page.find("combobox", "B receives").await.click().await;
        page.type_text("芽").await;
        page.find("option", "田中 芽衣 mei-tanaka").await;
        page.press("Enter").await;
        page.shows("No. 田中 芽衣 has blocked Jonas Weber. Jonas Weber’s app sees code 405 (blocked by the receiver).").await;
        page.shows("B has blocked A").await;
        page.shows("The other way round: yes, 田中 芽衣 can message Jonas Weber.").await;
        let mut phone = stage.connect(APP, &jonas, "phone").await.expect("lets in");
        let refused = phone.send_text("mei-tanaka", "Hello").await;
        assert!(matches!(refused, Err(Error::Refused { code, .. }) if code.0 == 405));
        // The address holds the question.
        page.reload().await;
        page.shows("No. 田中 芽衣 has blocked Jonas Weber.").await;
        survey(page, "talk-blocked").await;
        page.tab_to("Unblock Jonas Weber").await;
        page.press("Enter").await;
        page.shows("Yes. Jonas Weber can message 田中 芽衣.").await;
        phone.send_text("mei-tanaka", "Hello again").await.expect("taken");
        page.button("Undo").await.click().await;
        page.shows("No. 田中 芽衣 has blocked Jonas Weber.").await;
        page.button("Swap A and B").await.click().await;
        page.shows("Yes. 田中 芽衣 can message Jonas Weber.").await;
        page.shows("A has blocked B").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mute_and_a_ban_of_the_sender_are_told_and_the_mute_is_lifted() {
    scene("talk-muted", async |stage| {
        people(stage).await;
        let mute = json!({"userIds": ["promo-x"], "muteState": 1, "channelTypes": ["PERSON"]});
        stage.change::<SetChannelTypeMute>(APP, "Spam", mute).await;
        stage.visit(&format!("apps/{APP}/talk?from=promo-x&to=jweber")).await;
        let page = &stage.page;
        page.shows("No. DealHunter is muted in direct channels. DealHunter’s app sees code 403 (sender muted).").await;
        // What is done elsewhere comes by the stream of events.
        let ban = json!({"userIds": ["promo-x"], "durationMinutes": 60});
        stage.change::<BanUsers>(APP, "Spam", ban).await;
        page.shows("No. DealHunter is banned and cannot connect. DealHunter’s app sees code 31009 (banned, so no connection).").await;
        page.button("Unban DealHunter…").await.click().await;
        page.button("Unban user").await.click().await;
        page.shows("DealHunter is muted").await;
        page.button("Unmute DealHunter").await.click().await;
        page.shows("Yes. DealHunter can message Jonas Weber.").await;
        page.find("combobox", "B receives").await.click().await;
        page.type_text("nobody-here").await;
        page.find("option", "Take this id nobody-here").await.click().await;
        page.shows("Probably not. nobody-here is not registered.").await;
        page.shows("B is not registered").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn users_are_blocked_found_on_the_list_and_taken_off_again() {
    scene("blocklists", async |stage| {
        people(stage).await;
        stage.visit(&format!("apps/{APP}/users")).await;
        let page = &stage.page;
        page.link("Blocklists").await.click().await;
        page.shows("Choose whose blocklist to see").await;
        survey(page, "blocklists-nobody").await;
        page.find("combobox", "Whose blocklist").await.click().await;
        page.type_text("jonas").await;
        page.find("option", "Jonas Weber jweber").await.click().await;
        page.shows("Jonas Weber has blocked nobody").await;
        page.button("Block users…").await.click().await;
        page.heading("Block users for Jonas Weber").await;
        page.type_text("promo-x, mei-tanaka, nobody").await;
        page.find("option", "Take these 3 ids promo-x, …, nobody").await.click().await;
        page.shows("Block 3 users").await;
        survey(page, "block-dialog").await;
        page.button("Block 3 users").await.click().await;
        page.shows("2 users are blocked by Jonas Weber now.").await;
        // Nexconn passes over ids that nobody has.
        page.shows("Nexconn left out nobody: not blocked.").await;
        page.shows("Block 1 user").await;
        page.press("Escape").await;
        page.shows("2 of 3,000 on a paid plan").await;
        page.shows("DealHunter").await;
        page.shows("by owner@localhost").await;
        page.find("combobox", "Has this user blocked somebody?").await.click().await;
        page.type_text("promo-x").await;
        page.find("option", "DealHunter promo-x").await.click().await;
        page.shows("Yes. Jonas Weber has blocked DealHunter.").await;
        survey(page, "blocklists").await;
        page.find("searchbox", "Name or user id on this list").await.fill("芽").await;
        page.shows("1 match").await;
        page.find("checkbox", "Select 田中 芽衣").await.click().await;
        page.button("Unblock selected").await.click().await;
        page.shows("Jonas Weber has not blocked 田中 芽衣 any more.").await;
        page.shows("1 of 3,000 on a paid plan").await;
        page.button("Undo").await.click().await;
        page.shows("2 of 3,000 on a paid plan").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_talk_looks_right_in_chinese() {
    scene_with("talk-zh", "zh-Hans", &[], async |stage| {
        stage.sign_in_in_any_language().await;
        let users = [("jweber", "Jonas Weber"), ("mei-tanaka", "田中 芽衣")];
        stage.register_many(APP, &users).await;
        block(stage, "mei-tanaka", "jweber").await;
        let view = "view=talk&from=jweber&to=mei-tanaka";
        stage.visit(&format!("apps/{APP}/users/jweber?{view}")).await;
        let page = &stage.page;
        page.shows("不能。 田中 芽衣 已将 Jonas Weber 加入黑名单。").await;
        survey(page, "talk-zh").await;
        stage.visit(&format!("apps/{APP}/blocklists?user=mei-tanaka")).await;
        page.shows("Jonas Weber").await;
        survey(page, "blocklists-zh").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_only_friends_may_write_two_users_are_made_friends_beside_the_answer() {
    scene("talk-friends-only", async |stage| {
        stage.sign_in_first().await;
        let jonas = stage.register(APP, "jweber", "Jonas Weber").await;
        stage.register(APP, "mei-tanaka", "田中 芽衣").await;
        let settings =
            json!({"friendsOnly": true, "blocklist": true, "friendRequestPermission": 2});
        stage.change::<SetChatSettings>(APP, "A quieter app", settings).await;
        stage.visit(&format!("apps/{APP}/talk?from=jweber&to=mei-tanaka")).await;
        let page = &stage.page;
        page.shows("No. Only friends may write to each other in this app").await;
        page.shows("app sees code 25469 (not friends).").await;
        let mut phone = stage.connect(APP, &jonas, "phone").await.expect("lets in");
        let refused = phone.send_text("mei-tanaka", "Hello").await;
        assert!(matches!(refused, Err(Error::Refused { code, .. }) if code.0 == 25_469));
        page.button("Make them friends").await.click().await;
        page.shows("Yes. Jonas Weber can message 田中 芽衣.").await;
        page.shows("They are friends").await;
        phone.send_text("mei-tanaka", "Hello again").await.expect("taken");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_user_is_muted_listed_and_unmuted_by_keyboard() {
    scene("mutes", async |stage| {
        people(stage).await;
        stage.visit(&format!("apps/{APP}/users")).await;
        let page = &stage.page;
        page.link("Tags & mutes").await.click().await;
        page.shows("Nobody is muted in direct channels").await;
        survey(page, "mutes-none").await;
        page.tab_to("Mute a user").await;
        page.type_text("deal").await;
        page.find("option", "DealHunter promo-x").await;
        page.press("Enter").await;
        page.heading("Mute DealHunter").await;
        page.type_text("Spam").await;
        survey(page, "mute-dialog").await;
        page.tab_to("Mute user").await;
        page.press("Enter").await;
        page.shows("DealHunter: muted in direct channels.").await;
        page.shows("1 muted").await;
        survey(page, "mutes").await;
        page.find("checkbox", "Select DealHunter").await.click().await;
        page.first("button", "Unmute…").await.click().await;
        page.heading("Unmute DealHunter").await;
        page.button("Unmute user").await.click().await;
        page.shows("DealHunter can write again.").await;
        page.shows("Nobody is muted in direct channels").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tags_of_two_users_are_replaced_and_taken_back() {
    scene("tags", async |stage| {
        people(stage).await;
        stage.visit(&format!("apps/{APP}/tags?view=tags")).await;
        let page = &stage.page;
        page.shows("Choose whose tags to see").await;
        for (typed, option) in [("jonas", "Jonas Weber jweber"), ("deal", "DealHunter promo-x")] {
            page.find("combobox", "Look up a user’s tags").await.click().await;
            page.type_text(typed).await;
            page.find("option", option).await.click().await;
            page.find("checkbox", &format!("Select {}", option.rsplit_once(' ').expect("an id").0))
                .await;
        }
        page.find("checkbox", "Select Jonas Weber").await.click().await;
        page.find("checkbox", "Select DealHunter").await.click().await;
        page.button("Set tags…").await.click().await;
        page.heading("Set tags of 2 users").await;
        page.type_text("vip, region us!").await;
        page.button("Set tags of 2 users").await.click().await;
        page.field("Tags").await.fill("vip, region-us").await;
        survey(page, "tag-dialog").await;
        page.button("Set tags of 2 users").await.click().await;
        page.shows("2 users: tags set.").await;
        page.shows("region-us").await;
        survey(page, "tags").await;
        stage.visit(&format!("apps/{APP}/users/jweber")).await;
        page.shows("region-us").await;
        page.button("Edit tags…").await.click().await;
        page.heading("Set tags of Jonas Weber").await;
        page.until("document.querySelector('dialog[open] textarea').value === 'vip, region-us'")
            .await;
        page.field("Tags").await.fill("").await;
        page.shows("Nothing typed: all tags are taken away.").await;
        page.button("Set tags of user").await.click().await;
        page.shows("Jonas Weber: tags set.").await;
        page.hides("region-us").await;
        // From the toast; the log of the page offers the same.
        let last = "[...document.querySelectorAll('.toast-action')].at(-1)";
        page.js::<()>(&format!("void {last}.click()")).await;
        page.shows("region-us").await;
    })
    .await;
}

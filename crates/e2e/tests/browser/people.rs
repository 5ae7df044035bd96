//! Hosted profiles, friends, and the switches of who may talk.

use e2e::scene;
use e2e::signed::{self, Service};
use e2e::survey::survey;
use e2e::{Page, Stage};
use nexconn_api::local::{GetChatSettings, GetChatSettingsRequest};
use nexconn_api::nexconn::{
    AddFriend, AddFriendRequest, BatchGetUserProfiles, BatchGetUserProfilesRequest, Friends,
    HostedProfile, ListFriends, ListFriendsRequest,
};

async fn profile(service: &Service, user_id: &str) -> Option<HostedProfile> {
    let request = BatchGetUserProfilesRequest { user_ids: vec![user_id.to_owned()] };
    let answer = signed::call::<BatchGetUserProfiles>(service, &request).await.expect("read");
    answer.users.into_iter().next()
}

async fn friends(service: &Service, user_id: &str) -> Friends {
    let request = ListFriendsRequest { user_id: user_id.to_owned(), ..Default::default() };
    signed::call::<ListFriends>(service, &request).await.expect("read")
}

/// Presses the button of a row of the App page.
async fn change(page: &Page, row: &str) {
    let row = serde_json::to_string(row).expect("json");
    let group = format!(
        "[...document.querySelectorAll('.setting')].find(s => s.querySelector('h3').textContent === {row})"
    );
    page.until(&format!("{group}?.querySelector('button')")).await;
    page.js::<()>(&format!("{group}.querySelector('button').click()")).await;
}

/// Chooses a user in a picker by the whole id.
async fn choose(page: &Page, label: &str, user_id: &str) {
    page.find("combobox", label).await.focus().await;
    page.type_text(user_id).await;
    let option =
        "[...document.querySelectorAll('[role=option]')].some(o => o.textContent.includes(";
    let id = serde_json::to_string(user_id).expect("json");
    page.until(&format!("{option}{id}))")).await;
    page.press("Enter").await;
}

async fn declare_keys(stage: &Stage) {
    let page = &stage.page;
    stage.visit("apps/acme-dev/app").await;
    change(page, "Custom attributes").await;
    page.field("Keys, one on each line").await.fill("ext_city\next_team").await;
    page.button("Save keys").await.click().await;
    page.shows("Custom attributes declared").await;
    page.shows("ext_team").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_is_set_compared_and_cleared() {
    scene("profiles", async |stage| {
        stage.sign_in_first().await;
        stage.register_many("acme-dev", &[("p-one", "Tomás Herrera")]).await;
        declare_keys(stage).await;
        let service = Service::of(stage, "acme-dev").await;
        let page = &stage.page;

        stage.visit("apps/acme-dev/profiles?user=p-one").await;
        page.shows("“p-one” has no hosted profile").await;
        page.button("Write a profile").await.click().await;
        page.field("Name").await.fill("El Tomi ⚡").await;
        page.field("Location").await.fill("Sevilla").await;
        page.field("Level").await.fill("270").await;
        page.field("ext_city").await.fill("Lyon").await;
        page.button("Save 4 changes").await.click().await;
        page.shows("Give a number from 0 to 100, not 270.").await;
        page.field("Level").await.fill("27").await;
        page.button("Save 4 changes").await.click().await;
        page.shows("Profile of p-one saved").await;
        let stored = profile(&service, "p-one").await.expect("is set");
        let basic = stored.user_profile.expect("is set");
        assert_eq!((basic.name.as_deref(), basic.level), (Some("El Tomi ⚡"), Some(27)));
        assert_eq!(stored.user_ext_profile.expect("is set")["ext_city"], "Lyon");

        // The registration has another name, here and on the page of the user.
        page.shows("The registration has another name, “Tomás Herrera”.").await;
        survey(page, "profiles-panel").await;
        stage.visit("apps/acme-dev/profiles").await;
        page.shows("El Tomi ⚡").await;
        page.shows("Nexconn gives no total").await;
        survey(page, "profiles").await;
        stage.visit("apps/acme-dev/users/p-one").await;
        page.shows("1 field differs").await;
        survey(page, "user-who").await;

        page.link("Profile").await.click().await;
        page.field("Location").await.fill("Granada").await;
        page.shows("Was “Sevilla”").await;
        survey(page, "user-profile").await;
        // What is typed is not lost unasked.
        page.link("Users").await.click().await;
        page.shows("Leave without saving?").await;
        page.button("Stay").await.click().await;
        page.button("Save 1 change").await.click().await;
        page.shows("Profile of Tomás Herrera saved").await;
        let stored = profile(&service, "p-one").await.expect("is set").user_profile;
        let basic = stored.expect("is set");
        assert_eq!(
            (basic.location.as_deref(), basic.name.as_deref()),
            (Some("Granada"), Some("El Tomi ⚡"))
        );

        page.button("Clear profile…").await.click().await;
        survey(page, "clear-profile").await;
        page.button("Clear profile").await.click().await;
        page.shows("Hosted profile of Tomás Herrera cleared").await;
        let left = profile(&service, "p-one").await;
        assert!(left.is_none_or(|left| left.user_profile.is_none()), "it is cleared");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn friends_are_added_both_ways_named_and_removed() {
    scene("friends", async |stage| {
        stage.sign_in_first().await;
        stage.register_many("acme-dev", &[("f-one", "Jonas Weber"), ("f-three", "林晓雨")]).await;
        let token = stage.register("acme-dev", "f-two", "Amara Okafor").await;
        let mut amara = stage.connect("acme-dev", &token, "phone").await.expect("connects");
        let service = Service::of(stage, "acme-dev").await;
        let page = &stage.page;

        stage.visit("apps/acme-dev/friends").await;
        page.shows("Whose friends?").await;
        choose(page, "Whose friends", "f-one").await;
        page.shows("Jonas Weber has no friends yet").await;
        survey(page, "friends-none").await;

        // Directly.
        page.button("Add friend…").await.click().await;
        choose(page, "Friend", "f-three").await;
        page.find("radio", "Add directly Friends at once, whatever the other user permits.")
            .await
            .click()
            .await;
        survey(page, "add-friend").await;
        page.button("Add friend").await.click().await;
        page.shows("Jonas Weber and f-three are friends").await;
        page.shows("1 of 3,000").await;

        // By asking; the other user's app accepts.
        page.button("Add friend…").await.click().await;
        choose(page, "Friend", "f-two").await;
        page.button("Send request").await.click().await;
        page.shows("f-two was asked: the request waits for consent, 7 days at most").await;
        assert_eq!(friends(&service, "f-one").await.total_count, 1);
        amara.accept_friend("f-one").await.expect("accepted");
        page.shows("2 of 3,000").await;
        page.shows("Amara Okafor").await;

        // Whether two are friends.
        choose(page, "The other user", "f-two").await;
        page.button("Check").await.click().await;
        page.shows("Jonas Weber and f-two are friends.").await;
        survey(page, "friends").await;

        // An alias.
        page.first("button", "Edit alias…").await.click().await;
        page.field("Alias").await.fill("Court captain").await;
        page.button("Save").await.click().await;
        page.shows("Alias and attributes of 林晓雨 saved").await;
        page.shows("Court captain").await;
        let noted = friends(&service, "f-one").await.friends;
        assert!(noted.iter().any(|friend| friend.alias.as_deref() == Some("Court captain")));

        stage.visit("apps/acme-dev/users/f-one?view=talk").await;
        page.shows("2 of 3,000").await;
        survey(page, "user-friends").await;

        // Removed, and brought back.
        stage.visit("apps/acme-dev/friends?user=f-one").await;
        page.first("button", "Remove…").await.click().await;
        page.button("Remove friend").await.click().await;
        page.shows("1 of 3,000").await;
        assert_eq!(friends(&service, "f-one").await.total_count, 1);
        let add = AddFriendRequest {
            user_id: "f-one".into(),
            target_id: "f-three".into(),
            action: Some(AddFriendRequest::AT_ONCE),
            extra: None,
        };
        signed::call::<AddFriend>(&service, &add).await.expect("friends");
        page.shows("2 of 3,000").await;

        page.button("Remove all…").await.click().await;
        survey(page, "clear-friends").await;
        page.button("Remove all friends").await.click().await;
        page.shows("All friends of Jonas Weber removed").await;
        page.shows("Jonas Weber has no friends yet").await;
        assert_eq!(friends(&service, "f-two").await.total_count, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_talk_is_set_on_the_app_page() {
    scene("chat-settings", async |stage| {
        stage.sign_in_first().await;
        let service = Service::of(stage, "acme-dev").await;
        let page = &stage.page;
        stage.visit("apps/acme-dev/app").await;
        change(page, "Only friends may message").await;
        page.find("dialog", "Only friends may message").await;
        survey(page, "friends-only").await;
        page.button("Set").await.click().await;
        page.shows("“Only friends may message” is changed").await;
        let set = signed::call::<GetChatSettings>(&service, &GetChatSettingsRequest {}).await;
        let set = set.expect("read");
        assert!((set.friends_only, set.blocklist) == (true, true), "only this is changed");
        survey(page, "app-chat").await;
    })
    .await;
}

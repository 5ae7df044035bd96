//! Profiles and friends without a mouse: everything is reached, and the focus is never lost.

use e2e::signed::{self, Service};
use e2e::{Page, Stage, scene};
use nexconn_api::nexconn::{
    BatchGetUserProfiles, BatchGetUserProfilesRequest, FriendPermission, GetFriendPermission,
    GetFriendPermissionRequest, ListFriends, ListFriendsRequest, SetUserProfile,
};
use serde_json::json;

const APP: &str = "acme-dev";
const ASK: &str = "Ask first As the other user permits: at once, after consent, or not at all.";

/// Waits until the focus is on what has that name.
async fn focus_is_on(page: &Page, name: &str) {
    for _ in 0..100 {
        if page.focused().await == name {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(40)).await;
    }
    let focused: String = page.js("document.activeElement?.outerHTML.slice(0, 200)").await;
    panic!("the focus is not on {name:?} but on {:?}: {focused}", page.focused().await);
}

/// Waits until the focus is somewhere in the page, whatever became of what had it.
async fn focus_is_kept(page: &Page) {
    page.until("!document.querySelector('dialog[open]') && document.activeElement.closest('main')")
        .await;
}

/// Types an id into the picker that has the focus, and takes it at once.
async fn take(page: &Page, user_id: &str) {
    page.type_text(user_id).await;
    page.press("Enter").await;
}

/// Who the first user's friends are, with their aliases.
async fn friends(service: &Service) -> Vec<(String, Option<String>)> {
    let request = ListFriendsRequest { user_id: "f-one".into(), ..Default::default() };
    let told = signed::call::<ListFriends>(service, &request).await.expect("told");
    told.friends.into_iter().map(|friend| (friend.user_id, friend.alias)).collect()
}

/// Who may add the first user.
async fn permission(service: &Service) -> Option<FriendPermission> {
    let request = GetFriendPermissionRequest { user_ids: vec!["f-one".to_owned()] };
    let told = signed::call::<GetFriendPermission>(service, &request).await.expect("told");
    told.permissions.first().map(|user| user.permission_type)
}

async fn add_directly(page: &Page, user_id: &str) {
    focus_is_on(page, "Friend").await;
    take(page, user_id).await;
    page.tab_to(ASK).await;
    page.press("ArrowDown").await;
    page.tab_to("Add friend").await;
    page.press("Enter").await;
    page.shows(&format!("Jonas Weber and {user_id} are friends")).await;
    focus_is_kept(page).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn friends_are_looked_up_added_noted_and_removed_by_keyboard() {
    scene("keyboard-friends", async |stage| {
        stage.sign_in_first().await;
        stage
            .register_many(
                APP,
                &[("f-one", "Jonas Weber"), ("f-three", "林晓雨"), ("f-four", "Bo")],
            )
            .await;
        let token = stage.register(APP, "f-two", "Amara Okafor").await;
        let mut amara = stage.connect(APP, &token, "phone").await.expect("connects");
        let service = Service::of(stage, APP).await;
        let page = &stage.page;
        stage.visit(&format!("apps/{APP}")).await;
        page.tab_to("Friends").await;
        page.press("Enter").await;
        page.shows("Whose friends?").await;
        page.tab_to("Whose friends").await;
        take(page, "f-one").await;
        page.shows("Jonas Weber has no friends yet").await;
        focus_is_on(page, "Whose friends").await;

        // The button of the empty page goes with it; the focus stays in the page.
        page.tab_to("Add friend…").await;
        page.press("Enter").await;
        add_directly(page, "f-three").await;
        page.tab_to("Add friend…").await;
        page.press("Enter").await;
        add_directly(page, "f-four").await;
        page.tab_to("Add friend…").await;
        page.press("Enter").await;
        focus_is_on(page, "Friend").await;
        take(page, "f-two").await;
        page.tab_to("Send request").await;
        page.press("Enter").await;
        page.shows("f-two was asked: the request waits for consent").await;
        focus_is_on(page, "Add friend…").await;
        amara.accept_friend("f-one").await.expect("accepted");
        page.shows("3 of 3,000").await;

        page.tab_to("Edit alias…").await;
        page.press("Enter").await;
        focus_is_on(page, "Alias").await;
        page.type_text("Court captain").await;
        page.press("Enter").await;
        page.shows("Alias and attributes of 林晓雨 saved").await;
        focus_is_on(page, "Edit alias…").await;
        assert_eq!(friends(&service).await[0].1.as_deref(), Some("Court captain"));

        page.tab_to("Remove…").await;
        page.press("Enter").await;
        page.find("dialog", "Remove 林晓雨 from the friends of Jonas Weber").await;
        page.press("Escape").await;
        focus_is_on(page, "Remove…").await;
        page.press("Enter").await;
        page.tab_to("Remove friend").await;
        page.press("Enter").await;
        page.shows("2 of 3,000").await;
        assert_eq!(friends(&service).await.len(), 2);
        focus_is_kept(page).await;

        // Beside the list: who may add the user, and whether two are friends.
        page.tab_to("Needs approval").await;
        page.press("ArrowDown").await;
        page.tab_to("Save").await;
        page.press("Enter").await;
        page.shows("Who may add Jonas Weber is changed").await;
        assert_eq!(permission(&service).await, Some(FriendPermission::Nobody));
        page.tab_to("The other user").await;
        take(page, "f-two").await;
        page.until("document.querySelector('.friends-side').innerText.includes('f-two')").await;
        page.tab_to("Check").await;
        page.press("Enter").await;
        page.shows("f-two are friends.").await;
    })
    .await;
}

async fn location(service: &Service, user_id: &str) -> Option<String> {
    let request = BatchGetUserProfilesRequest { user_ids: vec![user_id.to_owned()] };
    let told = signed::call::<BatchGetUserProfiles>(service, &request).await.expect("told");
    told.users.into_iter().next()?.user_profile?.location
}

async fn two_profiles(stage: &Stage) {
    stage.sign_in_first().await;
    stage.register_many(APP, &[("p-one", "Tomás Herrera"), ("p-two", "林晓雨")]).await;
    for (user_id, name) in [("p-one", "Tomás Herrera"), ("p-two", "林晓雨")] {
        let profile = json!({"name": name, "location": "Sevilla"});
        let profile = json!({"userId": user_id, "userProfile": profile});
        stage.change::<SetUserProfile>(APP, "a test", profile).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn profiles_are_edited_saved_and_cleared_by_keyboard() {
    scene("keyboard-profiles", async |stage| {
        two_profiles(stage).await;
        let service = Service::of(stage, APP).await;
        let page = &stage.page;
        stage.visit(&format!("apps/{APP}")).await;
        page.tab_to("Profiles").await;
        page.press("Enter").await;
        page.shows("林晓雨").await;

        // From the row into the panel beside it, and back.
        page.tab_to("Tomás Herrera").await;
        page.press("ArrowRight").await;
        page.until("document.querySelector('.peek')").await;
        page.press("ArrowRight").await;
        page.until("document.activeElement.closest('.peek')").await;
        page.tab_to("Location").await;
        page.js::<()>("document.activeElement.select()").await;
        page.type_text("Granada").await;
        page.shows("Was “Sevilla”").await;
        page.press("Enter").await;
        page.shows("Profile of Tomás Herrera saved").await;
        focus_is_on(page, "Location").await;
        assert_eq!(location(&service, "p-one").await.as_deref(), Some("Granada"));
        page.press("Escape").await;
        focus_is_on(page, "Tomás Herrera").await;

        // Typed and thrown away: the focus stays in the form.
        page.press("ArrowRight").await;
        page.press("ArrowRight").await;
        page.until("document.activeElement.closest('.peek')").await;
        page.tab_to("Location").await;
        page.type_text("Madrid").await;
        page.tab_to("Discard").await;
        page.press("Enter").await;
        page.until("document.activeElement.closest('.peek')").await;
        page.hides("Was “Granada”").await;

        page.tab_to("Clear profile…").await;
        page.press("Enter").await;
        page.find("dialog", "Clear the hosted profile of Tomás Herrera").await;
        page.tab_to("Clear profile").await;
        page.press("Enter").await;
        page.shows("Hosted profile of Tomás Herrera cleared").await;
        page.until(
            "document.activeElement.closest('main') && document.activeElement !== document.body",
        )
        .await;
        assert_eq!(location(&service, "p-one").await, None);

        // The same on the page of the user.
        stage.visit(&format!("apps/{APP}/users/p-two?view=profile")).await;
        page.shows("Location").await;
        page.tab_to("Location").await;
        page.js::<()>("document.activeElement.select()").await;
        page.type_text("成都").await;
        page.tab_to("Save 1 change").await;
        page.press("Enter").await;
        page.shows("Profile of 林晓雨 saved").await;
        page.until("document.activeElement.closest('main form')").await;
        assert_eq!(location(&service, "p-two").await.as_deref(), Some("成都"));
        page.tab_to("Clear profile…").await;
        page.press("Enter").await;
        page.tab_to("Clear profile").await;
        page.press("Enter").await;
        page.shows("Hosted profile of 林晓雨 cleared").await;
        page.until("document.activeElement.closest('main')").await;
    })
    .await;
}

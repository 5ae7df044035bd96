//! Profiles, friends, tags, mutes and blocklists with their dialogs in Chinese, and in both languages what acts on many
//! and the import: in both themes, at desktop and phone width, with axe-core.

use e2e::survey::survey;
use e2e::{Page, Stage, scene_with};
use nexconn_api::local::SetProfileKeys;
use nexconn_api::nexconn::{
    AddFriend, AddUserBlocklist, BatchSetUserTags, SetChannelTypeMute, SetFriendProfile,
    SetUserProfile,
};
use serde_json::json;

const APP: &str = "acme-dev";
const PEOPLE: &[(&str, &str)] = &[
    ("linxiaoyu", "林晓雨"),
    ("jweber", "Jonas Weber"),
    ("mei-tanaka", "田中 芽衣"),
    ("dina", "دينا منصور"),
    ("u_8f3a21c9", "Amara Okafor"),
];

async fn people(stage: &Stage) {
    stage.sign_in_in_any_language().await;
    stage.register_many(APP, PEOPLE).await;
    stage.change::<SetProfileKeys>(APP, "", json!({"keys": ["ext_city", "ext_team"]})).await;
    for (user_id, name, location) in
        [("linxiaoyu", "晓雨", "上海"), ("jweber", "Jonas Weber", "Hamburg")]
    {
        let basic = json!({"name": name, "location": location, "gender": 2, "level": 27});
        let request = json!({
            "userId": user_id, "userProfile": basic, "userExtProfile": {"ext_city": location},
        });
        stage.change::<SetUserProfile>(APP, "", request).await;
    }
    for &(target_id, _) in &PEOPLE[1..] {
        let request = json!({"userId": "linxiaoyu", "targetId": target_id, "action": 2});
        stage.change::<AddFriend>(APP, "", request).await;
    }
    let request = json!({
        "userId": "linxiaoyu", "targetId": "jweber", "alias": "球队队长",
        "friendExtProfile": {"ext_group": "足球"},
    });
    stage.change::<SetFriendProfile>(APP, "", request).await;
    let blocked = json!({"userId": "linxiaoyu", "targetUserIds": ["dina", "u_8f3a21c9"]});
    stage.change::<AddUserBlocklist>(APP, "骚扰", blocked).await;
    let muted = json!({"userIds": ["dina", "jweber"], "muteState": 1, "channelTypes": ["PERSON"]});
    stage.change::<SetChannelTypeMute>(APP, "骚扰", muted).await;
    let tagged = json!({"userIds": ["jweber", "dina"], "tags": ["vip", "地区-华东"]});
    stage.change::<BatchSetUserTags>(APP, "", tagged).await;
}

/// The pages by their addresses and by what the elements are, whatever they are called.
struct Walk<'a> {
    stage: &'a Stage,
    page: &'a Page,
    language: &'static str,
}

impl Walk<'_> {
    fn page(&self) -> &Page {
        self.page
    }

    /// The same in a tab of its own: a page with something typed asks before it is left.
    async fn aside(&self, look: impl AsyncFnOnce(&Walk<'_>)) {
        let page = self.stage.browser.page().await;
        page.to_front().await;
        look(&Walk { page: &page, ..*self }).await;
        let complaints = page.watch.complaints();
        assert!(complaints.is_empty(), "the page complained: {complaints:#?}");
        // A tab behind another is not drawn.
        self.page().to_front().await;
    }

    async fn visit(&self, path: &str) {
        self.page.open(&format!("{}/apps/{APP}/{path}", self.stage.server.url())).await;
        self.page().until("document.querySelector('main h1')").await;
        self.still().await;
    }

    async fn still(&self) {
        self.page().until("!document.querySelector('[aria-busy=true]')").await;
    }

    async fn press(&self, selector: &str) {
        let element = format!("document.querySelector('{selector}')");
        self.page().until(&element).await;
        self.page().js::<()>(&format!("void {element}.click()")).await;
    }

    async fn survey(&self, what: &str) {
        survey(self.page(), &format!("{what}-{}", self.language)).await;
    }

    /// Opens a dialog by a press, looks at it and closes it.
    async fn dialog(&self, selector: &str, what: &str) {
        self.press(selector).await;
        self.page().until("document.querySelector('dialog[open] .dialog-footer')").await;
        self.survey(what).await;
        self.page().press("Escape").await;
        self.page().until("!document.querySelector('dialog[open]')").await;
    }

    async fn profiles(&self) {
        let page = self.page();
        self.visit("profiles").await;
        page.shows("晓雨").await;
        self.survey("profiles").await;
        self.press("tbody td[data-place=end]").await;
        page.until("document.querySelector('.peek .profile-fields')").await;
        self.survey("profiles-panel").await;
        self.dialog(".peek .button[data-kind=danger]", "profiles-clear").await;
        self.visit("profiles?user=nobody").await;
        page.until("document.querySelector('.state .button')").await;
        self.survey("profiles-none").await;
        self.visit("users/linxiaoyu?view=profile").await;
        page.until("document.querySelector('.profile-fields')").await;
        self.survey("user-profile").await;
    }

    async fn friends(&self) {
        let page = self.page();
        self.visit("friends").await;
        self.survey("friends-nobody").await;
        self.visit("friends?user=linxiaoyu").await;
        page.shows("球队队长").await;
        page.until("document.querySelector('.friends-card :checked')").await;
        self.survey("friends").await;
        self.dialog(".page-actions .button[data-kind=primary]", "friends-add").await;
        self.dialog("tbody [data-late] > .button:nth-of-type(1)", "friends-edit").await;
        self.dialog("tbody [data-late] > .button:nth-of-type(2)", "friends-remove").await;
        self.dialog(".page-actions .button[data-kind=danger]", "friends-clear").await;
        self.visit("users/linxiaoyu?view=talk").await;
        page.shows("球队队长").await;
        self.survey("user-friends").await;
    }

    async fn blocked_muted_and_tagged(&self) {
        let page = self.page();
        self.visit("blocklists").await;
        self.survey("blocklists-nobody").await;
        self.visit("blocklists?user=linxiaoyu&whom=dina").await;
        page.shows("Amara Okafor").await;
        page.until("document.querySelector('.answer')").await;
        self.survey("blocklists").await;
        self.dialog(".page-actions button.button[data-kind=primary]", "block-dialog").await;
        self.visit("tags").await;
        page.shows("Jonas Weber").await;
        self.survey("mutes").await;
        self.take("mei-tanaka").await;
        page.until("document.querySelector('dialog[open] .dialog-footer')").await;
        self.survey("mute-dialog").await;
        self.visit("tags?view=tags").await;
        self.survey("tags-nobody").await;
        self.take("jweber").await;
        page.shows("地区-华东").await;
        self.survey("tags").await;
        self.dialog("tbody .icon-button", "tags-dialog").await;
    }

    /// Takes a user in the one picker of the page.
    async fn take(&self, user_id: &str) {
        let page = self.page();
        page.until("document.querySelector('main [role=combobox]')").await;
        page.js::<()>("void document.querySelector('main [role=combobox]').focus()").await;
        page.type_text(user_id).await;
        page.press("Enter").await;
    }

    /// Types into the page's one field for many, and has it read.
    async fn read(&self, typed: &str) {
        let page = self.page();
        page.until("document.activeElement?.localName === 'textarea'").await;
        page.type_text(typed).await;
        self.press("main .button[data-kind=primary]").await;
        page.until("document.querySelector('.grouped')").await;
        self.still().await;
    }

    async fn many(&self) {
        for action in
            ["block", "setTags", "mute", "setProfile", "addFriends", "setFriendPermission"]
        {
            self.aside(async |walk| {
                walk.visit(&format!("many?do={action}")).await;
                walk.read("linxiaoyu\njweber\nnobody-here\ndina\nu_8f3a21c9\njweber").await;
                walk.survey(&format!("many-{action}")).await;
            })
            .await;
        }
    }

    async fn import(&self) {
        for kind in ["friendships", "profiles"] {
            self.visit(&format!("import?kind={kind}")).await;
            self.page().until("document.activeElement?.localName === 'textarea'").await;
            self.survey(&format!("import-{kind}-empty")).await;
        }
        self.aside(async |walk| {
            walk.visit("import?kind=friendships").await;
            walk.read(
                "userId,targetId,alias,action,phone\nlinxiaoyu,jweber,队长,2,1\nmei-tanaka,dina,,2,2\nmei-tanaka,,x,2,3\njweber,dina,,7,4\n",
            )
            .await;
            walk.survey("import-friendships").await;
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_about_people_are_accessible_in_chinese() {
    scene_with("people-zh", "zh-CN", &[], async |stage| {
        people(stage).await;
        let walk = Walk { stage, page: &stage.page, language: "zh" };
        walk.profiles().await;
        walk.friends().await;
        walk.blocked_muted_and_tagged().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn acting_on_many_and_the_import_are_accessible_in_chinese() {
    scene_with("many-zh", "zh-CN", &[], async |stage| {
        people(stage).await;
        let walk = Walk { stage, page: &stage.page, language: "zh" };
        walk.many().await;
        walk.import().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn acting_on_many_and_the_import_are_accessible_in_english() {
    scene_with("many-en", "en", &[], async |stage| {
        people(stage).await;
        let walk = Walk { stage, page: &stage.page, language: "en" };
        walk.many().await;
        walk.import().await;
    })
    .await;
}

//! Every page in both themes, at desktop and phone width, in both languages, with axe-core.

use e2e::scene::PASSWORD;
use e2e::survey::survey;
use e2e::{Stage, scene_with};
use nexconn_api::nexconn::BanUsers;
use serde_json::json;

/// The names by which the walk finds its way in one language.
struct Words {
    language: &'static str,
    sign_in: &'static str,
    choose_password: &'static str,
    new_password: &'static str,
    set_password: &'static str,
    overview: &'static str,
    users: &'static str,
    user_id: &'static str,
    name: &'static str,
    register: &'static str,
    is_registered: &'static str,
    have_copied: &'static str,
    open_user: &'static str,
    edit: &'static str,
    expire: &'static str,
    final_step: &'static str,
    account: &'static str,
    change_password: &'static str,
}

const ENGLISH: Words = Words {
    language: "en",
    sign_in: "Sign in",
    choose_password: "Choose a password",
    new_password: "New password",
    set_password: "Set password",
    overview: "Overview",
    users: "Users",
    user_id: "User id",
    name: "Name",
    register: "Register user",
    is_registered: "Real Person is registered",
    have_copied: "I have copied the token",
    open_user: "Open the user",
    edit: "Edit…",
    expire: "Expire tokens…",
    final_step: "This cannot be undone.",
    account: "Account of owner@localhost",
    change_password: "Change password…",
};

const CHINESE: Words = Words {
    language: "zh-Hans",
    sign_in: "登录",
    choose_password: "设置密码",
    new_password: "新密码",
    set_password: "设置密码",
    overview: "概览",
    users: "用户",
    user_id: "用户 ID",
    name: "名称",
    register: "注册用户",
    is_registered: "Real Person 已注册",
    have_copied: "我已复制令牌",
    open_user: "打开该用户",
    edit: "编辑…",
    expire: "使令牌失效…",
    final_step: "此操作无法撤销。",
    account: "账号 owner@localhost",
    change_password: "修改密码…",
};

/// A page to look at.
struct Walk<'a> {
    stage: &'a Stage,
    words: &'static Words,
}

impl Walk<'_> {
    async fn survey(&self, page: &str) {
        survey(&self.stage.page, &format!("{page}-{}", self.words.language)).await;
    }

    async fn signing_in(&self) {
        let page = &self.stage.page;
        page.open(&self.stage.server.url()).await;
        page.heading(self.words.sign_in).await;
        self.survey("sign-in").await;
        // The same page with another fragment: the tab stays where it is.
        let link = serde_json::to_string(self.stage.server.link()).expect("json");
        page.js::<()>(&format!("void (location.href = {link})")).await;
        page.heading(self.words.choose_password).await;
        self.survey("password").await;
        page.field(self.words.new_password).await.fill(PASSWORD).await;
        page.button(self.words.set_password).await.click().await;
        page.heading(self.words.overview).await;
        page.until("document.querySelector('.connection-line')").await;
        self.survey("empty").await;
    }

    async fn lists(&self) {
        let (stage, page) = (self.stage, &self.stage.page);
        stage.visit("apps/acme-dev/users").await;
        page.shows("林晓雨").await;
        self.survey("users").await;
        self.chosen().await;
        page.first("button", self.words.account).await.click().await;
        page.find("menuitem", self.words.change_password).await;
        self.survey("account-menu").await;
        page.find("menuitem", self.words.change_password).await.click().await;
        page.field(self.words.new_password).await;
        self.survey("change-password").await;
        stage.visit("apps/acme-dev/users?q=nobody-here").await;
        page.shows("“nobody-here”").await;
        self.survey("no-match").await;
        stage.visit("apps/acme-dev").await;
        page.heading(self.words.overview).await;
        page.until("document.querySelector('.connection-line')").await;
        self.survey("overview").await;
        stage.visit("apps/acme-dev/test-users").await;
        page.shows("林晓雨").await;
        self.survey("test-users").await;
        stage.visit("apps/acme-live/test-users").await;
        page.until("!document.querySelector('[aria-busy=true]')").await;
        self.survey("test-users-production").await;
        stage.visit("apps/acme-live/users").await;
        page.heading(self.words.users).await;
        page.until("!document.querySelector('[aria-busy=true]')").await;
        self.survey("empty-production").await;
    }

    /// Some selected, one banned for long and one beside the list.
    async fn chosen(&self) {
        let (stage, page) = (self.stage, &self.stage.page);
        for (user_id, minutes) in [("c-dubois", 38), ("jweber", 3_120), ("u1", 42_000)] {
            let request = json!({"userIds": [user_id], "durationMinutes": minutes});
            stage.change::<BanUsers>("acme-dev", "spam", request).await;
        }
        stage.visit("apps/acme-dev/users").await;
        page.until("document.querySelectorAll('tbody .stamp').length === 3").await;
        page.js::<()>(
            "for (const box of [...document.querySelectorAll('tbody .check-box')].slice(2, 5)) box.click()",
        )
        .await;
        page.js::<()>("document.querySelectorAll('tbody td[data-place=end]')[4].click()").await;
        page.until("document.querySelector('.peek')").await;
        self.survey("users-chosen").await;
    }

    async fn registering(&self) {
        let (stage, page) = (self.stage, &self.stage.page);
        stage.visit("apps/acme-live/users/new").await;
        page.field(self.words.user_id).await;
        self.survey("register").await;
        page.button(self.words.register).await.click().await;
        page.until("document.querySelector('[aria-invalid=true]')").await;
        self.survey("register-wrong").await;
        page.field(self.words.user_id).await.fill("in-production").await;
        page.field(self.words.name).await.fill("Real Person").await;
        page.button(self.words.register).await.click().await;
        page.shows(self.words.is_registered).await;
        self.survey("registered").await;
        page.find("checkbox", self.words.have_copied).await.click().await;
        page.button(self.words.open_user).await.click().await;
        page.heading("Real Person").await;
    }

    async fn dialogs(&self) {
        let page = &self.stage.page;
        page.button(self.words.edit).await.click().await;
        page.field(self.words.name).await;
        self.survey("edit").await;
        page.press("Escape").await;
        page.button(self.words.expire).await.click().await;
        page.shows(self.words.final_step).await;
        self.survey("expire").await;
        page.press("Escape").await;
    }

    async fn one_user(&self) {
        let (stage, page) = (self.stage, &self.stage.page);
        stage.visit("apps/acme-dev/users/u2").await;
        page.heading("林晓雨").await;
        page.until("!document.querySelector('[aria-busy=true]')").await;
        self.survey("user").await;
        stage.visit("apps/acme-dev/users/nobody").await;
        page.shows("“nobody”").await;
        self.survey("user-missing").await;
        page.watch.pardon("404");
    }

    async fn nowhere(&self) {
        let (stage, page) = (self.stage, &self.stage.page);
        stage.visit("apps/acme-none/users").await;
        page.shows("acme-none").await;
        self.survey("unknown-app").await;
        stage.visit("nowhere").await;
        page.until("document.querySelector('h1')").await;
        self.survey("unknown-page").await;
    }
}

/// Names and ids that break careless pages.
const PEOPLE: &[(&str, &str)] = &[
    ("u1", "Tomás Herrera"),
    ("u2", "林晓雨"),
    ("u3", "ليلى حداد"),
    ("guest_7719203", "<b>Bold</b> & “quoted”"),
    ("a-very-long-id-that-goes-on-and-on-until-it-has-sixty-four-bytes", "Nguyễn Thị Minh Khai"),
    ("support_agent_03", "Support agent 03 🎧"),
    ("c-dubois", "Chloé Dubois"),
    ("mei-tanaka", "田中 芽衣"),
    ("seun-adeyemi", "Oluwaseun Adeyemi"),
    ("jweber", "Jonas Weber"),
    ("5f2b9c1e-77aa-4c0b-9d1e-fee12d9a7001", "Priya Raghunathan"),
    ("isesay_4471", "Ibrahim Sesay"),
    ("u_8f3a21c9", "Amara Okafor"),
];

async fn walk(words: &'static Words) {
    let (scene, browser) = match words.language {
        "en" => ("looks-en", "en"),
        _ => ("looks-zh", "zh-CN"),
    };
    scene_with(scene, browser, &[], async |stage| {
        let walk = Walk { stage, words };
        walk.signing_in().await;
        let language: String = stage.page.js("document.documentElement.lang").await;
        assert_eq!(language, words.language);
        stage.register_many("acme-dev", PEOPLE).await;
        walk.lists().await;
        walk.registering().await;
        walk.dialogs().await;
        walk.one_user().await;
        walk.nowhere().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_accessible_in_english() {
    walk(&ENGLISH).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_accessible_in_chinese() {
    walk(&CHINESE).await;
}

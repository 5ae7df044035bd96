use std::fs;

use e2e::paths;
use e2e::scene;
use e2e::signed::{Service, folder_holds};

#[tokio::test(flavor = "multi_thread")]
async fn secrets_and_tokens_stay_where_they_belong() {
    scene("secrets", async |stage| {
        stage.page.keep_answers().await;
        stage.sign_in_first().await;
        let token = stage.register("acme-dev", "holder", "Token Holder").await;
        let service = Service::of(stage, "acme-dev").await;
        let secret = service.keys.app_secret.reveal().as_bytes();

        for place in [paths::console(), stage.server.data()] {
            let mut found = folder_holds(&place, secret);
            found.retain(|file| !file.ends_with("data/local/apps.json"));
            assert!(found.is_empty(), "the App Secret lies in {found:?}");
            let found = folder_holds(&place, token.as_bytes());
            assert!(found.is_empty(), "an access token lies in {found:?}");
        }
        let log = fs::read_to_string(stage.server.data().join("server.log")).expect("a log");
        assert!(log.contains("/api/v1/"), "the log tells of requests");

        stage.visit("apps/acme-dev/users/holder").await;
        stage.page.shows("Issue access token").await;
        stage.visit("apps/acme-dev/users").await;
        stage.page.link("Token Holder").await;
        let answers = stage.page.answers().await;
        let secret = service.keys.app_secret.reveal();
        let asked = |part: &str| answers.iter().filter(|(url, _)| url.contains(part)).count();
        for part in ["/hello", "/session", "/password", "/apps", "/users?", "/audit", "/user/get"] {
            assert!(asked(part) > 0, "{part} was not asked");
        }
        for (url, body) in &answers {
            assert!(!body.contains(secret), "the answer of {url} holds the App Secret");
            let issues = url.ends_with("/v4/auth/access-token/issue");
            assert_eq!(body.contains(&token), issues, "an access token in the answer of {url}");
        }
    })
    .await;
}

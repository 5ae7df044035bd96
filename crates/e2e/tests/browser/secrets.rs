use std::fs;

use e2e::paths;
use e2e::scene;
use e2e::signed::{Service, folder_holds};

#[tokio::test(flavor = "multi_thread")]
async fn secrets_and_tokens_stay_where_they_belong() {
    scene("secrets", async |stage| {
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

        for path in [
            "hello",
            "session",
            "apps",
            "apps/acme-dev/users",
            "apps/acme-dev/users/holder",
            "apps/acme-dev/audit",
        ] {
            let answer: String = stage
                .page
                .js(&format!("fetch('/api/v1/{path}').then(answer => answer.text())"))
                .await;
            assert!(!answer.contains(service.keys.app_secret.reveal()), "{path}");
            assert!(!answer.contains(&token), "{path}");
        }
    })
    .await;
}

//! nexconn-local, asked past everything that misbehaves.

use nexconn_api::signing::sign;
use nexconn_api::{Code, Secret};
use serde_json::{Value, json};

use crate::harness::SECRET;

pub(crate) const KEY: &str = "key";

#[derive(Clone)]
pub(crate) struct Service {
    pub(crate) url: String,
    client: reqwest::Client,
}

impl Service {
    pub(crate) fn new(url: &str) -> Self {
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        Self { url: url.to_owned(), client }
    }

    /// A signed call: its answer, whatever it is.
    pub(crate) async fn call(&self, path: &str, request: Value) -> Value {
        let signed = sign(KEY, &Secret::new(SECRET), "14314", 1_408_710_653_000);
        let mut call = self.client.post(format!("{}{path}", self.url)).json(&request);
        for (name, value) in signed.headers() {
            call = call.header(name, value);
        }
        call.send().await.expect("an answer").json().await.expect("json")
    }

    pub(crate) async fn done(&self, path: &str, request: Value) -> Value {
        let answer = self.call(path, request).await;
        assert_eq!(answer["code"], 0, "{path}: {answer}");
        answer["result"].clone()
    }

    /// Registers a user and returns a token.
    pub(crate) async fn register(&self, user: &str) -> Secret {
        let request = json!({"userId": user, "name": "before"});
        let issued = self.done("/v4/auth/access-token/issue", request).await;
        Secret::new(issued["accessToken"].as_str().expect("a token"))
    }

    pub(crate) async fn ban(&self, users: &[String], minutes: i64) {
        for some in users.chunks(20) {
            self.done("/v4/user/ban", json!({"userIds": some, "durationMinutes": minutes})).await;
        }
    }

    /// End of a user's ban, as the service writes it.
    pub(crate) async fn ban_of(&self, user: &str) -> Option<String> {
        let listed = self.done("/v4/user/ban/list", json!({})).await;
        let bans = listed["bannedUsers"].as_array().expect("bans");
        let ban = bans.iter().find(|ban| ban["userId"] == user)?;
        Some(ban["banExpiresAt"].as_str().expect("text").to_owned())
    }

    /// The registered name of a user.
    pub(crate) async fn name_of(&self, user: &str) -> Option<String> {
        let answer = self.call("/v4/user/get", json!({"userId": user})).await;
        answer["result"]["name"].as_str().map(str::to_owned)
    }

    /// Whether a token lets its user in: none where the user is banned, which is told first.
    pub(crate) async fn is_valid(&self, token: &Secret) -> bool {
        match nexconn_client::connect(&self.url, KEY, token, "phone").await {
            Ok(connection) => {
                connection.disconnect().await.expect("closed");
                true
            }
            Err(nexconn_client::Error::Refused { code: Code::EXPIRED_TOKEN, .. }) => false,
            Err(other) => panic!("neither let in nor expired: {other}"),
        }
    }
}

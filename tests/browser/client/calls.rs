use nexconn_api::admin::{
    self, AuditOutcome, ErrorCode, ListAudit, ListAuditRequest, ListUsers, ListUsersRequest,
};
use nexconn_api::nexconn::{
    GetUser, GetUserRequest, IssueAccessToken, IssueAccessTokenRequest, UpdateUser,
    UpdateUserRequest, UserInfo,
};
use nexconn_api::violation::Unit;
use nexconn_api::wire::Refusal;
use nexconn_api::{Code, Endpoint, Rule};
use nexconn_console::api::{ApiError, CallEnd};
use wasm_bindgen_test::wasm_bindgen_test;

use super::Live;

const APP: &str = "acme-dev";

impl Live {
    /// What Nexconn did.
    async fn does<E: Endpoint>(&self, request: &E::Request) -> E::Response {
        let answer = self.client().call::<E>(APP.into(), request).await.expect("an answer");
        assert!(!answer.request_id.is_empty());
        match answer.end {
            CallEnd::Done(result) => result,
            CallEnd::Refused(refusal) => panic!("refused: {refusal}"),
            CallEnd::DoneBefore | CallEnd::Unknown => panic!("neither done nor refused"),
        }
    }

    async fn register(&self, user_id: &str, name: &str) -> String {
        let (user_id, name) = (user_id.to_owned(), name.to_owned());
        let request = IssueAccessTokenRequest { user_id, name, avatar_url: None };
        self.does::<IssueAccessToken>(&request).await.access_token.reveal().to_owned()
    }

    async fn read(&self, user_id: &str) -> UserInfo {
        self.does::<GetUser>(&GetUserRequest { user_id: user_id.into() }).await
    }

    /// Why Nexconn does not read a user.
    async fn refuses(&self, user_id: &str) -> Refusal {
        let request = GetUserRequest { user_id: user_id.into() };
        let answer = self.client().call::<GetUser>(APP.into(), &request).await.expect("an answer");
        match answer.end {
            CallEnd::Refused(refusal) => refusal,
            other => panic!("not refused: {other:?}"),
        }
    }

    /// What the gateway finds wrong with a registration.
    async fn finds(&self, user_id: &str, name: &str) -> Vec<(String, Rule)> {
        let (user_id, name) = (user_id.to_owned(), name.to_owned());
        let request = IssueAccessTokenRequest { user_id, name, avatar_url: None };
        let answer = self.client().call::<IssueAccessToken>(APP.into(), &request).await;
        let error = answer.expect_err("the gateway checks it");
        assert_eq!(error.code(), Some(ErrorCode::Invalid));
        let ApiError::Gateway { fields, .. } = error else { panic!("{error}") };
        fields.into_iter().map(|violation| (violation.field, violation.rule)).collect()
    }
}

#[wasm_bindgen_test]
async fn a_user_is_registered_read_changed_and_found() {
    let live = Live::signed_in().await;
    let first = live.register("wasm-amara", "Amara 雨 🎧").await;
    assert!(!first.is_empty());
    let info = live.read("wasm-amara").await;
    assert_eq!((info.name.as_str(), info.avatar_url.as_str()), ("Amara 雨 🎧", ""));

    let change = UpdateUserRequest {
        user_id: "wasm-amara".into(),
        name: Some("Amara Okafor".into()),
        avatar_url: Some("https://cdn.example/a.png".into()),
    };
    live.does::<UpdateUser>(&change).await;
    let info = live.read("wasm-amara").await;
    assert_eq!(info.name, "Amara Okafor");
    assert_eq!(info.avatar_url, "https://cdn.example/a.png");

    let second = live.register("wasm-amara", "Amara Okafor").await;
    assert_ne!(first, second, "a further token is another one");

    let request =
        ListUsersRequest { app: APP.into(), q: Some("wasm-amara".into()), ..Default::default() };
    let page = live.client().admin::<ListUsers>(&request).await.expect("a page");
    assert_eq!((page.users.len(), page.first, page.total.count), (1, 1, 1));
    assert_eq!(page.users[0].name.as_deref(), Some("Amara Okafor"));
    assert_eq!(page.users[0].created_at.as_ref(), Some(&info.created_at));
}

#[wasm_bindgen_test]
async fn what_was_done_is_in_the_log_and_no_token_is() {
    let live = Live::signed_in().await;
    let token = live.register("wasm-logged", "Noor").await;
    let request = ListAuditRequest {
        app: APP.into(),
        user: Some("wasm-logged".into()),
        ..Default::default()
    };
    let log = live.client().admin::<ListAudit>(&request).await.expect("a page");
    let [entry] = &log.entries[..] else { panic!("one entry, not {:?}", log.entries) };
    assert_eq!(entry.action, IssueAccessToken::SPEC.path);
    assert_eq!((entry.outcome, entry.code), (AuditOutcome::Done, Some(Code::SUCCESS)));
    assert_eq!(entry.admin, live.started.email);
    assert!(!serde_json::to_string(&log).unwrap().contains(&token));
}

#[wasm_bindgen_test]
async fn an_unknown_user_is_refused_by_nexconn_and_not_in_the_directory() {
    let live = Live::signed_in().await;
    for user_id in ["wasm-nobody", "a/b ?#%25", "雨 🎧"] {
        let refusal = live.refuses(user_id).await;
        assert_eq!((refusal.http, refusal.code), (400, Code::NO_SUCH_USER), "{user_id}");
        let request = admin::GetUserRequest { app: APP.into(), user_id: user_id.into() };
        let answer = live.client().admin::<admin::GetUser>(&request).await;
        assert_eq!(answer.expect_err("unknown").code(), Some(ErrorCode::NotFound), "{user_id}");
    }
}

#[wasm_bindgen_test]
async fn the_gateway_checks_by_the_same_rules_and_names_the_fields() {
    let live = Live::signed_in().await;
    let too_long = Rule::TooLong { unit: Unit::Bytes, max: 64, actual: 65 };
    let found = live.finds(&"a".repeat(65), "Amara").await;
    assert_eq!(found, [("request.userId".to_owned(), too_long)]);
    let found = live.finds("amara o", "").await;
    let expected = [
        ("request.userId".to_owned(), Rule::Alphabet { found: ' ' }),
        ("request.name".to_owned(), Rule::Empty),
    ];
    assert_eq!(found, expected);
}

#[wasm_bindgen_test]
async fn an_app_that_is_not_there_is_told() {
    let live = Live::signed_in().await;
    let request = GetUserRequest { user_id: "wasm-nobody".into() };
    let answer = live.client().call::<GetUser>("no-such-app".into(), &request).await;
    assert_eq!(answer.expect_err("no app").code(), Some(ErrorCode::NotFound));
}

#[wasm_bindgen_test]
async fn a_list_is_read_in_pages_forth_and_back() {
    let live = Live::signed_in().await;
    for number in 0..3 {
        live.register(&format!("wasm-page-{number}"), "Page").await;
    }
    let list = async |after: Option<String>| {
        let request = ListUsersRequest {
            app: APP.into(),
            q: Some("wasm-page-".into()),
            status: None,
            sort: Some(admin::UserSort::Id),
            after,
            limit: Some(2),
        };
        live.client().admin::<ListUsers>(&request).await.expect("a page")
    };
    let ids = |page: &admin::UserPage| -> Vec<String> {
        page.users.iter().map(|user| user.user_id.clone()).collect()
    };
    let first = list(None).await;
    assert_eq!(ids(&first), ["wasm-page-0", "wasm-page-1"]);
    let second = list(first.next.clone()).await;
    assert_eq!((ids(&second), second.first), (vec!["wasm-page-2".to_owned()], 3));
    assert_eq!(second.next, None);
    assert_eq!(ids(&list(second.previous).await), ids(&first));
}

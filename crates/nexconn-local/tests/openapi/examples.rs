//! Every documented example is sent to a service that is prepared for it.

use std::collections::BTreeSet;

use nexconn_api::admin::Environment::Development;
use nexconn_api::check::user_ids;
use nexconn_api::{Spec, local, nexconn};
use serde_json::{Value, json};

use crate::judge::judge;
use crate::service::Service;

fn specs() -> impl Iterator<Item = &'static Spec> {
    [nexconn::SPECS, local::SPECS].into_iter().flatten().copied()
}

fn example(text: &str) -> Value {
    serde_json::from_str(text).expect("json")
}

/// Registers whoever an example is about, and makes lists that are not empty.
async fn prepare(service: &Service) {
    let mut ids = BTreeSet::from(["banned", "zhangsan", "zhaoliu"].map(str::to_owned));
    for spec in specs() {
        let request = example(spec.example.request);
        let fields = request.as_object().expect("an object");
        ids.extend(user_ids(spec, fields).into_iter().map(str::to_owned));
    }
    for id in ids {
        let request = json!({ "userId": id, "name": "name" });
        assert_eq!(service.post("/v4/auth/access-token/issue", request).await.status, 200);
    }
    let keys = json!({ "keys": ["ext1", "ext_city"] });
    assert_eq!(service.post("/console/profile-keys/set", keys).await.status, 200);
    let profile = json!({
        "userId": "u1",
        "userProfile": { "birthday": "20011221", "level": 2 },
        "userExtProfile": { "ext1": "testext" },
    });
    assert_eq!(service.post("/v4/user/profile/set", profile).await.status, 200);
    let named = json!({ "userId": "zhangsan", "userProfile": { "name": "zhangsan" } });
    assert_eq!(service.post("/v4/user/profile/set", named).await.status, 200);
    for friend in ["zhangsan", "zhaoliu"] {
        let pair = json!({ "userId": "id1", "targetId": friend, "action": 2 });
        assert_eq!(service.post("/v4/friend/add", pair).await.status, 200);
    }
    let noted = json!({
        "userId": "id1",
        "targetId": "zhangsan",
        "alias": "zs",
        "friendExtProfile": { "ext_key1": "value1" },
    });
    assert_eq!(service.post("/v4/friend/profile/set", noted).await.status, 200);
    let validity = json!({ "minutes": 60 });
    assert_eq!(service.post("/console/token-validity/set", validity).await.status, 200);
    // Nobody connects here: nothing is sent.
    let url = "https://admin.example.com/hooks/acme-dev";
    let webhook = json!({ "url": url, "events": ["user:connection_status"] });
    assert_eq!(service.post("/console/webhook/set", webhook).await.status, 200);
    let blocked = json!({ "userId": "jlk456j5", "targetUserIds": ["banned", "u1", "u2"] });
    assert_eq!(service.post("/v4/user/blocklist/add", blocked).await.status, 200);
    let tags = json!({ "userIds": ["u01"], "tags": ["tag-a", "tag-b"] });
    assert_eq!(service.post("/v4/user/tag/batch/set", tags).await.status, 200);
    let muted = json!({ "userIds": ["uid1"], "muteState": 1, "channelTypes": [1] });
    assert_eq!(service.post("/v4/channel-type/mute/set", muted).await.status, 200);
    let ban = json!({ "userIds": ["banned"], "durationMinutes": 10 });
    assert_eq!(service.post("/v4/user/ban", ban).await.status, 200);
}

#[tokio::test]
async fn every_example_is_answered_as_documented() {
    let service = Service::start(Development).await;
    prepare(&service).await;
    let document = service.document().await;
    let paths = document["paths"].as_object().expect("paths");
    let mut exchanges = Vec::new();
    for spec in specs() {
        for path in [spec.path].iter().chain(spec.aliases) {
            assert!(paths.contains_key(*path), "{path} is not in the document");
            let mut exchange = service.post(path, example(spec.example.request)).await;
            assert_eq!(exchange.status, 200, "{exchange:?}");
            let documented = example(spec.example.response);
            exchange.like = Some(documented.clone());
            exchanges.push(exchange);
        }
    }
    assert_eq!(paths.len(), exchanges.len(), "the document has what the service has");
    judge(&document, &exchanges).await;
    service.stop().await;
}

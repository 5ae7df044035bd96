//! What is told of soft deletes and restores.

use nexconn_api::local::{SetWebhook, SetWebhookRequest};
use nexconn_api::nexconn::{
    RESTORABLE_AFTER, RestoreUsers, RestoreUsersRequest, SoftDeleteUsers, SoftDeleteUsersRequest,
};
use nexconn_api::webhooks::Event;
use serde_json::json;

use super::Told;
use super::receiver::{of_user, statuses};
use crate::caller::Caller;
use crate::fixture::START;

pub(crate) async fn delete(caller: &Caller, ids: &[&str]) -> String {
    let user_ids = ids.iter().map(|id| (*id).to_owned()).collect();
    let request = SoftDeleteUsersRequest { user_ids };
    caller.call::<SoftDeleteUsers>(&request).await.expect("accepted").operation_id
}

async fn restore(caller: &Caller, ids: &[&str]) -> String {
    let user_ids = ids.iter().map(|id| (*id).to_owned()).collect();
    let request = RestoreUsersRequest { user_ids };
    caller.call::<RestoreUsers>(&request).await.expect("accepted").operation_id
}

#[tokio::test]
async fn a_soft_delete_logs_every_device_out_before_its_outcome_is_told() {
    let told = Told::start().await;
    let token = told.token("u").await;
    let phone = told.connect(&token, "phone").await;
    let laptop = told.connect(&token, "laptop").await;
    let operation = delete(&told.caller, &["u", "nobody"]).await;
    let got = told.receiver.until(6).await;
    let of_u = of_user(&got, "u");
    assert_eq!(statuses(&of_u[..4]), ["0", "0", "2", "2"]);
    let sessions = of_u[2..4].iter().map(|got| got.connection().session_id.expect("an id"));
    let mut sessions: Vec<_> = sessions.collect();
    sessions.sort_unstable();
    let mut expected = [phone.session_id().to_owned(), laptop.session_id().to_owned()];
    expected.sort_unstable();
    assert_eq!(sessions, expected);
    for (got, user, code) in [(&of_u[4], "u", "0"), (&of_user(&got, "nobody")[0], "nobody", "400")]
    {
        let expected = json!({
            "type": "user:activation_state", "id": got.id(), "time": START,
            "data": [{"userId": user, "operateId": operation, "operationType": 0, "code": code,
                "time": START}]
        });
        assert_eq!(got.body, expected);
    }
    told.local.stop().await;
}

#[tokio::test]
async fn a_restore_is_told_as_refused_within_the_hour_and_as_done_after_it() {
    let told = Told::start().await;
    told.token("u").await;
    delete(&told.caller, &["u"]).await;
    told.receiver.until(1).await;
    let refused = restore(&told.caller, &["u"]).await;
    told.receiver.until(2).await;
    told.local.clock.move_to(START + RESTORABLE_AFTER);
    let done = restore(&told.caller, &["u"]).await;
    let got = told.receiver.until(3).await;
    for (got, operation, code) in [(&got[1], refused, "403"), (&got[2], done, "0")] {
        let item = &got.body["data"][0];
        assert_eq!((&item["operateId"], &item["code"]), (&json!(operation), &json!(code)));
        assert_eq!(item["operationType"], 1);
    }
    told.local.stop().await;
}

#[tokio::test]
async fn another_name_is_sent_where_one_is_set() {
    let told = Told::start().await;
    let request = SetWebhookRequest {
        url: Some(told.receiver.url()),
        events: Event::ALL.to_vec(),
        activation_type: Some("user:delete_state".to_owned()),
    };
    told.caller.call::<SetWebhook>(&request).await.expect("set");
    told.visit("u").await;
    delete(&told.caller, &["u"]).await;
    let got = told.receiver.until(3).await;
    let kinds: Vec<_> = got.iter().map(|got| got.body["type"].as_str().expect("a type")).collect();
    let connection = Event::ConnectionStatus.name();
    assert_eq!(kinds, [connection, connection, "user:delete_state"]);
    told.local.stop().await;
}

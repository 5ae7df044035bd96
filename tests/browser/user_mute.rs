//! A user who is muted in direct channels: the stamp, and the way back.

use nexconn_api::admin::{Event, Relation, RelationChanged};
use nexconn_console::state::News;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{NOW, Network, Page, en};
use crate::user::{answer, open, report};

const MUTE: &str = "/api/v1/apps/acme-dev/users/amara/mute";
const SET: &str = "/api/v1/apps/acme-dev/v4/channel-type/mute/set";

async fn open_with(network: &Network, muted: &Value) -> Page {
    let page = open();
    answer(network, &report(), &[]).await;
    network.asks(MUTE).await.answer(200, &json!({"muted": muted, "at": NOW}));
    page.says(en().why.nothing_found).await;
    page
}

#[wasm_bindgen_test]
async fn a_muted_user_is_stamped_and_may_write_again() {
    let network = Network::take();
    let page = open_with(&network, &json!({"known": true})).await;
    page.says(en().mutes.stamp).await;
    page.press("button", en().user_ban.more).await;
    page.press("menuitem", en().mutes.unmute).await;
    page.press("button", &(en().mutes.unmute_submit)(None)).await;
    let asked = network.asks(SET).await;
    let request = json!({"userIds": ["amara"], "muteState": 0, "channelTypes": ["PERSON"]});
    assert_eq!(asked.body["request"], request);
    asked.done(&Value::Null);
    network.asks(MUTE).await.answer(200, &json!({"muted": {"known": false}, "at": NOW}));
    page.says_no_more(en().mutes.stamp).await;
    page.press("button", en().user_ban.more).await;
    page.find("menuitem", en().mutes.mute).await;
}

#[wasm_bindgen_test]
async fn nothing_is_said_of_one_of_whom_it_is_not_known_until_it_is_told() {
    let network = Network::take();
    let page = open_with(&network, &json!({"known": null})).await;
    assert!(!page.text().contains(en().mutes.stamp));
    let changed = RelationChanged::of(Relation::Mute, &["amara"]);
    page.world().live.tell(&News::Event(Event::Relation(changed)));
    network.asks(MUTE).await.answer(200, &json!({"muted": {"known": true}, "at": NOW}));
    page.says(en().mutes.stamp).await;
}

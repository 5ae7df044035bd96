//! Bans: who is listed, in which order, until when.

use nexconn_api::admin::Environment::Production;
use nexconn_api::nexconn::{
    BanUsers, BanUsersRequest, BannedUser, ListBannedUsers, ListBannedUsersRequest, UnbanUsers,
    UnbanUsersRequest,
};

use crate::caller::Caller;
use crate::fixture::{Local, callers, config, register, start};

pub(crate) async fn ban(caller: &Caller, ids: &[&str], duration_minutes: i64) {
    let user_ids = ids.iter().map(|id| (*id).to_owned()).collect();
    caller.call::<BanUsers>(&BanUsersRequest { user_ids, duration_minutes }).await.expect("done");
}

pub(crate) async fn unban(caller: &Caller, ids: &[&str]) {
    let user_ids = ids.iter().map(|id| (*id).to_owned()).collect();
    caller.call::<UnbanUsers>(&UnbanUsersRequest { user_ids }).await.expect("done");
}

async fn list(caller: &Caller, page: Option<i64>, page_size: Option<i64>) -> Vec<BannedUser> {
    let request = ListBannedUsersRequest { page, page_size };
    caller.call::<ListBannedUsers>(&request).await.expect("done").banned_users
}

async fn ids(caller: &Caller, page: Option<i64>, page_size: Option<i64>) -> Vec<String> {
    list(caller, page, page_size).await.into_iter().map(|ban| ban.user_id).collect()
}

async fn registered(local: &Local, ids: &[&str]) -> Caller {
    let caller = local.caller();
    for id in ids {
        register(&caller, id, id).await.expect("issued");
    }
    caller
}

#[tokio::test]
async fn the_list_has_the_latest_end_first_then_the_id_in_the_configured_zone() {
    let local = Local::of(Production).await;
    let caller = registered(&local, &["a", "b", "c"]).await;
    ban(&caller, &["c", "a"], 10).await;
    ban(&caller, &["b"], 1440).await;
    let bans = list(&caller, None, None).await;
    let told: Vec<_> =
        bans.iter().map(|ban| (ban.user_id.as_str(), ban.ban_expires_at.0.as_str())).collect();
    // The clock stands at noon in UTC; texts are written in UTC+8.
    assert_eq!(
        told,
        [("b", "2024-10-30 20:00:00"), ("a", "2024-10-29 20:10:00"), ("c", "2024-10-29 20:10:00")]
    );
    local.stop().await;
}

#[tokio::test]
async fn a_page_holds_fifty_unless_stated_and_no_page_holds_a_thousand() {
    let local = Local::with(&[Production], |config| config.rate_limits = false).await;
    let caller = local.caller();
    let all: Vec<String> = (0..1001).map(|number| format!("u{number:04}")).collect();
    for ids in all.chunks(20) {
        for id in ids {
            register(&caller, id, id).await.expect("issued");
        }
        ban(&caller, &ids.iter().map(String::as_str).collect::<Vec<_>>(), 10).await;
    }
    assert_eq!(ids(&caller, None, Some(3)).await, all[..1000]);
    assert_eq!(ids(&caller, Some(0), None).await.len(), 1000);
    assert_eq!(ids(&caller, Some(1), None).await, all[..50]);
    assert_eq!(ids(&caller, Some(2), Some(3)).await, all[3..6]);
    assert_eq!(ids(&caller, Some(21), None).await, all[1000..]);
    assert_eq!(ids(&caller, Some(22), None).await, [""; 0]);
    local.stop().await;
}

#[tokio::test]
async fn a_ban_ends_by_itself_and_a_new_end_replaces_the_old_one() {
    let local = Local::of(Production).await;
    let caller = registered(&local, &["a", "b"]).await;
    ban(&caller, &["a", "nobody"], 43_200).await;
    ban(&caller, &["a"], 1).await;
    ban(&caller, &["b"], 2).await;
    assert_eq!(ids(&caller, None, None).await, ["b", "a"]);
    local.clock.advance(59_999);
    assert_eq!(ids(&caller, None, None).await, ["b", "a"]);
    local.clock.advance(1);
    assert_eq!(ids(&caller, None, None).await, ["b"]);
    unban(&caller, &["b", "nobody"]).await;
    assert_eq!(ids(&caller, None, None).await, [""; 0]);
    local.stop().await;
}

#[tokio::test]
async fn bans_survive_a_restart() {
    let local = Local::of(Production).await;
    let caller = registered(&local, &["a"]).await;
    ban(&caller, &["a"], 10).await;
    let Local { folder, clock, running } = local;
    running.stop().await.expect("a clean stop");
    let clock = nexconn_local::ServiceClock::Manual(clock);
    let running = start(config(folder.path()), clock).await;
    assert_eq!(ids(&callers(&running)[0], None, None).await, ["a"]);
    running.stop().await.expect("a clean stop");
}

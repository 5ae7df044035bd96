//! Who was on a list before: the change takes effect for the others only.

use std::collections::HashSet;

use nexconn_api::Endpoint;
use nexconn_api::nexconn::AddUserBlocklist;
use serde_json::Value;

use crate::Error;
use crate::calls::{Asked, Order};
use crate::relations::{self, Asker, told};
use crate::undo::keep::Old;
use crate::undo::way::Way;

pub(super) async fn blocklist(
    asker: Asker<'_>,
    order: &Order<'_>,
) -> Result<Asked<Vec<Old>>, Error> {
    let adds = order.spec.path == AddUserBlocklist::SPEC.path;
    let (owner, targets) = (order.text("userId"), order.listed());
    let before = told!(relations::blocked(asker, owner, &targets).await?);
    let way = if adds { Way::Unblock } else { Way::Block };
    Ok(Asked::Told(of_pairs(owner, &targets, &before, !adds, way)))
}

pub(super) async fn friends(asker: Asker<'_>, order: &Order<'_>) -> Result<Asked<Vec<Old>>, Error> {
    let (owner, targets) = (order.text("userId"), order.listed());
    let before = told!(relations::mutual(asker, owner, &targets).await?);
    Ok(Asked::Told(of_pairs(owner, &targets, &before, true, Way::Befriend)))
}

/// Those of whom it is so that they were on the list, or were not.
fn of_pairs(
    owner: &str,
    targets: &[&str],
    before: &HashSet<String>,
    were_on: bool,
    way: Way,
) -> Vec<Old> {
    let changes = |target: &&&str| before.contains(**target) == were_on;
    targets.iter().filter(changes).map(|target| Old::of(owner, Some(target), way)).collect()
}

pub(super) async fn mutes(asker: Asker<'_>, order: &Order<'_>) -> Result<Asked<Vec<Old>>, Error> {
    let mutes = order.request.get("muteState").and_then(Value::as_i64) == Some(1);
    let before = told!(relations::muted(asker).await?);
    let way = if mutes { Way::Unmute } else { Way::Mute };
    let changes = |user_id: &&str| before.contains(*user_id) != mutes;
    let old = order.listed().into_iter().filter(changes);
    Ok(Asked::Told(old.map(|user_id| Old::of(user_id, None, way)).collect()))
}

//! Friendships to make, in a table.

use std::collections::{HashMap, HashSet};

use futures_util::{StreamExt, TryStreamExt, stream};
use nexconn_api::admin::{
    COMPARED_ROWS, FriendshipRow, JobAction, PreviewRequest, RowStanding, TablePreview,
    check_job_row,
};
use nexconn_api::nexconn::{
    FRIENDS_A_CALL, GetFriendRelationships, GetFriendRelationshipsRequest, is_friend_ext_key,
};
use nexconn_api::{Rule, Violation};
use serde_json::{Map, Value};

use super::{CALLS_AT_ONCE, Cells, Kind, USER_ID, by_column, read};
use crate::Error;
use crate::calls::{Asked, ask};
use crate::endpoints::Context;
use crate::recognise::known::Known;

const TARGET_ID: &str = "targetId";
const ACTION: &str = "action";
/// The field of the attributes.
const ATTRIBUTES: &str = "friendExtProfile";

/// Reads a table of friendships to make.
pub(crate) async fn preview(
    context: &Context,
    request: PreviewRequest,
) -> Result<TablePreview<FriendshipRow>, Error> {
    let PreviewRequest { app, text } = request;
    // Megabytes of text take a while, in which no other request should wait.
    let reading = tokio::task::spawn_blocking(move || read::<Friendships>(&text));
    let mut preview = reading.await.map_err(|e| Error::Internal(e.to_string()))?;
    let mut known = Known::new(context.shared.database.readers(), &app);
    let both = |row: &FriendshipRow| [row.friend.user_id.clone(), row.friend.target_id.clone()];
    let ids: Vec<String> = preview.rows.iter().flat_map(both).collect();
    known.look_up(ids.iter().map(String::as_str)).await?;
    let compared = preview.rows.len().min(COMPARED_ROWS);
    let (compared, _) = preview.rows.split_at_mut(compared);
    let told = friends(context, &app, compared).await?;
    for row in compared {
        let pair = (row.friend.user_id.clone(), row.friend.target_id.clone());
        let notes = row.friend.alias.is_some() || row.friend.friend_ext_profile.is_some();
        row.standing = match told.get(&pair) {
            None => RowStanding::NotCompared,
            Some(false) => RowStanding::New,
            Some(true) if notes => RowStanding::WritesOver,
            Some(true) => RowStanding::Same,
        };
    }
    for row in &mut preview.rows {
        let user = known.get(&row.friend.user_id);
        let target = known.get(&row.friend.target_id);
        row.known = user.is_some() && target.is_some();
        row.name = user.and_then(|user| user.name.clone());
        row.target_name = target.and_then(|target| target.name.clone());
    }
    Ok(preview)
}

/// Which pairs are friends, as far as Nexconn tells.
async fn friends(
    context: &Context,
    app: &str,
    rows: &[FriendshipRow],
) -> Result<HashMap<(String, String), bool>, Error> {
    let mut targets: HashMap<&str, HashSet<&str>> = HashMap::new();
    for row in rows {
        targets.entry(&row.friend.user_id).or_default().insert(&row.friend.target_id);
    }
    let requests = targets.into_iter().flat_map(|(user_id, targets)| {
        let targets: Vec<&str> = targets.into_iter().collect();
        let request = |some: &[&str]| GetFriendRelationshipsRequest {
            user_id: user_id.to_owned(),
            target_ids: some.iter().map(|id| (*id).to_owned()).collect(),
        };
        targets.chunks(FRIENDS_A_CALL).map(request).collect::<Vec<_>>()
    });
    let calls = requests.map(|request| async move {
        let asked =
            ask::<GetFriendRelationships>(&context.shared, app, &request, &context.request_id);
        let Asked::Told(told) = asked.await? else { return Ok(Vec::new()) };
        let pair = |other: nexconn_api::nexconn::Friendship| {
            let are_friends = other.is_mutual();
            ((request.user_id.clone(), other.user_id), are_friends)
        };
        Ok::<Vec<_>, Error>(told.friendships.into_iter().map(pair).collect())
    });
    let calls: Vec<_> = calls.collect();
    let told: Vec<Vec<_>> =
        stream::iter(calls).buffer_unordered(CALLS_AT_ONCE).try_collect().await?;
    Ok(told.into_iter().flatten().collect())
}

/// Tables of friendships to make.
#[derive(Debug)]
struct Friendships;

impl Kind for Friendships {
    type Row = FriendshipRow;
    const REQUIRED: &'static [&'static str] = &[USER_ID, TARGET_ID];
    const REPEATED: &'static str = TARGET_ID;

    fn field(heading: &str, letters: &str) -> Option<String> {
        let field = match letters {
            "targetid" | "targetuserid" | "friendid" | "frienduserid" => TARGET_ID,
            "alias" | "remark" => "alias",
            "extra" => "extra",
            "action" => ACTION,
            _ => return is_friend_ext_key(heading).then(|| heading.to_owned()),
        };
        Some(field.to_owned())
    }

    fn row(line: usize, cells: &Cells<'_>) -> Result<FriendshipRow, Vec<Violation>> {
        let mut body = Map::new();
        let mut attributes = Map::new();
        for id in [USER_ID, TARGET_ID] {
            body.insert(id.to_owned(), Value::from(cells.read(id)));
        }
        for (field, value) in cells.filled() {
            if is_friend_ext_key(field) {
                attributes.insert(field.to_owned(), Value::from(value));
            } else if field == ACTION {
                let number = value.parse::<i64>().map_or_else(|_| value.into(), Value::from);
                body.insert(field.to_owned(), number);
            } else {
                body.insert(field.to_owned(), Value::from(value));
            }
        }
        if !attributes.is_empty() {
            body.insert(ATTRIBUTES.to_owned(), Value::Object(attributes));
        }
        let wrong = check_job_row(JobAction::AddFriends, &body);
        if !wrong.is_empty() {
            return Err(wrong.into_iter().map(by_column).collect());
        }
        match serde_json::from_value(Value::Object(body)) {
            Ok(friend) => Ok(FriendshipRow {
                line,
                friend,
                known: false,
                name: None,
                target_name: None,
                standing: RowStanding::NotCompared,
            }),
            Err(_) => Err(vec![Violation::new(USER_ID, Rule::Missing)]),
        }
    }

    fn key(row: &FriendshipRow) -> String {
        // No id holds a line's end.
        [&row.friend.user_id, "\n", &row.friend.target_id].concat()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(text: &str) -> TablePreview<FriendshipRow> {
        super::read::<Friendships>(text)
    }

    #[test]
    fn columns_are_the_two_users_and_what_one_notes_of_the_other() {
        let preview = read(
            "targetId,User ID,alias,ext_met,action,name,added (UTC)\nb,a,Bee,Rome,2,Bo,2024\nc,a,,,,,\n",
        );
        let rows: Vec<Value> = preview
            .rows
            .iter()
            .map(|row| serde_json::to_value(&row.friend).expect("json"))
            .collect();
        assert_eq!(
            rows,
            [
                json!({"userId": "a", "targetId": "b", "alias": "Bee", "action": 2,
                       "friendExtProfile": {"ext_met": "Rome"}}),
                json!({"userId": "a", "targetId": "c"}),
            ]
        );
        assert_eq!(
            (preview.bad, preview.unused),
            (vec![], vec!["name".into(), "added (UTC)".into()])
        );
        assert_eq!(read("userId\na\n").missing, [TARGET_ID]);
    }

    #[test]
    fn faults_are_those_of_the_endpoints_by_their_column() {
        let long = "x".repeat(257);
        let text = format!(
            "userId,targetId,action,extra,ext_a\na,b,3,,\na,,,,\na,c,,,{long}\na,d,,,\na,d,,,\nd,a,,,\n"
        );
        let preview = read(&text);
        let faults: Vec<_> =
            preview.bad.iter().map(|bad| (bad.line, bad.why[0].field.as_str())).collect();
        assert_eq!(faults, [(2, "action"), (3, "targetId"), (4, "ext_a"), (6, "targetId")]);
        assert_eq!(preview.rows.len(), 2, "the other way round is another row");
    }
}

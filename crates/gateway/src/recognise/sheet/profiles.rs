//! Profiles to set, in a table.

use std::collections::HashMap;

use futures_util::{StreamExt, TryStreamExt, stream};
use nexconn_api::Violation;
use nexconn_api::admin::{
    COMPARED_ROWS, JobAction, PreviewRequest, ProfileRow, RowStanding, TablePreview, WrittenOver,
    check_job_row,
};
use nexconn_api::nexconn::{
    BatchGetUserProfiles, BatchGetUserProfilesRequest, HostedProfile, PROFILE_FIELDS,
    SetUserProfileRequest, USERS_A_CALL, is_ext_key,
};
use nexconn_api::spec::Kind as FieldKind;
use serde_json::{Map, Value};

use super::{CALLS_AT_ONCE, Cells, Kind, USER_ID, by_column, read};
use crate::Error;
use crate::calls::{Asked, ask, object};
use crate::endpoints::Context;
use crate::recognise::known::Known;

/// Reads a table of profiles to set.
pub(crate) async fn preview(
    context: &Context,
    request: PreviewRequest,
) -> Result<TablePreview<ProfileRow>, Error> {
    let PreviewRequest { app, text } = request;
    // Megabytes of text take a while, in which no other request should wait.
    let reading = tokio::task::spawn_blocking(move || read::<Profiles>(&text));
    let mut preview = reading.await.map_err(|e| Error::Internal(e.to_string()))?;
    let mut known = Known::new(context.shared.database.readers(), &app);
    known.look_up(preview.rows.iter().map(|row| row.profile.user_id.as_str())).await?;
    let compared = preview.rows.len().min(COMPARED_ROWS);
    let held = held(context, &app, preview.rows.get(..compared).unwrap_or_default()).await?;
    for row in &mut preview.rows {
        let user = known.get(&row.profile.user_id);
        row.known = user.is_some();
        row.name = user.and_then(|user| user.name.clone());
        if let Some(held) = held.get(&row.profile.user_id) {
            (row.standing, row.over) = compare(&row.profile, held.as_ref())?;
        }
    }
    Ok(preview)
}

/// What Nexconn holds of the users of some rows, as far as it tells; none of those who have no profile.
async fn held(
    context: &Context,
    app: &str,
    rows: &[ProfileRow],
) -> Result<HashMap<String, Option<HostedProfile>>, Error> {
    let calls = rows.chunks(USERS_A_CALL).map(|some| {
        let user_ids: Vec<String> = some.iter().map(|row| row.profile.user_id.clone()).collect();
        async move {
            let request = BatchGetUserProfilesRequest { user_ids: user_ids.clone() };
            let asked =
                ask::<BatchGetUserProfiles>(&context.shared, app, &request, &context.request_id);
            let Asked::Told(told) = asked.await? else { return Ok(HashMap::new()) };
            let nothing = user_ids.into_iter().map(|id| (id, None));
            let held = told.users.into_iter().map(|held| (held.user_id.clone(), Some(held)));
            Ok::<HashMap<_, _>, Error>(nothing.chain(held).collect())
        }
    });
    let calls: Vec<_> = calls.collect();
    let calls = stream::iter(calls).buffer_unordered(CALLS_AT_ONCE);
    let told: Vec<HashMap<_, _>> = calls.try_collect().await?;
    Ok(told.into_iter().flatten().collect())
}

/// How a profile to set stands to the one that is there.
fn compare(
    new: &SetUserProfileRequest,
    held: Option<&HostedProfile>,
) -> Result<(RowStanding, Vec<WrittenOver>), Error> {
    let both = |basic: Option<Map<String, Value>>, attributes: Option<Map<String, Value>>| {
        basic.into_iter().chain(attributes).flatten().collect::<Map<String, Value>>()
    };
    let new = both(
        new.user_profile.as_ref().map(object).transpose()?,
        new.user_ext_profile.as_ref().map(object).transpose()?,
    );
    let held = match held {
        Some(held) => both(
            held.user_profile.as_ref().map(object).transpose()?,
            held.user_ext_profile.as_ref().map(object).transpose()?,
        ),
        None => Map::new(),
    };
    let is_same = new.iter().all(|(field, value)| held.get(field) == Some(value));
    let differs = |field: &String, value: &Value| {
        let now = held.get(field).filter(|now| *now != value)?;
        let now = now.as_str().map_or_else(|| now.to_string(), str::to_owned);
        (!now.is_empty()).then(|| WrittenOver { field: field.clone(), now })
    };
    let over: Vec<_> = new.iter().filter_map(|(field, value)| differs(field, value)).collect();
    let standing = match (is_same, over.is_empty()) {
        (true, _) => RowStanding::Same,
        (false, true) => RowStanding::New,
        (false, false) => RowStanding::WritesOver,
    };
    Ok((standing, over))
}

/// Tables of profiles to set.
#[derive(Debug)]
struct Profiles;

impl Kind for Profiles {
    type Row = ProfileRow;
    const REQUIRED: &'static [&'static str] = &[USER_ID];
    const REPEATED: &'static str = USER_ID;

    fn field(heading: &str, letters: &str) -> Option<String> {
        let usual = match letters {
            "username" | "displayname" | "nickname" => "name",
            "avatar" | "avatarurl" => "portraitUri",
            "mail" => "email",
            _ => letters,
        };
        let documented = PROFILE_FIELDS.iter().find(|field| field.name.eq_ignore_ascii_case(usual));
        let documented = documented.map(|field| field.name.to_owned());
        documented.or_else(|| is_ext_key(heading).then(|| heading.to_owned()))
    }

    fn row(line: usize, cells: &Cells<'_>) -> Result<ProfileRow, Vec<Violation>> {
        let (mut basic, mut attributes) = (Map::new(), Map::new());
        for (field, value) in cells.filled().filter(|(field, _)| *field != USER_ID) {
            match PROFILE_FIELDS.iter().find(|documented| documented.name == field) {
                Some(documented) => basic.insert(field.to_owned(), typed(documented.kind, value)),
                None => attributes.insert(field.to_owned(), Value::from(value)),
            };
        }
        let mut body = Map::from_iter([(USER_ID.to_owned(), Value::from(cells.read(USER_ID)))]);
        for (name, object) in [("userProfile", basic), ("userExtProfile", attributes)] {
            if !object.is_empty() {
                body.insert(name.to_owned(), Value::Object(object));
            }
        }
        let wrong = check_job_row(JobAction::SetProfile, &body);
        if !wrong.is_empty() {
            return Err(wrong.into_iter().map(by_column).collect());
        }
        let profile = serde_json::from_value(Value::Object(body));
        let profile: SetUserProfileRequest = profile.unwrap_or_default();
        let standing = RowStanding::NotCompared;
        Ok(ProfileRow { line, profile, known: false, name: None, standing, over: Vec::new() })
    }

    fn key(row: &ProfileRow) -> String {
        row.profile.user_id.clone()
    }
}

/// A cell as the value of a field: a number where the field holds one and the cell is one.
fn typed(kind: FieldKind, cell: &str) -> Value {
    match (kind, cell.parse::<i64>()) {
        (FieldKind::Int { .. }, Ok(number)) => Value::from(number),
        _ => Value::from(cell),
    }
}

#[cfg(test)]
mod tests {
    use nexconn_api::nexconn::UserProfile;
    use serde_json::json;

    use super::*;

    fn read(text: &str) -> TablePreview<ProfileRow> {
        super::read::<Profiles>(text)
    }

    fn sent(text: &str) -> Vec<Value> {
        let preview = read(text);
        assert_eq!(preview.bad, [], "{text}");
        let rows = preview.rows.into_iter();
        rows.map(|row| serde_json::to_value(row.profile).expect("json")).collect()
    }

    #[test]
    fn columns_are_documented_fields_and_custom_attributes() {
        let text = "User ID;Name;level;ext_city;Avatar;Phone\r\nu1;Li;7;\"Lyon\r\n3e\";;x\r\nu2;;;Rio;;\r\n";
        assert_eq!(
            sent(text),
            [
                json!({"userId": "u1", "userProfile": {"name": "Li", "level": 7},
                       "userExtProfile": {"ext_city": "Lyon\r\n3e"}}),
                json!({"userId": "u2", "userExtProfile": {"ext_city": "Rio"}}),
            ]
        );
        assert_eq!(read(text).unused, ["Phone"]);
        assert_eq!(read("name\nLi\n").missing, [USER_ID]);
    }

    #[test]
    fn faults_are_those_of_the_endpoint_by_their_column() {
        let preview = read(
            "userId,name,gender,level,ext_a\nu1,,3,,\nu2,,,seven,\nu3,,,,\n,Li,,,\nu4,A,,,\nu4,B,,,\n",
        );
        let faults: Vec<_> = preview
            .bad
            .iter()
            .map(|bad| (bad.line, bad.why.iter().map(|why| why.field.as_str()).collect::<Vec<_>>()))
            .collect();
        assert_eq!(
            faults,
            [
                (2, vec!["gender"]),
                (3, vec!["level"]),
                (4, vec!["userProfile"]),
                (5, vec!["userId"]),
                (7, vec!["userId"]),
            ]
        );
        assert_eq!(preview.rows.len(), 1);
    }

    #[test]
    fn a_row_is_new_or_the_same_or_writes_over() {
        let new = |name: &str| SetUserProfileRequest {
            user_id: "u".to_owned(),
            user_profile: Some(UserProfile { name: Some(name.to_owned()), ..Default::default() }),
            user_ext_profile: Some([("ext_a".to_owned(), "1".to_owned())].into()),
        };
        let held = HostedProfile {
            user_id: "u".to_owned(),
            version: None,
            user_profile: new("Li").user_profile,
            user_ext_profile: None,
        };
        let compared = |new: &SetUserProfileRequest, held| compare(new, held).expect("objects");
        assert_eq!(compared(&new("Li"), None), (RowStanding::New, vec![]));
        assert_eq!(compared(&new("Li"), Some(&held)), (RowStanding::New, vec![]));
        let over = WrittenOver { field: "name".to_owned(), now: "Li".to_owned() };
        assert_eq!(compared(&new("Wu"), Some(&held)), (RowStanding::WritesOver, vec![over]));
        let all = HostedProfile { user_ext_profile: new("Li").user_ext_profile, ..held.clone() };
        assert_eq!(compared(&new("Li"), Some(&all)), (RowStanding::Same, vec![]));
    }
}

//! What a job sends for its users: which call, and how many of them it carries.

mod call;

use std::collections::HashMap;

use nexconn_api::Spec;
use nexconn_api::admin::JobAction;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use call::Call;
pub(super) use call::has_notes;

use crate::Error;
use crate::calls::{Order, Subject, owner, request};

/// The step of a kick that bans; the one before expires access tokens.
pub(super) const KICK_BAN: i64 = 1;

/// A job as its runner knows it: what stays the same.
#[derive(Debug, Clone)]
pub(super) struct Work {
    pub(super) job: i64,
    pub(super) app: String,
    pub(super) admin: String,
    pub(super) action: JobAction,
    pub(super) minutes: Option<i64>,
    pub(super) expires_at: Option<i64>,
    /// Who may add its users as a friend.
    pub(super) permission: Option<i64>,
    pub(super) reason: Option<String>,
    pub(super) case: Option<String>,
    /// The action that it takes back.
    pub(super) undoes: Option<JobAction>,
}

/// A user of a job who has no outcome yet.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Item {
    pub(super) idx: i64,
    pub(super) user_id: String,
    /// The other user of a pair.
    pub(super) target: Option<String>,
    /// JSON of what is set for this one.
    pub(super) fields: Option<String>,
    /// How a change is taken back: see [`Way`](crate::undo::Way).
    pub(super) way: Option<String>,
    pub(super) until_at: Option<i64>,
    pub(super) step: i64,
    pub(super) alone: bool,
    pub(super) tries: i64,
}

impl Item {
    /// The user, or the pair.
    pub(super) fn subject(&self) -> Subject<'_> {
        Subject { user_id: &self.user_id, target: self.target.as_deref() }
    }
}

/// A call with the users that it carries.
#[derive(Debug, Clone)]
pub(super) struct Batch {
    pub(super) items: Vec<Item>,
    pub(super) spec: &'static Spec,
    /// What the audit log calls it.
    pub(super) action: &'static str,
    pub(super) request: Map<String, Value>,
    pub(super) request_id: String,
    /// Its entry in the audit log; none for a question.
    pub(super) entry: Option<i64>,
    /// When its intent was written down, in Unix milliseconds.
    pub(super) at: i64,
}

/// Users in batches, and those for whom nothing is left to do.
#[derive(Debug, Default)]
pub(super) struct Batches {
    pub(super) batches: Vec<Batch>,
    pub(super) nothing: Vec<Item>,
}

impl Work {
    /// Whether the next call for a user is the ban of a kick.
    pub(super) fn kick_bans(&self, item: &Item) -> bool {
        self.action == JobAction::Kick && item.step == KICK_BAN
    }

    /// Puts users into as few calls as there may be; their order stays, where calls are alike.
    pub(super) fn batches(&self, items: Vec<Item>, now: i64) -> Result<Batches, Error> {
        self.grouped(items, now, Spec::batch_size)
    }

    /// Puts users together for whom the same is sent, whose list is the same one: to be read, not to be sent.
    pub(super) fn alike(&self, items: Vec<Item>, now: i64) -> Result<Vec<Batch>, Error> {
        let together = items.into_iter().map(|item| Item { alone: false, ..item }).collect();
        Ok(self.grouped(together, now, |_| usize::MAX)?.batches)
    }

    fn grouped(
        &self,
        items: Vec<Item>,
        now: i64,
        most: impl Fn(&Spec) -> usize,
    ) -> Result<Batches, Error> {
        let mut groups: Vec<(Call, Vec<Item>)> = Vec::new();
        // The last group of calls that are alike.
        let mut last: HashMap<String, usize> = HashMap::new();
        let mut found = Batches::default();
        for item in items {
            let Some(call) = self.call(&item, now)? else {
                found.nothing.push(item);
                continue;
            };
            if item.alone {
                groups.push((call, vec![item]));
                continue;
            }
            let owner = owner(call.spec, item.subject()).unwrap_or_default();
            let fields = Value::Object(call.fields.clone());
            let alike = json!([call.action, owner, fields]).to_string();
            let has_room = |at: &&usize| {
                groups.get(**at).is_some_and(|(_, items)| items.len() < most(call.spec))
            };
            if let Some((_, items)) =
                last.get(&alike).filter(has_room).copied().and_then(|at| groups.get_mut(at))
            {
                items.push(item);
                continue;
            }
            last.insert(alike, groups.len());
            groups.push((call, vec![item]));
        }
        found.batches = groups.into_iter().map(|(call, items)| batch(call, items, now)).collect();
        Ok(found)
    }

    /// The call that carried users, whose intent was written down at `at`.
    pub(super) fn again(
        &self,
        items: Vec<Item>,
        entry: Option<i64>,
        at: i64,
    ) -> Result<Option<Batch>, Error> {
        let Some(first) = items.first() else { return Ok(None) };
        let call = self.call(first, at)?;
        Ok(call.map(|call| Batch { entry, ..batch(call, items, at) }))
    }

    /// The call as the rest of the gateway knows it.
    pub(super) fn order<'a>(
        &'a self,
        batch: &'a Batch,
        request: &'a Map<String, Value>,
    ) -> Order<'a> {
        Order {
            app: &self.app,
            spec: batch.spec,
            action: batch.action,
            request,
            admin: &self.admin,
            reason: self.reason.as_deref(),
            case: self.case.as_deref(),
            request_id: &batch.request_id,
            job: Some(self.job),
            undoes: None,
        }
    }
}

fn batch(call: Call, items: Vec<Item>, now: i64) -> Batch {
    let Call { spec, action, fields } = call;
    let subjects: Vec<_> = items.iter().map(Item::subject).collect();
    let request = request(spec, fields, &subjects);
    let request_id = Uuid::new_v4().to_string();
    Batch { items, spec, action, request, request_id, entry: None, at: now }
}

#[cfg(test)]
mod tests {
    use nexconn_api::Endpoint;
    use nexconn_api::admin::KICK_MINUTES;
    use nexconn_api::nexconn::{
        AddFriend, BanUsers, ExpireAccessTokens, SetFriendProfile, UnbanUsers,
    };

    use super::*;

    fn work(action: JobAction) -> Work {
        Work {
            job: 1,
            app: "acme".into(),
            admin: "li@example.com".into(),
            action,
            minutes: Some(10),
            expires_at: None,
            permission: None,
            reason: None,
            case: None,
            undoes: None,
        }
    }

    fn item(idx: i64) -> Item {
        Item {
            idx,
            user_id: format!("u{idx}"),
            target: None,
            fields: None,
            way: None,
            until_at: None,
            step: 0,
            alone: false,
            tries: 0,
        }
    }

    fn sizes(found: &Batches) -> Vec<usize> {
        found.batches.iter().map(|batch| batch.items.len()).collect()
    }

    #[test]
    fn forty_two_users_are_three_calls() {
        let items = (0..42).map(item).collect();
        let found = work(JobAction::Ban).batches(items, 0).expect("made");
        assert_eq!(sizes(&found), [20, 20, 2]);
        assert_eq!(found.batches[0].request["durationMinutes"], 10);
        let items = (0..3).map(item).collect();
        assert_eq!(sizes(&work(JobAction::Status).batches(items, 0).expect("made")), [1, 1, 1]);
    }

    #[test]
    fn a_user_that_must_be_alone_has_a_call_of_its_own() {
        let alone = |idx| Item { alone: true, ..item(idx) };
        let items = vec![item(0), alone(1), item(2), alone(3)];
        assert_eq!(sizes(&work(JobAction::Ban).batches(items, 0).expect("made")), [2, 1, 1]);
    }

    #[test]
    fn bans_are_taken_back_each_in_its_way() {
        let way = |idx, way: &str| Item { way: Some(way.to_owned()), ..item(idx) };
        let until = |idx, until| Item { until_at: Some(until), ..way(idx, "ban") };
        let lifted = |idx| way(idx, "unban");
        let items = vec![lifted(0), until(1, 60_000), lifted(2), until(3, 50_000), until(4, 0)];
        let found = work(JobAction::Undo).batches(items, 0).expect("made");
        assert_eq!(sizes(&found), [2, 2]);
        assert_eq!(found.batches[0].spec.path, UnbanUsers::SPEC.path);
        assert_eq!(found.batches[1].request["durationMinutes"], 1);
        assert_eq!(found.nothing, [until(4, 0)]);
    }

    #[test]
    fn a_kick_expires_tokens_first() {
        let items = vec![item(0), Item { step: KICK_BAN, ..item(1) }];
        let found = work(JobAction::Kick).batches(items, 0).expect("made");
        let paths: Vec<_> = found.batches.iter().map(|batch| batch.spec.path).collect();
        assert_eq!(paths, [ExpireAccessTokens::SPEC.path, BanUsers::SPEC.path]);
        assert_eq!(found.batches[1].request["durationMinutes"], KICK_MINUTES);
    }

    #[test]
    fn pairs_share_a_call_where_the_list_is_the_same_one() {
        let pair = |idx, owner: &str| Item {
            user_id: owner.to_owned(),
            target: Some(format!("t{idx}")),
            ..item(idx)
        };
        let items = vec![pair(0, "a"), pair(1, "b"), pair(2, "a")];
        let found = work(JobAction::Block).batches(items, 0).expect("made");
        let requests: Vec<_> =
            found.batches.iter().map(|b| Value::Object(b.request.clone())).collect();
        assert_eq!(
            requests,
            [
                json!({"userId": "a", "targetUserIds": ["t0", "t2"]}),
                json!({"userId": "b", "targetUserIds": ["t1"]}),
            ]
        );
    }

    #[test]
    fn users_share_a_call_where_what_is_set_is_the_same() {
        let tags = |idx, tags: &str| Item { fields: Some(tags.to_owned()), ..item(idx) };
        let (one, two) = (r#"{"tags":["a"]}"#, r#"{"tags":[]}"#);
        let items = vec![tags(0, one), tags(1, two), tags(2, one)];
        let found = work(JobAction::SetTags).batches(items, 0).expect("made");
        assert_eq!(sizes(&found), [2, 1]);
        assert_eq!(found.batches[0].request["tags"], json!(["a"]));
    }

    #[test]
    fn what_is_noted_of_a_friend_is_set_by_a_second_call() {
        let fields = r#"{"userId":"u0","targetId":"t","action":2,"alias":"z"}"#;
        let first = Item { target: Some("t".into()), fields: Some(fields.into()), ..item(0) };
        let second = Item { step: 1, ..first.clone() };
        let found = work(JobAction::AddFriends).batches(vec![first, second], 0).expect("made");
        let sent = |at: usize| {
            (found.batches[at].spec.path, Value::Object(found.batches[at].request.clone()))
        };
        assert_eq!(
            sent(0),
            (AddFriend::SPEC.path, json!({"userId": "u0", "targetId": "t", "action": 2}))
        );
        let noted = json!({"userId": "u0", "targetId": "t", "alias": "z"});
        assert_eq!(sent(1), (SetFriendProfile::SPEC.path, noted));
    }
}

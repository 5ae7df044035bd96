//! What a job sends for its users: which call, and how many of them it carries.

use nexconn_api::Endpoint;
use nexconn_api::Spec;
use nexconn_api::admin::{JobAction, KICK_MINUTES, StartStandingBans};
use nexconn_api::nexconn::{
    BAN_MINUTES, BanUsers, BanUsersRequest, ExpireAccessTokens, ExpireAccessTokensRequest,
    GetConnectionStatus, GetConnectionStatusRequest, IssueAccessToken, ListUserProfiles,
    RestoreUsers, RestoreUsersRequest, SoftDeleteUsers, SoftDeleteUsersRequest, UnbanUsers,
    UnbanUsersRequest,
};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::Error;
use crate::calls::{self, Order};
use crate::undo::minutes_left;

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
    pub(super) reason: Option<String>,
    pub(super) case: Option<String>,
    /// Whether it takes back standing bans.
    pub(super) ends_standing: bool,
}

/// A user of a job who has no outcome yet.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Item {
    pub(super) idx: i64,
    pub(super) user_id: String,
    pub(super) fields: Option<String>,
    pub(super) until_at: Option<i64>,
    pub(super) step: i64,
    pub(super) alone: bool,
    pub(super) tries: i64,
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

/// What distinguishes calls of one job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Register,
    /// For that many minutes; standing, if that is meant.
    Ban(i64, bool),
    Unban,
    Expire,
    Status,
    Delete,
    Restore,
    /// The ban to set again has ended.
    Nothing,
}

impl Kind {
    const fn spec(self) -> Option<&'static Spec> {
        match self {
            Self::Register => Some(&IssueAccessToken::SPEC),
            Self::Ban(..) => Some(&BanUsers::SPEC),
            Self::Unban => Some(&UnbanUsers::SPEC),
            Self::Expire => Some(&ExpireAccessTokens::SPEC),
            Self::Status => Some(&GetConnectionStatus::SPEC),
            Self::Delete => Some(&SoftDeleteUsers::SPEC),
            Self::Restore => Some(&RestoreUsers::SPEC),
            Self::Nothing => None,
        }
    }
}

/// Users in batches, and those for whom nothing is left to do.
#[derive(Debug, Default)]
pub(super) struct Batches {
    pub(super) batches: Vec<Batch>,
    pub(super) nothing: Vec<Item>,
}

impl Work {
    /// The endpoint of most of its calls: it sets the pace.
    pub(super) fn pace(&self) -> &'static Spec {
        match self.action {
            JobAction::Register => &IssueAccessToken::SPEC,
            JobAction::Ban | JobAction::Standing | JobAction::Kick | JobAction::Undo => {
                &BanUsers::SPEC
            }
            JobAction::Unban => &UnbanUsers::SPEC,
            JobAction::Expire => &ExpireAccessTokens::SPEC,
            JobAction::Status => &GetConnectionStatus::SPEC,
            JobAction::Delete => &SoftDeleteUsers::SPEC,
            JobAction::Restore => &RestoreUsers::SPEC,
            // Walked page by page instead; see `fill`.
            JobAction::Fill => &ListUserProfiles::SPEC,
        }
    }

    /// Whether the next call for a user is the ban of a kick.
    pub(super) fn kick_bans(&self, item: &Item) -> bool {
        self.action == JobAction::Kick && item.step == KICK_BAN
    }

    /// Puts users into as few calls as there may be; their order stays, where calls are alike.
    pub(super) fn batches(&self, items: Vec<Item>, now: i64) -> Result<Batches, Error> {
        let mut groups: Vec<(Kind, Vec<Item>)> = Vec::new();
        let mut found = Batches::default();
        for item in items {
            let kind = self.kind(&item, now);
            let Some(spec) = kind.spec() else {
                found.nothing.push(item);
                continue;
            };
            let room = |(other, items): &&mut (Kind, Vec<Item>)| {
                let full = items.len() >= spec.batch_size();
                *other == kind && !full && !item.alone && items.iter().all(|item| !item.alone)
            };
            match groups.iter_mut().rev().find(room) {
                Some((_, items)) => items.push(item),
                None => groups.push((kind, vec![item])),
            }
        }
        for (kind, items) in groups {
            found.batches.extend(self.batch(kind, items, now)?);
        }
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
        let batch = self.batch(self.kind(first, at), items, at)?;
        Ok(batch.map(|batch| Batch { entry, ..batch }))
    }

    fn kind(&self, item: &Item, now: i64) -> Kind {
        match self.action {
            JobAction::Register => Kind::Register,
            JobAction::Ban => Kind::Ban(self.minutes.unwrap_or(BAN_MINUTES), false),
            JobAction::Standing => Kind::Ban(BAN_MINUTES, true),
            JobAction::Unban => Kind::Unban,
            JobAction::Kick if self.kick_bans(item) => Kind::Ban(KICK_MINUTES, false),
            JobAction::Expire | JobAction::Kick => Kind::Expire,
            JobAction::Status => Kind::Status,
            JobAction::Delete => Kind::Delete,
            JobAction::Restore => Kind::Restore,
            JobAction::Fill => Kind::Nothing,
            JobAction::Undo => match item.until_at {
                None => Kind::Unban,
                Some(until) => minutes_left(until, now)
                    .map_or(Kind::Nothing, |minutes| Kind::Ban(minutes, false)),
            },
        }
    }

    fn batch(&self, kind: Kind, items: Vec<Item>, now: i64) -> Result<Option<Batch>, Error> {
        let Some(spec) = kind.spec() else { return Ok(None) };
        let user_ids: Vec<String> = items.iter().map(|item| item.user_id.clone()).collect();
        let first = items.first();
        let request = match kind {
            Kind::Register => {
                let fields = first.and_then(|item| item.fields.as_deref()).unwrap_or("{}");
                serde_json::from_str(fields).map_err(|e| Error::Internal(e.to_string()))?
            }
            Kind::Ban(duration_minutes, _) => {
                calls::object(&BanUsersRequest { user_ids, duration_minutes })?
            }
            Kind::Unban => calls::object(&UnbanUsersRequest { user_ids })?,
            Kind::Expire => {
                let expires_at = self.expires_at.unwrap_or(now);
                calls::object(&ExpireAccessTokensRequest { user_ids, expires_at })?
            }
            Kind::Status => {
                let user_id = user_ids.into_iter().next().unwrap_or_default();
                calls::object(&GetConnectionStatusRequest { user_id })?
            }
            Kind::Delete => calls::object(&SoftDeleteUsersRequest { user_ids })?,
            Kind::Restore => calls::object(&RestoreUsersRequest { user_ids })?,
            Kind::Nothing => return Ok(None),
        };
        let standing = matches!(kind, Kind::Ban(_, true));
        Ok(Some(Batch {
            items,
            spec,
            action: if standing { StartStandingBans::SPEC.path } else { spec.path },
            request,
            request_id: Uuid::new_v4().to_string(),
            entry: None,
            at: now,
        }))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn work(action: JobAction) -> Work {
        Work {
            job: 1,
            app: "acme".into(),
            admin: "li@example.com".into(),
            action,
            minutes: Some(10),
            expires_at: None,
            reason: None,
            case: None,
            ends_standing: false,
        }
    }

    fn item(idx: i64) -> Item {
        let user_id = format!("u{idx}");
        Item { idx, user_id, fields: None, until_at: None, step: 0, alone: false, tries: 0 }
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
        let until = |idx, until| Item { until_at: Some(until), ..item(idx) };
        let items = vec![item(0), until(1, 60_000), item(2), until(3, 50_000), until(4, 0)];
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
}

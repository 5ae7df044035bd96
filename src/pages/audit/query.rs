use nexconn_api::admin::{AuditOutcome, ListAuditRequest, PAGE_SIZES};
use web_sys::UrlSearchParams;

use crate::route::Route;

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;

/// What the address says of the log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct AuditQuery {
    /// E-mail of the admin, whole.
    pub(crate) admin: Option<String>,
    /// Id of a user, whole.
    pub(crate) user: Option<String>,
    /// Path of the endpoint.
    pub(crate) action: Option<String>,
    /// How it ended.
    pub(crate) outcome: Option<AuditOutcome>,
    /// Number of the job.
    pub(crate) job: Option<i64>,
    /// When.
    pub(crate) time: Option<Span>,
    /// Cursor of the page.
    pub(crate) after: Option<String>,
    /// Rows on a page, where it is not the reader's usual number.
    pub(crate) limit: Option<u32>,
}

/// A stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Span {
    /// Up to now.
    Last(Recent),
    /// From one moment to before another, in Unix milliseconds.
    Between { from: Option<i64>, to: Option<i64> },
}

/// A stretch of time that ends now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Recent {
    Day,
    Week,
    Month,
}

impl Recent {
    /// All of them, with their names in the address.
    pub(super) const ALL: [(Self, &'static str); 3] =
        [(Self::Day, "24h"), (Self::Week, "7d"), (Self::Month, "30d")];

    const fn millis(self) -> i64 {
        match self {
            Self::Day => DAY,
            Self::Week => 7 * DAY,
            Self::Month => 30 * DAY,
        }
    }
}

impl Span {
    fn bounds(self, now: i64) -> (Option<i64>, Option<i64>) {
        match self {
            Self::Last(recent) => (Some(now - recent.millis()), None),
            Self::Between { from, to } => (from, to),
        }
    }
}

impl AuditQuery {
    /// Reads a query; what it does not know counts as not stated.
    pub(crate) fn parse(search: &str) -> Self {
        let Ok(query) = UrlSearchParams::new_with_str(search) else { return Self::default() };
        let get = |name: &str| query.get(name).filter(|value| !value.is_empty());
        let number = |name: &str| get(name).and_then(|value| value.parse::<i64>().ok());
        let recent = get("time").and_then(|name| {
            Recent::ALL.iter().find(|(_, known)| *known == name).map(|(recent, _)| *recent)
        });
        let between = || match (number("from"), number("to")) {
            (None, None) => None,
            (from, to) => Some(Span::Between { from, to }),
        };
        Self {
            admin: get("admin"),
            user: get("user"),
            action: get("action"),
            outcome: get("outcome").and_then(|name| AuditOutcome::from_name(&name)),
            job: number("job"),
            time: recent.map(Span::Last).or_else(between),
            after: get("after"),
            limit: get("limit")
                .and_then(|limit| limit.parse().ok())
                .filter(|limit| PAGE_SIZES.contains(limit)),
        }
    }

    /// The log's address with this query.
    pub(crate) fn href(&self, app: &str) -> String {
        let path = Route::Audit { app: app.to_owned() }.href();
        let Ok(query) = UrlSearchParams::new() else { return path };
        let add = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                query.append(name, &value);
            }
        };
        add("admin", self.admin.clone());
        add("user", self.user.clone());
        add("action", self.action.clone());
        add("outcome", self.outcome.map(|outcome| outcome.name().to_owned()));
        add("job", self.job.map(|job| job.to_string()));
        match self.time {
            Some(Span::Last(recent)) => {
                let name = Recent::ALL.iter().find(|(known, _)| *known == recent);
                add("time", name.map(|(_, name)| (*name).to_owned()));
            }
            Some(Span::Between { from, to }) => {
                add("from", from.map(|from| from.to_string()));
                add("to", to.map(|to| to.to_string()));
            }
            None => {}
        }
        add("after", self.after.clone());
        add("limit", self.limit.map(|limit| limit.to_string()));
        let query = String::from(query.to_string());
        if query.is_empty() { path } else { [&path, "?", &query].concat() }
    }

    /// What to ask of the gateway at that time.
    pub(super) fn request(self, app: String, now: i64, limit: u32) -> ListAuditRequest {
        let (from, to) = self.time.map_or((None, None), |span| span.bounds(now));
        let Self { admin, user, action, outcome, job, after, .. } = self;
        ListAuditRequest {
            app,
            admin,
            user,
            action,
            outcome,
            job,
            from,
            to,
            after,
            limit: Some(limit),
        }
    }

    /// Whether entries are left out.
    pub(super) fn is_limited(&self) -> bool {
        let Self { admin, user, action, outcome, job, time, .. } = self;
        admin.is_some()
            || user.is_some()
            || action.is_some()
            || outcome.is_some()
            || job.is_some()
            || time.is_some()
    }

    /// Whether both are limited alike, whatever the page.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let whole = |query: &Self| Self { after: None, limit: None, ..query.clone() };
        whole(self) == whole(other)
    }

    /// At the latest entries.
    pub(super) fn newest(self) -> Self {
        Self { after: None, ..self }
    }
}

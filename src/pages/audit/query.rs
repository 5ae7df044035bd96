use nexconn_api::admin::{AuditOutcome, ListAuditRequest};

use crate::pages::parts::{Address, Query, Words};
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
    pub(super) const ALL: &Words<Self> =
        &[(Self::Day, "24h"), (Self::Week, "7d"), (Self::Month, "30d")];

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
        let query = Query::read(search);
        let between = || match (query.parsed("from"), query.parsed("to")) {
            (None, None) => None,
            (from, to) => Some(Span::Between { from, to }),
        };
        Self {
            admin: query.text("admin"),
            user: query.text("user"),
            action: query.text("action"),
            outcome: query.text("outcome").and_then(|name| AuditOutcome::from_name(&name)),
            job: query.parsed("job"),
            time: query.word("time", Recent::ALL).map(Span::Last).or_else(between),
            after: query.after(),
            limit: query.limit(),
        }
    }

    /// The log's address with this query.
    pub(crate) fn href(&self, app: &str) -> String {
        let (recent, from, to) = match self.time {
            Some(Span::Last(recent)) => (Some(recent), None, None),
            Some(Span::Between { from, to }) => (None, from, to),
            None => (None, None, None),
        };
        Address::of(&Route::Audit { app: app.to_owned() })
            .with("admin", self.admin.as_deref())
            .with("user", self.user.as_deref())
            .with("action", self.action.as_deref())
            .with("outcome", self.outcome.map(AuditOutcome::name))
            .with_number("job", self.job)
            .with_word("time", Recent::ALL, recent)
            .with_number("from", from)
            .with_number("to", to)
            .with_page(self.after.as_deref(), self.limit)
            .href()
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

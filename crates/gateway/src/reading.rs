//! Reading one of Nexconn's lists into the gateway's copy of it, one reading at a time.

use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};

use nexconn_api::Code;
use nexconn_api::admin::Finding;
use nexconn_api::wire::Refusal;
use tokio::sync::Mutex;

use crate::Error;

/// Why a list could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unread {
    /// Nexconn refused to tell.
    Refused {
        /// HTTP status.
        http: u16,
        /// Business code.
        code: Code,
    },
    /// No answer came.
    Unreachable,
}

impl Unread {
    /// Why, for people.
    pub(crate) fn explain(self, what: &str) -> String {
        match self {
            Self::Refused { http, code: Code(code) } => {
                format!("Nexconn refused {what} with HTTP {http}, code {code}")
            }
            Self::Unreachable => "Nexconn did not answer".to_owned(),
        }
    }

    /// The same in a report.
    pub(crate) const fn finding<T>(self) -> Finding<T> {
        match self {
            Self::Refused { http, code } => Finding::Refused { http, code },
            Self::Unreachable => Finding::Unreachable,
        }
    }
}

impl From<Refusal> for Unread {
    fn from(refusal: Refusal) -> Self {
        Self::Refused { http: refusal.http, code: refusal.code }
    }
}

/// When a reading began, in Unix milliseconds, or why there was none.
pub(crate) type Read = Result<i64, Unread>;

/// The readings of one list of one app.
#[derive(Debug, Default)]
pub(crate) struct Readings {
    /// How many were begun, and how many of them have ended.
    begun: AtomicU64,
    ended: AtomicU64,
    /// Number and outcome of the last one that ended; held while one is under way.
    last: Mutex<Option<(u64, Read)>>,
}

impl Readings {
    /// How many have ended.
    pub(crate) fn ended(&self) -> u64 {
        self.ended.load(Ordering::SeqCst)
    }

    /// How many were begun.
    pub(crate) fn begun(&self) -> u64 {
        self.begun.load(Ordering::SeqCst)
    }

    /// The outcome of a reading with a number after `number`: of one that others began, or of a new
    /// one.
    pub(crate) async fn after<F>(
        &self,
        number: u64,
        read: impl FnOnce() -> F,
    ) -> Result<Read, Error>
    where
        F: Future<Output = Result<Read, Error>>,
    {
        let mut last = self.last.lock().await;
        match *last {
            Some((later, outcome)) if later > number => return Ok(outcome),
            _ => {}
        }
        let number = self.begun.fetch_add(1, Ordering::SeqCst) + 1;
        let outcome = read().await?;
        *last = Some((number, outcome));
        self.ended.store(number, Ordering::SeqCst);
        Ok(outcome)
    }
}

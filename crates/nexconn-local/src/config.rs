//! What a service is started with.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use kit::{Clock, ManualClock};
use nexconn_api::choices::{OPERATION_DELAY_MS, TEXT_TIME_OFFSET_MINUTES, WEBHOOK_PATIENCE_MS};

use crate::AppConfig;

/// What a service is started with, beside its clock and its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Folder of `apps.json` and the apps' databases; made where it is missing.
    pub data: PathBuf,
    /// Apps to add to those that the folder holds, or to replace there.
    pub apps: Vec<AppConfig>,
    /// Whether calls over the documented rates are refused.
    pub rate_limits: bool,
    /// Zone of dates written as text, in minutes east of UTC.
    pub text_time_offset_minutes: i32,
    /// How long a soft delete or a restore runs after it was accepted, in milliseconds of the
    /// service's clock.
    pub operation_delay_ms: u32,
    /// Where webhooks of apps go, all of them, by App Key; until a caller sets it through `/console`.
    pub webhook_urls: HashMap<String, String>,
    /// How long a receiver of webhooks may take to answer.
    pub webhook_patience: Duration,
}

impl Config {
    /// The usual service on a data folder: the apps that it holds, the documented rates.
    pub fn of(data: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            apps: Vec::new(),
            rate_limits: true,
            text_time_offset_minutes: TEXT_TIME_OFFSET_MINUTES,
            operation_delay_ms: OPERATION_DELAY_MS,
            webhook_urls: HashMap::new(),
            webhook_patience: Duration::from_millis(WEBHOOK_PATIENCE_MS),
        }
    }
}

/// The clock a service goes by.
#[derive(Debug, Clone)]
pub enum ServiceClock {
    /// One that the service only reads.
    Running(Arc<dyn Clock>),
    /// A manual one, which callers read and move through `/console/clock`.
    Manual(Arc<ManualClock>),
}

impl ServiceClock {
    /// Now, in Unix milliseconds.
    pub(crate) fn now(&self) -> i64 {
        match self {
            Self::Running(clock) => clock.now(),
            Self::Manual(clock) => clock.now(),
        }
    }

    /// Waits until the clock shows `at` or later.
    pub(crate) async fn sleep_until(&self, at: i64) {
        match self {
            Self::Running(clock) => clock.sleep_until(at).await,
            Self::Manual(clock) => clock.sleep_until(at).await,
        }
    }

    /// The clock, where callers may move it.
    pub(crate) fn manual(&self) -> Option<&ManualClock> {
        match self {
            Self::Running(_) => None,
            Self::Manual(clock) => Some(clock),
        }
    }
}

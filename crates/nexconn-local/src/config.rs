//! What a service is started with.

use std::path::PathBuf;
use std::sync::Arc;

use kit::{Clock, ManualClock};

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

    /// The clock, where callers may move it.
    pub(crate) fn manual(&self) -> Option<&ManualClock> {
        match self {
            Self::Running(_) => None,
            Self::Manual(clock) => Some(clock),
        }
    }
}

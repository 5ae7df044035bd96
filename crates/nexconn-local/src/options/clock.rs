use std::str::FromStr;
use std::sync::Arc;

use kit::{Clock, ManualClock, SystemClock};
use nexconn_api::local::LATEST;
use serde::Deserialize;

use crate::{Error, ServiceClock};

/// Where time comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum ClockOption {
    /// The machine's clock.
    #[default]
    Machine,
    /// A clock that stands still until it is moved, at these Unix milliseconds, or at the
    /// machine's time.
    Manual(Option<i64>),
}

impl FromStr for ClockOption {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || {
            Error::Configuration(format!(
                "the clock must be machine, manual or manual=UNIX MILLISECONDS, not {text}"
            ))
        };
        match text.split_once('=') {
            None if text == "machine" => Ok(Self::Machine),
            None if text == "manual" => Ok(Self::Manual(None)),
            Some(("manual", at)) => match at.parse::<i64>() {
                Ok(at) if (0..=LATEST).contains(&at) => Ok(Self::Manual(Some(at))),
                _ => Err(wrong()),
            },
            _ => Err(wrong()),
        }
    }
}

impl TryFrom<String> for ClockOption {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

impl ClockOption {
    pub(super) fn clock(self) -> ServiceClock {
        match self {
            Self::Machine => ServiceClock::Running(Arc::new(SystemClock)),
            Self::Manual(at) => {
                let at = at.unwrap_or_else(|| SystemClock.now());
                ServiceClock::Manual(Arc::new(ManualClock::new(at)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_are_read() {
        let read = |text: &str| text.parse::<ClockOption>().ok();
        assert_eq!(read("machine"), Some(ClockOption::Machine));
        assert_eq!(read("manual"), Some(ClockOption::Manual(None)));
        assert_eq!(read("manual=7"), Some(ClockOption::Manual(Some(7))));
        for wrong in ["", "manual=", "manual=-1", "manual=253402300800000", "manual=x", "other"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}

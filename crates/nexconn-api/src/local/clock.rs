use serde::{Deserialize, Serialize};

use crate::Code;
use crate::spec::{Endpoint, Example, Group, Impact, Kind, Spec, required};

/// Where a manual clock ends: with the year 9999 in UTC, after which no time can be written as text.
pub const LATEST: i64 = 253_402_300_799_999;

/// Reads the clock. Only an instance with a manual clock has this endpoint.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GetClock;

/// Request of [`GetClock`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GetClockRequest {}

/// What the clock shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ClockReading {
    /// Unix milliseconds.
    pub now: i64,
}

impl Endpoint for GetClock {
    type Request = GetClockRequest;
    type Response = ClockReading;
    const SPEC: Spec = Spec {
        name: "getClock",
        group: Group::Local,
        path: "/console/clock/get",
        example: Example {
            request: "{}",
            response: r#"{"code":0,"result":{"now":1730192400000}}"#,
        },
        ..Spec::POST
    };
}

/// Moves the clock forward. Only an instance with a manual clock has this endpoint.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct MoveClock;

/// Request of [`MoveClock`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct MoveClockRequest {
    /// Unix milliseconds, to the end of the year 9999; an instant before the clock's is refused with 1002.
    pub now: i64,
}

impl Endpoint for MoveClock {
    type Request = MoveClockRequest;
    type Response = ClockReading;
    const SPEC: Spec = Spec {
        name: "moveClock",
        group: Group::Local,
        path: "/console/clock/move",
        impact: Impact::Final,
        refusals: &[Code::INVALID_PARAMETER],
        fields: &[required("now", Kind::Int { min: 0, max: LATEST })],
        example: Example {
            request: r#"{"now":1730192400000}"#,
            response: r#"{"code":0,"result":{"now":1730192400000}}"#,
        },
        ..Spec::POST
    };
}

use serde::{Deserialize, Serialize};

use crate::spec::{Endpoint, Example, Impact, Kind, Spec, required};

/// Reads the clock. Only an instance with a manual clock has this endpoint.
#[derive(Debug)]
pub struct GetClock;

/// Request of [`GetClock`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetClockRequest {}

/// What the clock shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockReading {
    /// Unix milliseconds.
    pub now: i64,
}

impl Endpoint for GetClock {
    type Request = GetClockRequest;
    type Response = ClockReading;
    const SPEC: Spec = Spec {
        name: "getClock",
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
pub struct MoveClock;

/// Request of [`MoveClock`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveClockRequest {
    /// Unix milliseconds; an instant before the clock's is refused with 1002.
    pub now: i64,
}

impl Endpoint for MoveClock {
    type Request = MoveClockRequest;
    type Response = ClockReading;
    const SPEC: Spec = Spec {
        name: "moveClock",
        path: "/console/clock/move",
        impact: Impact::Final,
        fields: &[required("now", Kind::Instant)],
        example: Example {
            request: r#"{"now":1730192400000}"#,
            response: r#"{"code":0,"result":{"now":1730192400000}}"#,
        },
        ..Spec::POST
    };
}

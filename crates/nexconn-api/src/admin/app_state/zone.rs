use serde::{Deserialize, Serialize};

use super::ZoneState;
use crate::admin::APP;
use crate::spec::{Endpoint, Example, Role, Spec, required};

/// Measures the zone of an app's texts again, by the bans through this gateway that Nexconn lists now.
///
/// Where there is none, what was learnt before is told; the next ban measures it.
#[derive(Debug)]
pub struct MeasureZone;

/// Request of [`MeasureZone`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureZoneRequest {
    /// The app's slug.
    pub app: String,
}

/// Answer of [`MeasureZone`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasuredZone {
    /// The zone; none where it is not known still.
    pub zone: Option<ZoneState>,
    /// How many bans it was measured by now; 0: none of those that Nexconn lists is suitable.
    pub bans: u64,
}

impl Endpoint for MeasureZone {
    type Request = MeasureZoneRequest;
    type Response = MeasuredZone;
    const SPEC: Spec = Spec {
        name: "measureZone",
        path: "/api/v1/apps/{app}/zone/measure",
        role: Role::Viewer,
        fields: &[required("app", APP)],
        example: Example {
            request: r#"{"app":"dev"}"#,
            response: r#"{"zone":{"minutes":480,"at":1730192400000,"example":"2024-10-29 17:00:00"},"bans":1}"#,
        },
        ..Spec::POST
    };
}

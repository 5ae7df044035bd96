use serde::{Deserialize, Serialize};

use crate::admin::Environment;
use crate::spec::{Endpoint, Example, Group, Role, Spec};

/// Reads how the app stands: its environment, its users against the quota, its settings.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GetApp;

/// Request of [`GetApp`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GetAppRequest {}

/// How an app stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AppState {
    /// Its environment.
    pub environment: Environment,
    /// Users who are registered, the soft-deleted ones among them: these count towards the quota.
    pub registered_users: u32,
    /// Of these, the soft-deleted ones, with those whose deletion is still running.
    pub soft_deleted_users: u32,
    /// Most users who may be registered; none where there is no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quota: Option<u32>,
    /// Minutes for which an access token is valid; none where it never expires by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_validity_minutes: Option<i64>,
}

impl Endpoint for GetApp {
    type Request = GetAppRequest;
    type Response = AppState;
    const SPEC: Spec = Spec {
        name: "getApp",
        group: Group::Local,
        path: "/console/app/get",
        role: Role::Viewer,
        example: Example {
            request: "{}",
            response: r#"{"code":0,"result":{"environment":"development","registeredUsers":86,"softDeletedUsers":3,"quota":100,"tokenValidityMinutes":1440}}"#,
        },
        ..Spec::POST
    };
}

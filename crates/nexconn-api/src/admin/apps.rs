use serde::{Deserialize, Serialize};

use crate::spec::{Endpoint, Example, Role, Spec};

/// Lists the apps that the signed-in admin has a role in.
#[derive(Debug)]
pub struct ListApps;

/// Request of [`ListApps`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListAppsRequest {}

/// Answer of [`ListApps`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Apps {
    /// In the order of the gateway's configuration.
    pub apps: Vec<App>,
}

/// An app on Nexconn, as admins see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct App {
    /// Its name in paths; never changes.
    pub slug: String,
    /// Its name for people.
    pub name: String,
    /// The public App Key.
    pub app_key: String,
    /// Primary base URL of its service.
    pub base_url: String,
    /// Which of Nexconn's two environments it is.
    pub environment: Environment,
    /// The plan it is on, where the owner said so.
    pub plan: Option<Plan>,
    /// Whether its service has nexconn-local's `/console` API.
    pub has_console: bool,
}

/// Nexconn's two environments, isolated from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Environment {
    /// At most 100 registered users.
    Development,
    /// Real users.
    Production,
}

/// Nexconn's paid plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Plan {
    /// Starter.
    Starter,
    /// Pro.
    Pro,
}

impl Endpoint for ListApps {
    type Request = ListAppsRequest;
    type Response = Apps;
    const SPEC: Spec = Spec {
        name: "listApps",
        path: "/api/v1/apps",
        role: Role::Viewer,
        example: Example {
            request: "{}",
            response: r#"{"apps":[{"slug":"dev","name":"Acme","appKey":"k","baseUrl":"http://127.0.0.1:8080","environment":"development","plan":null,"hasConsole":true}]}"#,
        },
        ..Spec::GET
    };
}

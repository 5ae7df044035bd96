use serde::{Deserialize, Serialize};

use super::{ChatFacts, ConnectionState, Fact, SecretKept, TokenValidity, UserQuota, ZoneState};
use crate::admin::{APP, App, HookState, Job, Plan, RefusedList};
use crate::spec::{Endpoint, Example, Role, Spec, required};

/// Tells everything that is known of an app itself.
#[derive(Debug)]
pub struct GetAppState;

/// Request of [`GetAppState`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetAppStateRequest {
    /// The app's slug.
    pub app: String,
}

/// What is known of an app. Each part stands by itself: one that could not be read does not hide
/// the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AppState {
    /// The app as in the list of apps.
    pub app: App,
    /// Where its App Secret is kept.
    pub secret_kept: SecretKept,
    /// The plan, declared or configured; none where it is not known.
    pub plan: Option<Fact<Plan>>,
    /// Registered users against the most there may be.
    pub quota: UserQuota,
    /// How long new access tokens work; none where it is not known. Permanent is what Nexconn
    /// delivers.
    pub token_validity: Option<Fact<TokenValidity>>,
    /// Whether an owner said that the webhook is set up; none where nobody did.
    pub hooks_declared: Option<Fact<bool>>,
    /// Who may message and add whom.
    pub chat: ChatFacts,
    /// What came by webhook.
    pub hooks: HookState,
    /// How its service answers.
    pub connection: ConnectionState,
    /// The zone of its texts; none until the gateway could tell it from a ban of its own.
    pub zone: Option<ZoneState>,
    /// The users that the gateway knows.
    pub directory: DirectoryState,
}

/// The directory of an app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryState {
    /// How many users it knows.
    pub users: u64,
    /// The job that filled it last, or is filling it; none where it never was filled.
    pub fill: Option<Job>,
    /// The lists that Nexconn refused to tell that job: their users are missing.
    pub refused: Vec<RefusedList>,
}

impl Endpoint for GetAppState {
    type Request = GetAppStateRequest;
    type Response = AppState;
    const SPEC: Spec = Spec {
        name: "getAppState",
        path: "/api/v1/apps/{app}",
        role: Role::Viewer,
        fields: &[required("app", APP)],
        example: Example {
            request: r#"{"app":"dev"}"#,
            response: r#"{"app":{"slug":"dev","name":"Acme","appKey":"k","baseUrl":"http://127.0.0.1:8080","environment":"development","plan":null,"hasConsole":true},"secretKept":"service","plan":{"value":"pro","from":"declared","at":1730192400000,"by":"noor@example.com"},"quota":{"registered":86,"exact":true,"limit":100,"at":1730192400000},"tokenValidity":{"value":{"minutes":null},"from":"service","at":1730192400000,"by":null},"hooksDeclared":null,"chat":{"friendsOnly":{"value":false,"from":"service","at":1730192400000,"by":null},"blocklist":null,"friendRequests":{"value":2,"from":"declared","at":1730192400000,"by":"noor@example.com"}},"hooks":{"address":"https://admin.example.com/hooks/dev","settings":{"appKey":"appKey","nonce":"nonce","timestamp":"timestamp","signature":"signature","activationType":"user:activation_state"},"setBy":null,"last":{"at":1730192300000,"type":"user:connection_status"},"day":{"taken":[{"type":"user:connection_status","count":12,"applied":true}],"repeated":1,"refused":0,"failed":0},"waiting":0,"failure":null},"connection":{"servers":[{"baseUrl":"http://127.0.0.1:8080","backup":false,"preferred":true,"answered":{"at":1730192400000,"millis":2},"failed":null,"latencies":[3,2]}],"clock":{"millis":-200,"within":90,"at":1730192400000}},"zone":{"minutes":480,"at":1730192400000,"example":"2024-10-29 17:00:00"},"directory":{"users":86,"fill":null,"refused":[{"list":"profiles","http":430,"code":1009}]}}"#,
        },
        ..Spec::GET
    };
}

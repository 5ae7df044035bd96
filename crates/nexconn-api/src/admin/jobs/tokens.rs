use serde::{Deserialize, Serialize};

use super::{OPERATION_EXAMPLE, STEERING, SteerJobRequest};
use crate::Secret;
use crate::spec::{Endpoint, Example, Role, Spec};

/// Takes the access tokens of a job that registered users: told once, then deleted.
#[derive(Debug)]
pub struct TakeJobTokens;

/// Answer of [`TakeJobTokens`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobTokens {
    /// One a user.
    pub tokens: Vec<JobToken>,
}

/// An access token that a job was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct JobToken {
    /// The user's id.
    pub user_id: String,
    /// The token.
    pub access_token: Secret,
}

impl Endpoint for TakeJobTokens {
    type Request = SteerJobRequest;
    type Response = JobTokens;
    const SPEC: Spec = Spec {
        name: "takeJobTokens",
        path: "/api/v1/apps/{app}/jobs/{job}/tokens",
        role: Role::Operator,
        example: Example {
            request: OPERATION_EXAMPLE,
            response: r#"{"tokens":[{"userId":"jlk456j5","accessToken":"7FDmy0Fou41r"}]}"#,
        },
        ..STEERING
    };
}

//! What nexconn-local answers where Nexconn documents nothing. These are choices, not facts:
//! consoles and jobs must not depend on them, and a fact, once known, replaces one here.

use crate::nexconn::{BatchGetUserProfiles, SetFriendProfile, SetUserProfile, profile_key};
use crate::violation::{JsonType, Rule, Violation};
use crate::{Code, Endpoint, Spec};

/// Largest request body, in bytes; a larger one is answered with HTTP 413.
pub const BODY_BYTES: usize = 1024 * 1024;
/// HTTP status of a body over [`BODY_BYTES`], with code [`Code::TOO_LONG`].
pub const BODY_TOO_LARGE_HTTP: u16 = 413;
/// Registered users an app in the development environment may have. Documented; that
/// soft-deleted users count and deleted test users do not is the choice.
pub const DEVELOPMENT_USERS: u32 = 100;
/// Zone in which dates are written as text unless configured, in minutes east of UTC.
pub const TEXT_TIME_OFFSET_MINUTES: i32 = 8 * 60;
/// How long a soft delete or a restore runs after it was accepted, unless configured, in milliseconds.
pub const OPERATION_DELAY_MS: u32 = 1000;

/// Codes that can refuse any call, whatever its endpoint; what else can stands in its declaration.
pub const ANY_CALL: &[Code] = &[
    Code::INVALID_PARAMETER,
    Code::TOO_LONG,
    Code::BAD_SIGNATURE,
    Code::RATE_LIMIT,
    Code::INTERNAL,
];
/// Most users on a blocklist; in the cloud that depends on the plan.
pub const BLOCKLIST_USERS: u32 = 3000;
/// Longest text of a direct message, in bytes.
pub const MESSAGE_BYTES: usize = 8 * 1024;
/// How long a direct message waits for its receiver to connect, in milliseconds. Documented: 7 days.
pub const MESSAGE_WAITS: i64 = 7 * 24 * 60 * 60 * 1000;
/// Most direct messages that wait for one receiver; beyond it the oldest are dropped.
pub const MESSAGES_WAITING: u32 = 1000;
/// How long a receiver of webhooks may take to answer, in milliseconds. Documented.
pub const WEBHOOK_PATIENCE_MS: u64 = 5_000;
/// How long a webhook waits after its first and after its second failed try, in milliseconds; after the third it is
/// dropped. Two retries are documented, the waits are not.
pub const WEBHOOK_RETRY_WAITS: [u32; 2] = [2_000, 15_000];
/// Tries in a row which nobody answers in time, after which delivery rests. "Many" is documented.
pub const WEBHOOK_TIMEOUTS: u32 = 10;
/// How long delivery rests then, in milliseconds. Documented.
pub const WEBHOOK_PAUSE: i64 = 60_000;
/// Most webhooks of an app that wait behind a receiver which does not answer; beyond it the oldest are dropped.
pub const WEBHOOKS_WAITING: u32 = 10_000;

/// The code that answers a body which breaks its declaration: the first violation decides.
pub fn code_of(spec: &Spec, violations: &[Violation]) -> Code {
    let code_of_profile = |violation| code_of_profile(spec, violation);
    if let Some(code) = violations.first().and_then(code_of_profile) {
        return code;
    }
    match violations.first() {
        Some(Violation { rule: Rule::TooLong { .. }, .. }) => Code::TOO_LONG,
        Some(Violation { rule: Rule::OutOfRange { .. }, field })
            if field == "durationMinutes" && spec.path == "/v4/user/ban" =>
        {
            Code::INVALID_BAN_MINUTES
        }
        _ => Code::INVALID_PARAMETER,
    }
}

/// The code of what is wrong with a hosted profile or with what is noted about a friend, which have codes of their own.
fn code_of_profile(spec: &Spec, violation: &Violation) -> Option<Code> {
    if spec.path == BatchGetUserProfiles::SPEC.path {
        let too_many = matches!(violation.rule, Rule::Count { max, actual, .. } if actual > max);
        return too_many.then_some(Code::TOO_MANY_PROFILES);
    }
    if spec.path == SetFriendProfile::SPEC.path {
        let too_many = matches!(violation.rule, Rule::Count { .. });
        return too_many.then_some(Code::TOO_MANY_FRIEND_ATTRIBUTES);
    }
    if spec.path != SetUserProfile::SPEC.path {
        return None;
    }
    match violation.rule {
        Rule::Count { .. } => Some(Code::TOO_MANY_ATTRIBUTES),
        _ if profile_key(violation).is_none() => None,
        Rule::NotOneOf { .. } => Some(Code::UNKNOWN_PROFILE_KEY),
        Rule::Form { .. } => Some(Code::UNKNOWN_EXT_KEY),
        Rule::TooLong { .. } => Some(Code::PROFILE_VALUE_TOO_LONG),
        Rule::WrongType { expected: JsonType::Integer } => Some(Code::PROFILE_VALUE_NO_NUMBER),
        Rule::OutOfRange { .. } => Some(Code::PROFILE_VALUE_OUT_OF_RANGE),
        _ => None,
    }
}

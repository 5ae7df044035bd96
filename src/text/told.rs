//! What is told of errors, refusals and broken rules, from the catalog of a language.

use nexconn_api::admin::ErrorCode;
use nexconn_api::violation::{JsonType, Unit};
use nexconn_api::wire::Refusal;
use nexconn_api::{Code, Rule};

use super::FirstCatalog;
use crate::api::{ApiError, Cause};

/// What happened, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What happened.
    pub title: String,
    /// What to do.
    pub detail: String,
}

impl Told {
    fn new(title: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { title: title.into(), detail: detail.into() }
    }
}

impl FirstCatalog {
    /// Words an error; `gateway` is the gateway's address, empty for the console's own origin.
    pub fn error(&self, error: &ApiError, gateway: &str) -> Told {
        let words = &self.errors;
        match error {
            ApiError::Network(cause) => self.cause(cause, gateway),
            ApiError::Gateway { code, message, .. } => {
                let (title, detail) = match code {
                    ErrorCode::Unauthenticated => words.unauthenticated,
                    ErrorCode::PasswordRequired => words.password_required,
                    ErrorCode::Forbidden => words.forbidden,
                    ErrorCode::Invalid => words.invalid,
                    ErrorCode::NotFound => words.not_found,
                    ErrorCode::Conflict => words.conflict,
                    ErrorCode::TooLarge => words.too_large,
                    ErrorCode::Throttled => words.throttled,
                    ErrorCode::UpstreamUnreachable => words.upstream_unreachable,
                    ErrorCode::Internal => words.internal,
                    ErrorCode::MethodNotAllowed | ErrorCode::UnsupportedMediaType => {
                        return Told::new(words.misfit.0, message.clone());
                    }
                };
                Told::new(title, detail)
            }
            ApiError::Refused { refusal, .. } => Told::new(words.refused, self.refusal(refusal)),
            ApiError::Contract { console, gateway } => {
                Told::new(words.misfit.0, (words.contract)(*console, *gateway))
            }
            ApiError::Unreadable(_) => Told::new(words.misfit.0, words.misfit.1),
            ApiError::SessionLost { other_site: true } => {
                Told::new(words.session_lost, words.session_lost_other_site)
            }
            ApiError::SessionLost { other_site: false } => {
                Told::new(words.session_lost, words.session_lost_same_site)
            }
        }
    }

    fn cause(&self, cause: &Cause, gateway: &str) -> Told {
        let words = &self.errors;
        let gateway = if gateway.is_empty() { words.own_origin } else { gateway };
        match cause {
            Cause::Offline => Told::new(words.offline.0, words.offline.1),
            Cause::BadAddress => Told::new(words.bad_address.0, (words.bad_address.1)(gateway)),
            Cause::MixedContent => {
                Told::new(words.mixed_content.0, (words.mixed_content.1)(gateway))
            }
            Cause::OriginRefused => {
                Told::new(words.origin_refused.0, (words.origin_refused.1)(gateway))
            }
            Cause::Unreachable => Told::new(words.unreachable.0, (words.unreachable.1)(gateway)),
            Cause::NotAGateway { http } => {
                Told::new(words.not_a_gateway.0, (words.not_a_gateway.1)(gateway, *http))
            }
            Cause::Timeout => Told::new(words.timeout.0, words.timeout.1),
        }
    }

    /// Words a refusal of Nexconn: what its code means and what to do, else its own message.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let known = self.errors.codes.iter().find(|(code, _)| Code(*code) == refusal.code);
        match known {
            Some((_, text)) => (*text).to_owned(),
            None if refusal.message.is_empty() => (self.errors.other_code)(refusal.code.0),
            None => (self.errors.other_code_saying)(refusal.code.0, &refusal.message),
        }
    }

    /// Words a broken rule: how the field is to be mended.
    pub fn rule(&self, rule: &Rule) -> String {
        let words = &self.rules;
        match rule {
            Rule::Missing | Rule::Empty => words.missing.to_owned(),
            Rule::WrongType { expected } => match expected {
                JsonType::Integer => words.integer,
                _ => words.wrong_type,
            }
            .to_owned(),
            Rule::TooShort { min, actual } => (words.too_short)(*min, *actual),
            Rule::TooLong { unit: Unit::Characters, max, actual } => {
                (words.too_many_characters)(*max, *actual)
            }
            Rule::TooLong { unit: Unit::Bytes, max, actual } => {
                (words.too_many_bytes)(*max, *actual)
            }
            Rule::Count { min, max, actual } => (words.count)(*min, *max, *actual),
            Rule::OutOfRange { min, max, actual } => (words.out_of_range)(*min, *max, *actual),
            Rule::Alphabet { found } => (words.alphabet)(*found),
            Rule::NotOneOf { allowed } => (words.not_one_of)(&allowed.join(", ")),
            Rule::Form { expected } => (words.form)(expected),
            Rule::Mismatch => words.mismatch.to_owned(),
        }
    }
}

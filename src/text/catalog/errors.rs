//! What is told of broken rules and of what went wrong.

/// How a field is to be mended.
#[derive(Debug)]
pub struct RuleTexts {
    pub missing: &'static str,
    pub integer: &'static str,
    pub wrong_type: &'static str,
    pub too_short: fn(min: usize, actual: usize) -> String,
    pub too_many_characters: fn(max: usize, actual: usize) -> String,
    pub too_many_bytes: fn(max: usize, actual: usize) -> String,
    pub count: fn(min: usize, max: usize, actual: usize) -> String,
    pub out_of_range: fn(min: i64, max: i64, actual: i64) -> String,
    pub alphabet: fn(found: char) -> String,
    pub not_one_of: fn(allowed: &str) -> String,
    pub form: fn(expected: &str) -> String,
    pub mismatch: &'static str,
}

/// What happened and what to do.
pub type Pair = (&'static str, &'static str);

/// The same, with the gateway's address in the second.
pub type PairOf = (&'static str, fn(gateway: &str) -> String);

/// What went wrong and what to do.
#[derive(Debug)]
pub struct ErrorTexts {
    pub try_now: &'static str,
    pub reload: &'static str,
    pub own_origin: &'static str,
    pub gateway_lost: &'static str,
    pub offline: Pair,
    pub bad_address: PairOf,
    pub mixed_content: PairOf,
    pub origin_refused: PairOf,
    pub unreachable: PairOf,
    pub not_a_gateway: (&'static str, fn(gateway: &str, http: u16) -> String),
    pub timeout: Pair,
    pub unauthenticated: Pair,
    pub password_required: Pair,
    pub forbidden: Pair,
    pub invalid: Pair,
    pub not_found: Pair,
    pub conflict: Pair,
    /// Nexconn refused what was to be read.
    pub refused: &'static str,
    pub too_large: Pair,
    pub throttled: Pair,
    pub upstream_unreachable: Pair,
    pub internal: Pair,
    pub misfit: Pair,
    pub contract: fn(console: u32, gateway: u32) -> String,
    pub session_lost: &'static str,
    pub session_lost_other_site: &'static str,
    pub session_lost_same_site: &'static str,
    /// By Nexconn's business code: what it means and what to do.
    pub codes: &'static [(i32, &'static str)],
    pub other_code: fn(code: i32) -> String,
    pub other_code_saying: fn(code: i32, message: &str) -> String,
}

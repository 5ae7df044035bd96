//! How an app stands at a glance, and how its counts went: one sample of each, every hour.

mod counts;
mod course;
mod get;
mod sampling;

pub(crate) use get::get;
pub(crate) use sampling::run as run_sampling;

const HOUR_MILLIS: i64 = 60 * 60 * 1000;

/// The beginning of the hour that an instant lies in.
const fn hour(at: i64) -> i64 {
    at - at.rem_euclid(HOUR_MILLIS)
}

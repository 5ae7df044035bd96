//! A request on its way from fields to outcome: checked by the declaration, sent once, its end told.

#![allow(
    unreachable_pub,
    reason = "the component macro puts a public function of its own beside each component"
)]

mod core;
mod draft;
mod notice;
mod problem;
mod raw;

pub use core::DraftCore;
pub use draft::Draft;
pub use notice::ProblemNotice;
pub(crate) use notice::{facts, tell};
pub use problem::{Problem, ProblemKind};

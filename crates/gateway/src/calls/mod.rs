//! Calls to Nexconn: those that the gateway forwards (`POST /api/v1/apps/{app}` + the endpoint's
//! path) and those that it makes itself.

mod answer;
mod ask;
mod change;
mod deliver;
mod envelope;
mod once;
mod operation;
mod order;
mod read;
mod request;
mod routes;

pub(crate) use answer::code;
pub(crate) use ask::{Asked, ask, ask_as};
pub(crate) use deliver::deliver;
pub(crate) use envelope::require_reason;
pub(crate) use once::{Intended, once};
pub(crate) use operation::USED_OTHERWISE;
pub(crate) use order::{
    Order, changed, note, object, outcome, record_alone, record_intent, record_outcome, send,
};
pub(crate) use request::{Subject, owner, request};
pub(crate) use routes::routes;

//! Calls that the gateway forwards to Nexconn: `POST /api/v1/apps/{app}` + the endpoint's path.

mod answer;
mod change;
mod envelope;
mod operation;
mod read;
mod routes;

pub(crate) use routes::routes;

//! The state of an app as a whole: its quota, its settings, how it is reached, what owners declared.

mod chat;
mod declarations;
mod get;
mod refresh;
mod service;
mod zone;

pub(crate) use chat::chat;
pub(crate) use declarations::declare;
pub(crate) use get::get;
pub(crate) use refresh::{Refreshing, refresh};
pub(crate) use service::{Service, quota};
pub(crate) use zone::{measure, zone};

use crate::Error;
use crate::endpoints::Context;

/// Who does something to an app.
#[derive(Debug, Clone)]
pub(crate) struct Doer {
    /// E-mail of the admin.
    pub(crate) admin: String,
    pub(crate) request_id: String,
}

impl Doer {
    /// Whoever sent a request.
    pub(crate) fn of(context: &Context) -> Result<Self, Error> {
        let admin = context.signed_in()?.email.clone();
        Ok(Self { admin, request_id: context.request_id.clone() })
    }
}

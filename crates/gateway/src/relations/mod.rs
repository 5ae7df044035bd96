//! What Nexconn says of users' blocklists, mutes, tags, profiles and friends, read where a change is to be taken back
//! later, or where its answer was lost. Nothing of it is kept here.

mod blocklist;
mod friends;
mod mutes;
mod parts;

pub(crate) use blocklist::blocked;
pub(crate) use friends::{friend, has_friends, mutual, permissions};
pub(crate) use mutes::{are_muted, muted};
pub(crate) use parts::{profiles, tags};

use nexconn_api::Endpoint;
use uuid::Uuid;

use crate::Error;
use crate::calls::{Asked, ask_as};
use crate::gateway::Shared;
use crate::upstream::Priority;

/// Who asks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asker<'a> {
    pub(crate) shared: &'a Shared,
    /// Slug of the app.
    pub(crate) app: &'a str,
    pub(crate) priority: Priority,
}

impl Asker<'_> {
    pub(crate) async fn ask<E: Endpoint>(
        self,
        request: &E::Request,
    ) -> Result<Asked<E::Response>, Error> {
        let request_id = Uuid::new_v4().to_string();
        ask_as::<E>(self.shared, self.app, request, &request_id, self.priority).await
    }
}

/// Goes on with what Nexconn told, or returns that it did not.
macro_rules! told {
    ($asked:expr) => {
        match $asked {
            $crate::calls::Asked::Told(told) => told,
            $crate::calls::Asked::Refused(why) => return Ok($crate::calls::Asked::Refused(why)),
            $crate::calls::Asked::Unreachable => return Ok($crate::calls::Asked::Unreachable),
        }
    };
}
pub(crate) use told;

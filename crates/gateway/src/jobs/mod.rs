//! Jobs: one action for many users, carried out beside requests.
//!
//! A job and its users are rows before anything is sent. [`run`] keeps a [`runner`] at work for each job that is not
//! over; it takes users in documented batches, writes the intent of each call down, sends it within the documented
//! rate, finds out what became of calls whose answer was lost, and gives every user one outcome. A runner holds a lease
//! on its job, and every one of its transactions checks it: whoever lost it changes nothing any more.

mod batch;
mod check;
mod claim;
mod cooling;
mod create;
mod evidence;
mod fill;
mod finish;
mod fly;
mod items;
mod land;
mod later;
mod lease;
mod list;
mod read_back;
mod results;
mod row;
mod run;
mod runner;
mod settle;
mod speed;
mod steer;
mod tokens;
mod turn;
mod undo;

use tokio::sync::watch;

pub(crate) use create::{Maker, create};
pub(crate) use fill::{Filled, fill, latest as latest_fill};
pub(crate) use items::items;
pub(crate) use later::told_later;
pub(crate) use lease::release_all;
pub(crate) use list::{detail, find, list};
pub(crate) use results::results;
pub(crate) use row::publish;
pub(crate) use run::run;
pub(crate) use steer::{Steering, steer};
pub(crate) use tokens::{Taking, run_expiry as run_token_expiry, take as take_tokens};
pub(crate) use undo::undo;

use speed::Speeds;

/// What requests and runners share about jobs.
#[derive(Debug)]
pub(crate) struct Jobs {
    /// Names this process in leases.
    holder: String,
    changed: watch::Sender<()>,
    speeds: Speeds,
}

impl Jobs {
    pub(crate) fn new() -> Self {
        let holder = uuid::Uuid::new_v4().to_string();
        Self { holder, changed: watch::Sender::new(()), speeds: Speeds::default() }
    }

    /// Tells the runners that a job was made or steered.
    pub(crate) fn wake(&self) {
        self.changed.send_replace(());
    }
}

//! The client of the gateway, against answers that were not made up for it: those of a running
//! gateway, and the documented ones.

mod answers;
mod calls;
mod live;
mod page;
mod reading;
mod session;
mod troubles;

use live::Live;

//! `nexconn-admin admin invite`.

use std::io::Write;

use kit::SystemClock;

use crate::announce;
use crate::command_line::InviteOptions;
use crate::error::Error;

/// Makes a one-time sign-in link and prints it. Works beside a running gateway.
pub(crate) async fn run(options: &InviteOptions, mut out: impl Write) -> Result<(), Error> {
    let InviteOptions { email, role, data } = options;
    let invite = gateway::invite(data, &SystemClock, email, *role).await?;
    Ok(announce::link(&mut out, &invite, *role, data)?)
}

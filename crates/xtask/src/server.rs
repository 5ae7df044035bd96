//! Building the server.

use crate::error::Result;
use crate::process;

/// Builds `nexconn-admin` in the dev profile: it compiles in half the time of release and is rebuilt in seconds,
/// and one person at one console does not notice the difference.
pub(crate) fn build() -> Result<()> {
    process::summarised(
        "build the server",
        process::cargo(&["build", "--locked", "--package", "server"]),
    )
}

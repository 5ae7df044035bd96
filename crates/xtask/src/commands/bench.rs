//! `cargo xtask bench`: how fast the product is.

use crate::error::{Error, Result};
use crate::process;

/// Runs a bench of the release build.
pub(crate) fn bench(arguments: &[String]) -> Result<()> {
    match arguments {
        [name] if name == "jobs" => {}
        _ => return Err(Error::Usage("Which bench? There is: jobs.".into())),
    }
    process::shown(
        "bench jobs",
        process::cargo(&["bench", "--locked", "--package", "server", "--bench", "jobs"]),
    )
}

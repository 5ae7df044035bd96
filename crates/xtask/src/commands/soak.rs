//! `cargo xtask soak`: the long form of the randomised tests.

use crate::error::{Error, Result};
use crate::process;

/// Seeds unless the caller says how many.
const SEEDS: u32 = 100;

/// Runs jobs before a service that misbehaves, in a gateway that crashes, with that many seeds.
pub(crate) fn soak(arguments: &[String]) -> Result<()> {
    let seeds = match arguments {
        [] => SEEDS,
        [seeds] => seeds
            .parse()
            .map_err(|_| Error::Usage(format!("How many seeds is {seeds}? Write a number.")))?,
        [_, more, ..] => return Err(Error::Usage(format!("What is {more}?"))),
    };
    let mut test = process::cargo(&["test", "--locked", "--package", "gateway"]);
    test.args(["--test", "faults", "--", "--nocapture"]);
    test.env("NEXCONN_SEEDS", seeds.to_string());
    process::shown("soak", test)
}

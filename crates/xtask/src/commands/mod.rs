//! One module for each command.

pub(crate) mod bench;
pub(crate) mod dev;
pub(crate) mod dist;
pub(crate) mod doctor;
pub(crate) mod run;
pub(crate) mod soak;
pub(crate) mod test;

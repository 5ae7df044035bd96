//! A list that is pasted, looked at row by row, and made into one job.

mod bad_group;
mod choose_all;
mod entry;
mod group;
mod new_job;
mod row;
mod sheet;
mod tally;

pub(crate) use bad_group::BadGroup;
pub(crate) use choose_all::ChooseAll;
pub(crate) use entry::PasteEntry;
pub(crate) use group::ChoiceGroup;
pub(crate) use new_job::NewJob;
pub(crate) use row::ChoiceRow;
pub(crate) use sheet::Sheet;
pub(crate) use tally::{Turned, TurnedInto};

/// Columns of the table, without the margin.
const COLUMNS: u8 = 4;

//! The record of a deletion, to print.

/// The record of a deletion.
#[derive(Debug)]
pub struct DeletionRecordTexts {
    pub title: &'static str,
    pub of: fn(user_id: &str) -> String,
    pub back: &'static str,
    pub print: &'static str,
    pub intro: &'static str,
    pub what: &'static str,
    pub app: &'static str,
    pub environment: &'static str,
    pub user_id: &'static str,
    pub requested: &'static str,
    pub by: &'static str,
    pub case: &'static str,
    pub entry: &'static str,
    pub operation: &'static str,
    pub confirmed: &'static str,
    pub not_confirmed: &'static str,
    pub not_known: &'static str,
    pub at_nexconn: &'static str,
    pub at_nexconn_detail: &'static str,
    pub erased_here: &'static str,
    pub erased_at: &'static str,
    pub by_owner: fn(admin: &str) -> String,
    pub by_confirmation: &'static str,
    /// What was erased, in the order of [`nexconn_api::admin::ErasedCounts`].
    pub counts: [&'static str; 8],
    pub kept: &'static str,
    pub kept_detail: &'static str,
    pub number: fn(record: &str) -> String,
    pub made: fn(time: &str) -> String,
    pub missing_title: &'static str,
    pub missing_detail: &'static str,
    pub failed: &'static str,
    pub reading: &'static str,
}

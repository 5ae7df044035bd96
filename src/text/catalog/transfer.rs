//! Lists that become files, and tables that become jobs.

/// Lists as files.
#[derive(Debug)]
pub struct ExportTexts {
    pub export: &'static str,
    pub hint: &'static str,
}

/// Tables of users, profiles and friendships, what they turn into, and the job.
#[derive(Debug)]
pub struct ImportTexts {
    pub title: &'static str,
    /// Leads here.
    pub link: &'static str,
    pub kinds: &'static str,
    pub users: ImportKindTexts,
    pub profiles: ImportKindTexts,
    pub friendships: ImportKindTexts,
    /// Leads to the table of users.
    pub link_users: &'static str,
    /// Beside the form for one user.
    pub one_or_many: &'static str,
    pub from_table: &'static str,
    // What only registering does.
    pub effect_known: &'static str,
    pub effect_quota: &'static str,
    // The table, before and after it is read.
    pub example: &'static str,
    pub look: &'static str,
    pub looking: &'static str,
    pub nothing_typed: &'static str,
    pub failed: &'static str,
    pub table: &'static str,
    pub edit: &'static str,
    pub rows_found: fn(count: usize, rows: &str) -> String,
    pub unused: fn(columns: &str) -> String,
    pub missing_title: fn(columns: &str) -> String,
    pub none_title: &'static str,
    pub cut_title: &'static str,
    pub choose_all: &'static str,
    pub column_name: &'static str,
    pub bad: &'static str,
    pub bad_note: &'static str,
    pub copy_bad: &'static str,
    pub why: fn(field: &str, rule: &str) -> String,
    pub bad_rows: fn(count: usize) -> &'static str,
    pub column_values: &'static str,
    /// What is there now, beside what would be written over it.
    pub was: fn(value: &str) -> String,
    // Groups of rows.
    pub unknown: &'static str,
    pub unknown_note: &'static str,
    pub same: &'static str,
    pub same_note: &'static str,
    pub not_compared: &'static str,
    pub not_compared_note: fn(most: &str) -> String,
    pub new: &'static str,
    // What becomes of rows that conflict.
    pub on_conflict: &'static str,
    pub skip: &'static str,
    pub skip_hint: &'static str,
    pub write_over: &'static str,
    pub write_over_hint: &'static str,
    pub stop: &'static str,
    pub stop_hint: &'static str,
    pub stopped: fn(count: usize, rows: &str) -> String,
    // Rows that are not sent, as a file.
    pub skipped: fn(count: usize, rows: &str) -> String,
    pub left_out: &'static str,
    pub nothing_sent: &'static str,
    pub tally_new: &'static str,
    pub tally_over: &'static str,
}

/// What is said of one kind of table.
#[derive(Debug)]
pub struct ImportKindTexts {
    pub view: &'static str,
    pub text: &'static str,
    pub text_hint: &'static str,
    pub missing_detail: &'static str,
    pub none_detail: &'static str,
    pub caption: &'static str,
    pub repeated: &'static str,
    /// Heading of the rows that write over something.
    pub over: &'static str,
    pub over_note: &'static str,
    pub side_title: fn(count: usize, rows: &str) -> String,
    pub effects: &'static [&'static str],
}

//! What the kinds of tables have in common, and where they differ.

use std::fmt::Debug;

use leptos::prelude::*;
use nexconn_api::Endpoint;
use nexconn_api::admin::{
    CreateJobRequest, JobAction, PreviewRequest, RowStanding, TablePreview, WrittenOver,
};

use super::send::Counts;
use crate::state::CurrentApp;
use crate::text::{ImportKindTexts, Texts};

/// A row of a kind of table.
pub(super) trait Kind: Clone + Debug + PartialEq + Send + Sync + 'static {
    /// What reads the table.
    type Preview: Endpoint<Request = PreviewRequest, Response = TablePreview<Self>>;
    /// What the job does.
    const ACTION: JobAction;

    /// A table with a row or two, to begin with.
    const EXAMPLE: &'static [&'static [&'static str]];

    /// What is said of this kind.
    fn words(text: Texts) -> &'static ImportKindTexts;

    /// Line of the text, from 1.
    fn line(&self) -> usize;

    /// Whose row it is, with the name that the directory knows, or the one that the row sets.
    fn user(&self) -> (String, Option<String>);

    /// Both users of it, where it is about two.
    fn pair(&self) -> Option<String> {
        None
    }

    /// How it stands to what is there.
    fn standing(&self) -> RowStanding;

    /// Whether the directory knows everybody in it.
    fn is_known(&self) -> bool;

    /// What it sets, by columns.
    fn values(&self) -> Vec<(String, String)>;

    /// What it would write over.
    fn over(&self) -> &[WrittenOver] {
        &[]
    }

    /// Address of the user's avatar that it sets.
    fn avatar(&self) -> Option<&str> {
        None
    }

    /// What the job will do.
    fn effects(text: Texts, _counts: Counts, _app: CurrentApp) -> Vec<String> {
        Self::words(text).effects.iter().map(|effect| (*effect).to_owned()).collect()
    }

    /// What stands above the rows.
    fn notice(_counts: Memo<Counts>) -> Option<AnyView> {
        None
    }

    /// Puts rows into the request for a job.
    fn put(rows: Vec<Self>, request: &mut CreateJobRequest);

    /// The group it belongs to.
    fn group(&self) -> Group {
        match self.standing() {
            RowStanding::Same => Group::Same,
            RowStanding::WritesOver => Group::Over,
            RowStanding::New | RowStanding::NotCompared if !self.is_known() => Group::Unknown,
            RowStanding::NotCompared => Group::NotCompared,
            RowStanding::New => Group::New,
        }
    }
}

/// What rows have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// Somebody in it is not known to the directory.
    Unknown,
    /// Writes over something.
    Over,
    /// Changes nothing.
    Same,
    /// Not compared with what is there.
    NotCompared,
    /// Sets what was not set.
    New,
}

/// What becomes of rows that conflict with what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum OnConflict {
    /// They are left out.
    #[default]
    Skip,
    /// They are sent.
    WriteOver,
    /// Nothing is sent.
    Stop,
}

impl Group {
    /// Whether rows of this group are sent unless the admin says otherwise.
    pub(super) fn is_sent(self, policy: OnConflict) -> bool {
        match self {
            Self::Unknown | Self::NotCompared | Self::New => true,
            Self::Over => policy == OnConflict::WriteOver,
            Self::Same => false,
        }
    }
}

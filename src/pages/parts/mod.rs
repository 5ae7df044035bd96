//! What several pages show alike.

mod address;
mod app_name;
mod avatar_hint;
mod ban_standing;
mod case_field;
mod change_form;
mod connection;
mod deletion_standing;
mod export_link;
mod focus;
mod job_words;
mod known_users;
mod leave;
mod list;
mod moment;
mod more_rows;
mod operation;
mod owner;
mod page_gone;
mod preview;
mod profile;
mod quota;
mod read_code;
mod read_failed;
mod restore_from;
mod save;
mod stale;
mod text_entry;
mod user_picker;
mod users_picker;
mod what_happens;
mod zone;

pub(super) use crate::components::{focus_if_lost, focus_on};
pub(super) use address::{Address, Query, Words};
pub(super) use app_name::AppName;
pub(super) use avatar_hint::avatar_hint;
pub use ban_standing::{BanStanding, TimeLeft};
pub(super) use ban_standing::{TimeLeftInWords, TimeLeftWords, length_left};
pub(super) use case_field::CaseField;
pub(super) use change_form::ChangeForm;
pub(super) use connection::{Connection, NotTested, ServerSays, TestNow, clock_says, host_of};
pub(super) use deletion_standing::DeletionStanding;
pub(super) use export_link::{ExportLink, path_of_file};
pub(super) use focus::focus_first_on;
pub(super) use job_words::{job_icon, job_name};
pub(super) use known_users::{KnownById, known_users, use_known_users};
pub(super) use leave::LeaveDialog;
pub(crate) use list::{
    Asked, List, ListContent, ListFoot, ListPage, ListQuery, ListSearch, ListSelected, ListTable,
    Listed, NotReadNow, Order, Placed, Shown, count, count_note,
};
pub(super) use moment::Moment;
pub(super) use more_rows::{FIRST_ROWS, MoreRows};
pub(super) use operation::{OperationRow, stage_of};
pub(super) use owner::{use_has_role, use_is_owner};
pub(super) use page_gone::PageGone;
pub(super) use preview::{
    BadGroup, ChoiceGroup, ChoiceRow, ChooseAll, NewJob, PasteEntry, Sheet, Turned, TurnedInto,
};
pub(super) use profile::{
    Attributes, Differences, DiffersMark, ProfileButtons, ProfileEditor, ProfileFields,
    attribute_name, attribute_text, attributes_of, custom_keys, declared_keys, gender_name,
};
pub(super) use quota::{PlacesNotice, Quota, QuotaMeter, QuotaSection, quota_of, read_app_state};
pub(super) use read_code::ReadCode;
pub(super) use read_failed::ReadFailed;
pub(super) use restore_from::RestoreFrom;
pub(super) use save::save_csv;
pub(super) use stale::Stale;
pub(super) use text_entry::TextEntry;
pub(super) use user_picker::{UserPicker, use_directory_user};
pub(super) use users_picker::UsersPicker;
pub(super) use what_happens::{Curl, WhatHappens};
pub(super) use zone::{Written, Zone};

//! Which texts there are. Those with something to fill in are functions.

mod app_page;
mod audit;
mod ban;
mod bans;
mod blocklists;
mod chat_settings;
mod codes;
mod connection;
mod deleted;
mod deletion_dialogs;
mod deletion_record;
mod dialogs;
mod errors;
mod explorer;
mod friends;
mod general;
mod jobs;
mod lists;
mod many;
mod many_values;
mod mutes;
mod overview;
mod palette;
mod profiles;
mod quota;
mod sought;
mod talk;
mod transfer;
mod try_as_user;
mod user;
mod user_rows;
mod users;
mod why;

use std::ops::Deref;

pub use app_page::AppPageTexts;
pub use audit::{ActionTexts, AuditTexts, UndoTexts};
pub use ban::BanTexts;
pub use bans::BansTexts;
pub use blocklists::BlocklistTexts;
pub use chat_settings::ChatSettingsTexts;
pub use codes::CodeTexts;
pub use connection::ConnectionTexts;
pub use deleted::{DeletedTexts, DeletedUserTexts, OperationTexts};
pub use deletion_dialogs::DeletionDialogTexts;
pub use deletion_record::DeletionRecordTexts;
pub use dialogs::DialogTexts;
pub use errors::{ErrorTexts, Pair, PairOf, RuleTexts};
pub use explorer::{EndpointText, ExplorerTexts};
pub use friends::FriendsTexts;
pub use general::{
    AppTexts, CrashTexts, FormTexts, PasswordTexts, SettingsTexts, ShellTexts, SignInTexts,
    TimeTexts, WordTexts,
};
pub use jobs::{JobTexts, JobsTexts};
pub use lists::ListTexts;
pub use many::ManyTexts;
pub use many_values::ManyValuesTexts;
pub use mutes::{MuteTexts, TagTexts};
pub use overview::OverviewTexts;
pub use palette::PaletteTexts;
pub use profiles::{ProfileTexts, ProfilesTexts};
pub use quota::{QuotaTexts, TestUsersTexts};
pub use sought::SoughtTexts;
pub use talk::{PickerTexts, TalkTexts};
pub use transfer::{ExportTexts, ImportKindTexts, ImportTexts};
pub use try_as_user::TryTexts;
pub use user::{ActivityTexts, EditTexts, ExpireTexts, UserTexts};
pub use user_rows::{PeekTexts, UserRowTexts};
pub use users::{RegisterTexts, UsersTexts};
pub use why::{StepTexts, UserBanTexts, WhyTexts};

/// All texts of one language; those of the first load are fields of it too.
#[derive(Debug)]
pub struct Catalog {
    /// What stands before sign-in, and what every page shares.
    pub first: &'static FirstCatalog,
    /// Navigation, top bar, menus, pages that are not there.
    pub shell: ShellTexts,
    /// The list of users.
    pub users: UsersTexts,
    /// What every list says.
    pub lists: ListTexts,
    /// Rows of users, their selection and their menu.
    pub user_rows: UserRowTexts,
    /// One user at a glance, beside the list.
    pub peek: PeekTexts,
    /// Registering, and further tokens.
    pub register: RegisterTexts,
    /// One user.
    pub user: UserTexts,
    /// Changing name and avatar.
    pub edit: EditTexts,
    /// Expiring access tokens.
    pub expire: ExpireTexts,
    /// What was done about a user.
    pub activity: ActivityTexts,
    /// A ban and its time.
    pub ban: BanTexts,
    /// The page of bans.
    pub bans: BansTexts,
    /// The dialogs of actions.
    pub dialogs: DialogTexts,
    /// The page of deleted users.
    pub deleted: DeletedTexts,
    /// How far a soft deletion or a restoration is.
    pub operations: OperationTexts,
    /// A deleted user on pages of users.
    pub deleted_user: DeletedUserTexts,
    /// The dialogs that soft-delete and restore.
    pub deletion_dialogs: DeletionDialogTexts,
    /// The record of a deletion.
    pub deletion_record: DeletionRecordTexts,
    /// An action for many users, from any text.
    pub many: ManyTexts,
    /// What an action for many users sets besides.
    pub many_values: ManyValuesTexts,
    /// Registering many users from a table.
    /// Lists as files.
    pub export: ExportTexts,
    /// Profiles and friendships from a table.
    pub import: ImportTexts,
    /// The app at a glance.
    pub overview: OverviewTexts,
    /// The API explorer.
    pub explorer: ExplorerTexts,
    /// The command palette.
    pub palette: PaletteTexts,
    /// What people type into it beyond names.
    pub sought: SoughtTexts,
    /// What is known of an app itself.
    pub app_page: AppPageTexts,
    /// How an app's service answers.
    pub connection: ConnectionTexts,
    /// Registered users against what the environment allows.
    pub quota: QuotaTexts,
    /// The page of test users.
    pub test_users: TestUsersTexts,
    /// The page of hosted profiles.
    pub profiles: ProfilesTexts,
    /// A hosted profile and its form.
    pub profile: ProfileTexts,
    /// The switches of an app that decide who may write to whom.
    pub chat_settings: ChatSettingsTexts,
    /// Friends of a user.
    pub friends: FriendsTexts,
    /// The list of jobs.
    pub jobs: JobsTexts,
    /// One job.
    pub job: JobTexts,
    /// Names of changes.
    pub actions: ActionTexts,
    /// The audit log.
    pub audit: AuditTexts,
    /// Taking changes back.
    pub undo: UndoTexts,
    /// Why a user cannot connect.
    pub why: WhyTexts,
    /// The ban of one user.
    pub user_ban: UserBanTexts,
    /// Who may message whom.
    pub talk: TalkTexts,
    /// The field that finds one user.
    pub pickers: PickerTexts,
    /// Whom a user has blocked.
    pub blocklists: BlocklistTexts,
    /// Mutes in direct channels.
    pub mutes: MuteTexts,
    /// Tags of users.
    pub tags: TagTexts,
    /// Nexconn's codes.
    pub codes: CodeTexts,
    /// Trying as a user.
    pub try_as_user: TryTexts,
}

impl Deref for Catalog {
    type Target = FirstCatalog;

    fn deref(&self) -> &FirstCatalog {
        self.first
    }
}

/// The texts of one language that the first load brings: what only pages behind sign-in name is not to be among them,
/// since whoever signs in waits for these.
#[derive(Debug)]
pub struct FirstCatalog {
    /// The product.
    pub app: AppTexts,
    /// Words built into components.
    pub words: WordTexts,
    /// What is left when the program fails.
    pub crash: CrashTexts,
    /// Every form.
    pub form: FormTexts,
    /// How a field is to be mended.
    pub rules: RuleTexts,
    /// What went wrong and what to do.
    pub errors: ErrorTexts,
    /// Relative times.
    pub time: TimeTexts,
    /// Sign-in.
    pub sign_in: SignInTexts,
    /// Choosing and changing the password.
    pub password: PasswordTexts,
    /// Theme and language.
    pub settings: SettingsTexts,
}

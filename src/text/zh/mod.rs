//! Simplified Chinese.

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

use super::{Catalog, FirstCatalog};

/// The Chinese texts.
pub(super) static ZH: Catalog = Catalog {
    first: &FIRST,
    shell: general::SHELL,
    users: users::USERS,
    lists: lists::LISTS,
    user_rows: user_rows::USER_ROWS,
    peek: user_rows::PEEK,
    register: users::REGISTER,
    user: user::USER,
    edit: user::EDIT,
    expire: user::EXPIRE,
    activity: user::ACTIVITY,
    ban: ban::BAN,
    bans: bans::BANS,
    dialogs: dialogs::DIALOGS,
    deleted: deleted::DELETED,
    operations: deleted::OPERATIONS,
    deleted_user: deleted::DELETED_USER,
    deletion_dialogs: deletion_dialogs::DELETION_DIALOGS,
    deletion_record: deletion_record::DELETION_RECORD,
    many: many::MANY,
    many_values: many_values::MANY_VALUES,
    export: transfer::EXPORT,
    import: transfer::IMPORT,
    overview: overview::OVERVIEW,
    explorer: explorer::EXPLORER,
    palette: palette::PALETTE,
    sought: sought::SOUGHT,
    app_page: app_page::APP_PAGE,
    connection: connection::CONNECTION,
    quota: quota::QUOTA,
    test_users: quota::TEST_USERS,
    profiles: profiles::PROFILES,
    profile: profiles::PROFILE,
    chat_settings: chat_settings::CHAT_SETTINGS,
    friends: friends::FRIENDS,
    jobs: jobs::JOBS,
    job: jobs::JOB,
    actions: audit::ACTIONS,
    audit: audit::AUDIT,
    undo: audit::UNDO,
    why: why::WHY,
    user_ban: why::USER_BAN,
    talk: talk::TALK,
    pickers: talk::PICKERS,
    blocklists: blocklists::BLOCKLISTS,
    mutes: mutes::MUTES,
    tags: mutes::TAGS,
    codes: codes::CODES,
    try_as_user: try_as_user::TRY,
};

/// Those of the first load.
pub(super) static FIRST: FirstCatalog = FirstCatalog {
    app: general::APP,
    words: general::WORDS,
    crash: general::CRASH,
    form: general::FORM,
    rules: errors::RULES,
    errors: errors::ERRORS,
    time: general::TIME,
    sign_in: general::SIGN_IN,
    password: general::PASSWORD,
    settings: general::SETTINGS,
};

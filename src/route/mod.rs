//! The addresses of the pages: one type that is read from a path and written as a link.
//!
//! Our own rather than that of `leptos_router`, which decodes parameters twice: an id such as `50%25` is
//! opaque here and must come back as it went.

mod navigator;
mod title;

pub use navigator::{Guard, Navigator};
pub use title::{PageTitle, use_page_title};

use nexconn_api::locate::escape;

/// A page of the console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The start: leads to the app used last.
    Home,
    /// `sign-in`
    SignIn,
    /// `apps/{app}`: the app at a glance.
    Overview {
        /// The app's slug.
        app: String,
    },
    /// `apps/{app}/app`: what is set about the app, and how it is connected.
    App {
        /// The app's slug.
        app: String,
    },
    /// `apps/{app}/test-users`: who is registered in development, against the quota.
    TestUsers {
        /// The app's slug.
        app: String,
    },
    /// `apps/{app}/users`, its search in the query.
    Users {
        /// The app's slug.
        app: String,
    },
    /// `apps/{app}/users/new`
    Register {
        /// The app's slug.
        app: String,
    },
    /// `apps/{app}/users/{userId}`; a user whose id is `new` is at `apps/{app}/users/%6Eew`, one whose id is `.` or
    /// `..` at `!.` or `!..`.
    User {
        /// The app's slug.
        app: String,
        /// The user's id.
        user_id: String,
    },
    /// `apps/{app}/bans`, its search in the query.
    Bans {
        /// The app's slug.
        app: String,
    },
    /// `apps/{app}/deleted`, its search in the query.
    Deleted {
        /// The app's slug.
        app: String,
    },
    /// `apps/{app}/deleted/records/{record}`
    DeletionRecord {
        /// The app's slug.
        app: String,
        /// Number of the record.
        record: i64,
    },
    /// `apps/{app}/profiles`: the hosted profiles; whom is looked for and the order in the query.
    Profiles {
        /// The app's slug.
        app: String,
    },
    /// `apps/{app}/friends`: the friends of a user, whose id is in the query.
    Friends {
        /// The app's slug.
        app: String,
    },
    /// `apps/{app}/audit`, its filters in the query.
    Audit {
        /// The app's slug.
        app: String,
    },
    /// `apps/{app}/blocklists`: whose, and the search in it, in the query.
    Blocklists {
        /// The app's slug.
        app: String,
    },
    /// `apps/{app}/tags`: who is muted, and tags, by the view in the query.
    Tags {
        /// The app's slug.
        app: String,
    },
    /// `apps/{app}/talk`: whether one user can message another, the two in the query.
    Talk {
        /// The app's slug.
        app: String,
    },
    /// `apps/{app}/explorer`: every endpoint, the one that is shown in the query.
    Explorer {
        /// The app's slug.
        app: String,
    },
    /// `apps/{app}/many`: an action for many users, from any text.
    Many {
        /// The app's slug.
        app: String,
    },
    /// `apps/{app}/import`, the kind of table in the query.
    Import {
        /// The app's slug.
        app: String,
    },
    /// `apps/{app}/jobs`
    Jobs {
        /// The app's slug.
        app: String,
    },
    /// `apps/{app}/jobs/{job}`, the outcome that is shown in the query.
    Job {
        /// The app's slug.
        app: String,
        /// Number of the job.
        job: i64,
    },
    /// `apps/{app}/try`: what users see, of an app on nexconn-local.
    Try {
        /// The app's slug.
        app: String,
    },
    /// No page.
    Unknown,
}

const NEW: &str = "new";
const NEW_AS_ID: &str = "%6Eew";
/// Stands before an id of dots alone: browsers take such a segment out of a path, however it is encoded. [`escape`]
/// writes no `!` itself.
const DOTS: char = '!';

impl Route {
    /// The page at a path relative to the document's base, still percent-encoded.
    pub fn parse(path: &str) -> Self {
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        match parts[..] {
            [""] => Self::Home,
            ["sign-in"] => Self::SignIn,
            ["apps", app] => Self::Overview { app: unescape(app) },
            ["apps", app, "users"] => Self::Users { app: unescape(app) },
            ["apps", app, "app"] => Self::App { app: unescape(app) },
            ["apps", app, "test-users"] => Self::TestUsers { app: unescape(app) },
            ["apps", app, "bans"] => Self::Bans { app: unescape(app) },
            ["apps", app, "deleted"] => Self::Deleted { app: unescape(app) },
            ["apps", app, "deleted", "records", record] => match record.parse() {
                Ok(record) => Self::DeletionRecord { app: unescape(app), record },
                Err(_) => Self::Unknown,
            },
            ["apps", app, "profiles"] => Self::Profiles { app: unescape(app) },
            ["apps", app, "friends"] => Self::Friends { app: unescape(app) },
            ["apps", app, "audit"] => Self::Audit { app: unescape(app) },
            ["apps", app, "blocklists"] => Self::Blocklists { app: unescape(app) },
            ["apps", app, "tags"] => Self::Tags { app: unescape(app) },
            ["apps", app, "talk"] => Self::Talk { app: unescape(app) },
            ["apps", app, "explorer"] => Self::Explorer { app: unescape(app) },
            ["apps", app, "many"] => Self::Many { app: unescape(app) },
            ["apps", app, "import"] => Self::Import { app: unescape(app) },
            ["apps", app, "try"] => Self::Try { app: unescape(app) },
            ["apps", app, "jobs"] => Self::Jobs { app: unescape(app) },
            ["apps", app, "jobs", job] => match job.parse() {
                Ok(job) => Self::Job { app: unescape(app), job },
                Err(_) => Self::Unknown,
            },
            ["apps", app, "users", NEW] => Self::Register { app: unescape(app) },
            ["apps", app, "users", user] => {
                let user = user.strip_prefix(DOTS).unwrap_or(user);
                Self::User { app: unescape(app), user_id: unescape(user) }
            }
            _ => Self::Unknown,
        }
    }

    /// The link to it, relative to the document's base.
    pub fn href(&self) -> String {
        match self {
            Self::Home | Self::Unknown => "./".to_owned(),
            Self::SignIn => "sign-in".to_owned(),
            Self::Overview { app } => ["apps/", &escape(app)].concat(),
            Self::App { app } => in_app(app, "app"),
            Self::TestUsers { app } => in_app(app, "test-users"),
            Self::Users { app } => in_app(app, "users"),
            Self::Bans { app } => in_app(app, "bans"),
            Self::Deleted { app } => in_app(app, "deleted"),
            Self::DeletionRecord { app, record } => {
                in_app(app, &format!("deleted/records/{record}"))
            }
            Self::Profiles { app } => in_app(app, "profiles"),
            Self::Friends { app } => in_app(app, "friends"),
            Self::Audit { app } => in_app(app, "audit"),
            Self::Blocklists { app } => in_app(app, "blocklists"),
            Self::Tags { app } => in_app(app, "tags"),
            Self::Talk { app } => in_app(app, "talk"),
            Self::Explorer { app } => in_app(app, "explorer"),
            Self::Many { app } => in_app(app, "many"),
            Self::Import { app } => in_app(app, "import"),
            Self::Try { app } => in_app(app, "try"),
            Self::Jobs { app } => in_app(app, "jobs"),
            Self::Job { app, job } => in_app(app, &format!("jobs/{job}")),
            Self::Register { app } => ["apps/", &escape(app), "/users/", NEW].concat(),
            Self::User { app, user_id } => {
                let id = match user_id.as_str() {
                    NEW => NEW_AS_ID.to_owned(),
                    "." | ".." => format!("{DOTS}{user_id}"),
                    _ => escape(user_id),
                };
                ["apps/", &escape(app), "/users/", &id].concat()
            }
        }
    }

    /// The app it belongs to.
    pub fn app(&self) -> Option<&str> {
        match self {
            Self::Overview { app }
            | Self::App { app }
            | Self::TestUsers { app }
            | Self::Users { app }
            | Self::Register { app }
            | Self::User { app, .. }
            | Self::Bans { app }
            | Self::Deleted { app }
            | Self::DeletionRecord { app, .. }
            | Self::Profiles { app }
            | Self::Friends { app }
            | Self::Audit { app }
            | Self::Blocklists { app }
            | Self::Tags { app }
            | Self::Talk { app }
            | Self::Explorer { app }
            | Self::Many { app }
            | Self::Import { app }
            | Self::Try { app }
            | Self::Jobs { app }
            | Self::Job { app, .. } => Some(app),
            Self::Home | Self::SignIn | Self::Unknown => None,
        }
    }
}

fn in_app(app: &str, page: &str) -> String {
    ["apps/", &escape(app), "/", page].concat()
}

/// Decodes one segment; what is no valid encoding stays as it is.
fn unescape(segment: &str) -> String {
    js_sys::decode_uri_component(segment).map_or_else(|_| segment.to_owned(), String::from)
}

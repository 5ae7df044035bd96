//! The pages that one goes to from everywhere: named once, for the navigation and the palette.

use crate::components::IconName;
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::Catalog;

/// A text, in the language that is chosen.
pub(crate) type Words = fn(&'static Catalog) -> &'static str;

/// A page that is gone to.
#[derive(Debug)]
pub(crate) struct Place {
    /// The page in the app of that slug.
    pub(crate) to: fn(app: String) -> Route,
    /// Whether a page is this one, or belongs to it.
    pub(crate) holds: fn(&Route) -> bool,
    /// Stands before the name.
    pub(crate) icon: IconName,
    /// What it is called.
    pub(crate) name: Words,
    /// What else people type who look for it.
    pub(crate) sought: Words,
    /// Only apps on nexconn-local have it.
    pub(crate) only_local: bool,
}

impl Place {
    /// Whether the app has it; tracks what is known of the app.
    pub(crate) fn is_there(&self, app: CurrentApp) -> bool {
        !self.only_local || app.has_console()
    }
}

/// Pages under one heading.
#[derive(Debug)]
pub(crate) struct PlaceGroup {
    /// The heading; none above the first.
    pub(crate) title: Option<Words>,
    pub(crate) places: &'static [Place],
}

macro_rules! place {
    ($route:ident $(with [$($other:ident),+])?, $icon:ident, $name:expr, $sought:ident) => {
        Place {
            to: |app| Route::$route { app },
            holds: |route| matches!(route, Route::$route { .. } $($(| Route::$other { .. })+)?),
            icon: IconName::$icon,
            name: $name,
            sought: |words| words.sought.$sought,
            only_local: false,
        }
    };
}

/// The pages of an app, in the order of the navigation.
pub(crate) const GROUPS: &[PlaceGroup] = &[
    PlaceGroup {
        title: None,
        places: &[
            place!(Overview, Overview, |words| words.overview.title, overview),
            place!(Users with [User, Register, Many, Import], Users, |words| words.shell.users, users),
            place!(Bans, Ban, |words| words.bans.title, bans),
            place!(Deleted with [DeletionRecord], Trash, |words| words.deleted.navigation, deleted),
            place!(Talk, Bubble, |words| words.talk.question, talk),
            place!(Blocklists, Block, |words| words.blocklists.title, blocklists),
            place!(Profiles, Profile, |words| words.profiles.title, profiles),
            place!(Friends, Friends, |words| words.friends.title, friends),
            place!(Tags, Tag, |words| words.mutes.page, tags),
        ],
    },
    PlaceGroup {
        title: Some(|words| words.shell.activity),
        places: &[
            place!(Jobs with [Job], Jobs, |words| words.jobs.title, jobs),
            place!(Audit, Receipt, |words| words.audit.title, audit),
        ],
    },
    PlaceGroup {
        title: Some(|words| words.shell.developer),
        places: &[
            place!(Explorer, Braces, |words| words.explorer.title, explorer),
            Place {
                only_local: true,
                ..place!(Try, Try, |words| words.try_as_user.title, try_as_user)
            },
        ],
    },
];

/// The pages at the foot of the navigation: what is seldom gone to.
pub(crate) const FOOT: &[Place] =
    &[place!(App with [TestUsers], Cube, |words| words.app_page.title, app)];

/// Pages within others, which only the palette names.
pub(crate) const WITHIN: &[Place] =
    &[place!(TestUsers, User, |words| words.test_users.title, test_users)];

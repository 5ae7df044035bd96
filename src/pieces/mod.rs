//! The files that the program is cut into with the feature `split`: the sign-in form; what stands around the pages,
//! with those that are used most; and the other pages by what they are for. A piece is fetched when one of its pages is
//! opened, or before, while the reader does something else. Without the feature all is one file.

#![allow(
    unreachable_pub,
    reason = "the component macro puts a public function of its own beside each component"
)]

#[cfg(feature = "split")]
mod fetched;

use leptos::prelude::*;
use leptos::task::spawn_local;

#[cfg(feature = "split")]
use crate::pages::Starting;
use crate::pages::palette::PaletteDialog;
use crate::pages::{
    ActionDialogs, AppPage, AuditPage, BansPage, BlocklistsPage, DeletedPage, DeletionRecordPage,
    ExplorerPage, FriendsPage, ImportPage, JobPage, JobsPage, ManyPage, OverviewPage, ProfilesPage,
    RegisterPage, SignedIn, TagsPage, TalkPage, TestUsersPage, TryPage, UserPage, UsersPage,
};
use crate::route::{Navigator, Route};

/// Declares a piece: a function that shows it, and one that fetches it ahead.
macro_rules! piece {
    ($(#[$doc:meta])* $name:ident shows $content:ident, meanwhile $meanwhile:ident, ahead by $load:ident) => {
        #[cfg(feature = "split")]
        mod $name {
            use leptos::prelude::*;
            use leptos::wasm_split::{SplitLoaderError, wasm_split};

            #[allow(clippy::unnecessary_wraps, reason = "the error is that of loading")]
            #[wasm_split($name, wasm_split_path = leptos::wasm_split, preload(fetch), fallible)]
            pub(super) fn show() -> Result<AnyView, SplitLoaderError> {
                Ok(super::$content())
            }
        }

        $(#[$doc])*
        pub(crate) fn $name(leads_focus: bool) -> AnyView {
            #[cfg(feature = "split")]
            return view! {
                <fetched::Fetched
                    fetch=|| Box::pin($name::fetch())
                    show=|| fetched::there($name::show())
                    meanwhile=$meanwhile
                    leads_focus
                />
            }
            .into_any();
            #[cfg(not(feature = "split"))]
            {
                let _ = leads_focus;
                $content()
            }
        }

        /// Fetches the piece before it is needed.
        async fn $load() {
            #[cfg(feature = "split")]
            fetched::ahead($name::fetch()).await;
        }
    };
}

piece!(
    /// Everything behind sign-in.
    signed_in shows every_page, meanwhile starting, ahead by load_signed_in
);
piece!(
    /// The page here, one about lists that become jobs.
    lists shows page_of_lists, meanwhile starting, ahead by load_lists
);
piece!(
    /// The page here, one about single users and who is what to whom.
    people shows page_of_people, meanwhile starting, ahead by load_people
);
piece!(
    /// The dialogs that open from every page.
    dialogs shows every_dialog, meanwhile nothing, ahead by load_dialogs
);
piece!(
    /// The page here, one for those who build the app, or run it.
    developer shows page_for_developers, meanwhile starting, ahead by load_developer
);

/// Fetches what stands behind sign-in, while the reader signs in.
pub(crate) fn load_ahead() {
    spawn_local(load_signed_in());
}

/// Fetches what is not there yet, once a page is shown: then nothing is waited for.
pub(crate) fn load_others() {
    spawn_local(async {
        load_dialogs().await;
        load_people().await;
        load_lists().await;
        load_developer().await;
    });
}

/// The page of an address. If it `leads_focus`, its title has the focus once it is there.
pub(crate) fn page(route: &Route, leads_focus: bool) -> AnyView {
    match route {
        Route::Overview { .. } => view! { <OverviewPage /> }.into_any(),
        Route::Users { .. } => view! { <UsersPage /> }.into_any(),
        Route::Bans { .. } => view! { <BansPage /> }.into_any(),
        Route::Many { .. } | Route::Import { .. } | Route::Jobs { .. } | Route::Job { .. } => {
            lists(leads_focus)
        }
        Route::User { .. }
        | Route::Register { .. }
        | Route::Profiles { .. }
        | Route::Friends { .. }
        | Route::Blocklists { .. }
        | Route::Tags { .. }
        | Route::Talk { .. } => people(leads_focus),
        Route::Deleted { .. }
        | Route::DeletionRecord { .. }
        | Route::Audit { .. }
        | Route::App { .. }
        | Route::TestUsers { .. }
        | Route::Explorer { .. }
        | Route::Try { .. } => developer(leads_focus),
        Route::Home | Route::SignIn | Route::Unknown => ().into_any(),
    }
}

fn every_page() -> AnyView {
    view! { <SignedIn /> }.into_any()
}

fn every_dialog() -> AnyView {
    view! {
        <PaletteDialog />
        <ActionDialogs />
    }
    .into_any()
}

fn page_of_lists() -> AnyView {
    match here() {
        Route::Many { .. } => view! { <ManyPage /> }.into_any(),
        Route::Import { .. } => view! { <ImportPage /> }.into_any(),
        Route::Jobs { .. } => view! { <JobsPage /> }.into_any(),
        Route::Job { job, .. } => view! { <JobPage job /> }.into_any(),
        _ => ().into_any(),
    }
}

fn page_of_people() -> AnyView {
    match here() {
        Route::User { user_id, .. } => view! { <UserPage user_id /> }.into_any(),
        Route::Register { .. } => view! { <RegisterPage /> }.into_any(),
        Route::Profiles { .. } => view! { <ProfilesPage /> }.into_any(),
        Route::Friends { .. } => view! { <FriendsPage /> }.into_any(),
        Route::Blocklists { .. } => view! { <BlocklistsPage /> }.into_any(),
        Route::Tags { .. } => view! { <TagsPage /> }.into_any(),
        Route::Talk { .. } => view! { <TalkPage /> }.into_any(),
        _ => ().into_any(),
    }
}

fn page_for_developers() -> AnyView {
    match here() {
        Route::Deleted { .. } => view! { <DeletedPage /> }.into_any(),
        Route::DeletionRecord { record, .. } => view! { <DeletionRecordPage record /> }.into_any(),
        Route::Audit { .. } => view! { <AuditPage /> }.into_any(),
        Route::App { .. } => view! { <AppPage /> }.into_any(),
        Route::TestUsers { .. } => view! { <TestUsersPage /> }.into_any(),
        Route::Explorer { .. } => view! { <ExplorerPage /> }.into_any(),
        Route::Try { .. } => view! { <TryPage /> }.into_any(),
        _ => ().into_any(),
    }
}

#[cfg(feature = "split")]
fn starting() -> AnyView {
    view! { <Starting /> }.into_any()
}

#[cfg(feature = "split")]
fn nothing() -> AnyView {
    ().into_any()
}

/// The address, once its piece is there.
fn here() -> Route {
    let navigator: Navigator = expect_context();
    navigator.route().get_untracked()
}

//! The registered users of a development app on a service with a `/console`, against its quota: deleting one frees a
//! place. Elsewhere the page says why there is nothing to delete, or where it is done.

mod delete;
mod elsewhere;
mod paging;
mod rows;

use leptos::prelude::*;
use nexconn_api::admin::AppState;
use nexconn_api::local::{ListTestUsers, ListTestUsersRequest, TestUser, TestUsers};

use super::parts::{QuotaSection, ReadFailed, Stale, quota_of, read_app_state};
use crate::api::{Client, Reading};
use crate::components::{
    BackLink, ButtonKind, ButtonLink, IconName, PageHead, Selection, StateView,
};
use crate::route::{Route, use_page_title};
use crate::state::{CurrentApp, Live, News};
use crate::text::use_text;

use delete::DeleteDialog;
use elsewhere::Elsewhere;
use paging::Paging;
use rows::Rows;

/// What the parts of the list share.
#[derive(Debug, Clone, Copy)]
struct Listed {
    list: Reading<TestUsers>,
    app: Reading<AppState>,
    paging: Paging,
    selection: Selection,
    /// For whom the dialog is open.
    chosen: RwSignal<Vec<TestUser>>,
}

impl Listed {
    /// Some were deleted: nobody is selected any more, and all is read again from the first page on.
    fn deleted(self) {
        self.selection.clear();
        self.chosen.set(Vec::new());
        self.paging.to_first();
        self.list.again();
        self.app.again();
    }
}

/// The page: the list, or where it is done.
#[component]
pub fn TestUsersPage() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let title = text.of(|words| words.test_users.title);
    use_page_title(title);
    let is_here = Memo::new(move |_| app.has_console() && !app.is_production());
    let back = BackLink {
        href: Signal::derive(move || Route::App { app: app.slug() }.href()),
        label: text.of(|words| words.test_users.back),
    };
    let register = move || {
        is_here.get().then(|| {
            view! {
                <ButtonLink
                    href=Signal::derive(move || Route::Register { app: app.slug() }.href())
                    icon=IconName::UserPlus
                >
                    {text.of(|words| words.users.register)}
                </ButtonLink>
            }
        })
    };
    let content = move || {
        if is_here.get() {
            view! { <List /> }.into_any()
        } else {
            view! { <Elsewhere /> }.into_any()
        }
    };
    view! {
        <PageHead title back>
            {register}
        </PageHead>
        {content}
    }
    .into_any()
}

#[component]
fn List() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let paging = Paging::new();
    let list = Reading::new(move || {
        let request = ListTestUsersRequest {
            page_token: paging.token(),
            page_size: Some(paging.size().into()),
        };
        client.ask::<ListTestUsers>(app.slug(), &request)
    });
    Live::here().read_again(list, News::is_about_registered);
    let listed = Listed {
        list,
        app: read_app_state(),
        paging,
        selection: Selection::new(),
        chosen: RwSignal::new(Vec::new()),
    };
    let shown = Memo::new(move |_| {
        list.with(|page| match page {
            None if list.error().is_some() => Shown::Failed,
            Some(page) if page.users.is_empty() => Shown::None,
            None | Some(_) => Shown::Rows,
        })
    });
    let content = move || match shown.get() {
        Shown::Failed => {
            view! { <ReadFailed reading=list title=text.of(|words| words.test_users.failed) /> }
                .into_any()
        }
        Shown::None => view! { <Nobody /> }.into_any(),
        Shown::Rows => view! { <Rows listed /> }.into_any(),
    };
    view! {
        <Places listed />
        <Stale list title=text.of(|words| words.users.stale) />
        {content}
        <DeleteDialog listed />
    }
}

/// What stands where the rows do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Rows,
    Failed,
    None,
}

/// How many places are taken.
#[component]
fn Places(listed: Listed) -> impl IntoView {
    let text = use_text();
    let quota = quota_of(listed.app);
    let has_quota = Memo::new(move |_| quota.with(Option::is_some));
    let quota = Memo::new(move |_| quota.get().unwrap_or_default());
    let note =
        move || view! { <p class="quota-detail">{text.of(|words| words.test_users.note)}</p> };
    move || has_quota.get().then(|| view! { <QuotaSection quota>{note()}</QuotaSection> })
}

/// Nobody is registered.
#[component]
fn Nobody() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    view! {
        <StateView
            icon=IconName::Users
            title=Signal::derive(move || (text.now().test_users.none_title)(&app.name()))
            detail=text.of(|words| words.test_users.none_detail)
        >
            <ButtonLink
                href=Signal::derive(move || Route::Register { app: app.slug() }.href())
                kind=ButtonKind::Primary
                icon=IconName::UserPlus
            >
                {text.of(|words| words.users.register)}
            </ButtonLink>
        </StateView>
    }
}

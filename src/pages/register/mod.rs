//! Registering a user, which is the same as issuing an access token: a registered one gets another.

mod fields;
mod flow;
mod form;
mod issued;
mod lookup;

use leptos::prelude::*;
use nexconn_api::Secret;
use nexconn_api::locate::escape;
use web_sys::UrlSearchParams;

use crate::components::{BackLink, PageHead};
use crate::route::{Navigator, Route, use_page_title};
use crate::state::CurrentApp;
use crate::text::use_text;

use form::RegisterForm;
use issued::IssuedView;

/// A token that was just issued. It lives as long as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Issued {
    user_id: String,
    name: String,
    token: Secret,
    /// The user was registered before.
    was_known: bool,
}

/// The address of this page with a user id filled in.
pub(super) fn href(app: &str, user_id: &str) -> String {
    [&Route::Register { app: app.to_owned() }.href(), "?id=", &escape(user_id)].concat()
}

/// The form, then the token, then the form again.
#[component]
pub fn RegisterPage() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let title = text.of(|words| words.register.title);
    use_page_title(title);
    let issued = RwSignal::new(None::<Issued>);
    let asked_for = untrack(|| navigator.search());
    let first_id = RwSignal::new(
        UrlSearchParams::new_with_str(&asked_for)
            .ok()
            .and_then(|query| query.get("id"))
            .unwrap_or_default(),
    );
    let another = move || {
        first_id.set(String::new());
        issued.set(None);
    };
    let back = BackLink {
        href: Signal::derive(move || Route::Users { app: app.slug() }.href()),
        label: text.of(|words| words.register.back),
    };
    view! {
        <PageHead title back />
        {move || match issued.get() {
            None => {
                view! { <RegisterForm user_id=first_id.get_untracked() on_issued=move |done| issued.set(Some(done)) /> }
                    .into_any()
            }
            Some(issued) => view! { <IssuedView issued on_another=another /> }.into_any(),
        }}
    }
    .into_any()
}

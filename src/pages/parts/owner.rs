use leptos::prelude::*;
use nexconn_api::spec::Role;

use crate::state::{CurrentApp, SessionContext};

/// Whether the admin owns the app here: soft deletion and restoring are an owner's.
pub(crate) fn use_is_owner() -> Memo<bool> {
    use_has_role(Role::Owner)
}

/// Whether the admin has a role in the app here, or one above it.
pub(crate) fn use_has_role(role: Role) -> Memo<bool> {
    let app = CurrentApp::here();
    let session: SessionContext = expect_context();
    Memo::new(move |_| session.role(&app.slug()) >= Some(role))
}

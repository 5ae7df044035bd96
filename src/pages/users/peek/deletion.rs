use leptos::prelude::*;
use nexconn_api::admin::DirectoryUser;

use crate::components::{Fact, Facts};
use crate::pages::parts::{DeletionStanding, Moment, RestoreFrom};
use crate::text::use_text;

/// The soft deletion of a user: how sure it is, since when, and from when the id can be restored. Nothing where there is
/// none.
#[component]
pub(super) fn DeletionAtAGlance(user: Signal<DirectoryUser>) -> impl IntoView {
    let text = use_text();
    let deletion = Memo::new(move |_| user.with(|user| user.deletion));
    move || {
        let deletion = deletion.get()?;
        let requested = deletion.requested_at.map(|at| {
            view! {
                <Fact label=text.of(|words| words.deleted_user.requested)>
                    <Moment at />
                </Fact>
            }
        });
        Some(view! {
            <DeletionStanding deletion />
            <Facts>
                {requested}
                <Fact label=text.of(|words| words.deleted_user.restore_from)>
                    <RestoreFrom from=Signal::stored(deletion.restore_from) />
                </Fact>
            </Facts>
        })
    }
}

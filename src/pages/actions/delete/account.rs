use leptos::prelude::*;

use crate::components::{Fate, FateList};
use crate::text::use_text;

/// What a soft deletion erases, what it leaves, and what Nexconn does not say.
#[component]
pub(super) fn Account() -> impl IntoView {
    let text = use_text();
    view! {
        <FateList
            fate=Fate::Erased
            title=text.of(|words| words.deletion_dialogs.erased)
            things=Signal::derive(move || text.now().deletion_dialogs.erased_things)
        />
        <FateList
            fate=Fate::Stays
            title=text.of(|words| words.deletion_dialogs.stays)
            things=Signal::derive(move || text.now().deletion_dialogs.stays_things)
        />
        <FateList
            fate=Fate::Untold
            title=text.of(|words| words.deletion_dialogs.untold)
            things=Signal::derive(move || text.now().deletion_dialogs.untold_things)
        />
    }
}

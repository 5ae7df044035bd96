use leptos::prelude::*;

use crate::components::{Button, ButtonKind, IconName, StateView};
use crate::text::use_text;

/// The address names a page that the list no longer has.
#[component]
pub(crate) fn PageGone(
    /// What the list is of.
    icon: IconName,
    /// Why the page may have gone.
    #[prop(into)]
    detail: Signal<Option<String>>,
    /// Leads to the first page.
    #[prop(into)]
    on_first: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    view! {
        <StateView icon title=text.of(|words| words.users.page_gone_title) detail>
            <Button kind=ButtonKind::Primary on_press=on_first>
                {text.of(|words| words.users.first_page)}
            </Button>
        </StateView>
    }
}

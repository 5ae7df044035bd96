use leptos::prelude::*;

use crate::components::{Identifier, TickBox, UserLink};
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// A user to choose: a box, who it is, where it stands in the text.
#[component]
pub(crate) fn ChoiceRow(
    user_id: String,
    /// The name; none if it is not known.
    name: Option<String>,
    /// A picture's address, only from a host that the deployment allows.
    #[prop(optional_no_strip)]
    picture: Option<String>,
    /// What its box chooses, if not that user alone.
    #[prop(optional_no_strip)]
    chooses: Option<String>,
    /// The line of the text.
    line: usize,
    /// Whether it is chosen.
    #[prop(into)]
    is_chosen: Signal<bool>,
    /// Asked to choose it or not.
    #[prop(into)]
    on_tick: Callback<bool>,
    /// The last cell.
    children: Children,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let id = StoredValue::new(chooses.unwrap_or_else(|| user_id.clone()));
    let href = Route::User { app: app.slug_untracked(), user_id: user_id.clone() }.href();
    view! {
        <tr data-out=move || (!is_chosen.get()).then_some("")>
            <td class="grouped-margin">
                <TickBox
                    label=Signal::derive(move || (text.now().many.choose)(&id.get_value()))
                    ticked=is_chosen
                    on_tick
                />
            </td>
            <td>
                <UserLink
                    href
                    id=user_id.clone()
                    name
                    nameless=text.of(|words| words.users.no_name)
                    picture
                />
            </td>
            <td>
                <Identifier value=user_id />
            </td>
            <td data-at="wide-only" class="muted">
                {move || (text.now().many.line)(&text.language().number(line as u64))}
            </td>
            {children()}
        </tr>
    }
}

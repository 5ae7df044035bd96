use leptos::prelude::*;

use super::{Icon, IconName, Menu};

/// The ⋯ of a row: everything that can be done with it.
#[component]
pub fn RowMenu(
    /// Its name, such as "Actions for Amara Okafor".
    #[prop(into)]
    label: Signal<String>,
    /// The actions, as [`MenuItem`](super::MenuItem)s and their like.
    children: ChildrenFn,
) -> impl IntoView {
    let face = view! { <Icon name=IconName::More /> }.into_any();
    view! {
        <span class="row-menu">
            <Menu label face floating=true>
                {children()}
            </Menu>
        </span>
    }
}

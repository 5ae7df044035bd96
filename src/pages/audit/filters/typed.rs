use leptos::prelude::*;

use super::{Name, add_label, of};
use crate::components::{FilterChoice, FilterForm, FilterInput, FilterMenu};
use crate::pages::audit::words::GATEWAY;
use crate::state::SessionContext;
use crate::text::use_text;

/// Oneself, the gateway, or somebody by e-mail.
#[component]
pub(super) fn AdminFilter(#[prop(into)] on_choose: Callback<String>) -> impl IntoView {
    let text = use_text();
    let session: SessionContext = expect_context();
    let typing = RwSignal::new(false);
    let choices = Signal::derive(move || {
        let words = &text.now().audit;
        let mut choices = Vec::new();
        if let Some(email) = session.email() {
            let text = [words.mine, ", ", &email].concat();
            choices.push(FilterChoice { value: Some(email), text });
        }
        choices
            .push(FilterChoice { value: Some(GATEWAY.to_owned()), text: words.gateway.to_owned() });
        choices.push(FilterChoice { value: None, text: words.other_admin.to_owned() });
        choices
    });
    let choose = move |admin: Option<String>| match admin {
        Some(admin) => on_choose.run(admin),
        None => typing.set(true),
    };
    move || {
        if typing.get() {
            view! { <TypedFilter name=|words| words.admin hint=|words| words.admin_hint open=typing on_choose /> }
                .into_any()
        } else {
            view! {
                <FilterMenu
                    name=of(text, |words| words.admin)
                    label=add_label(text, |words| words.admin)
                    choices
                    on_choose=choose
                />
            }
            .into_any()
        }
    }
}

#[component]
pub(super) fn UserFilter(#[prop(into)] on_choose: Callback<String>) -> impl IntoView {
    let open = RwSignal::new(false);
    view! { <TypedFilter name=|words| words.user hint=|words| words.user_hint open on_choose /> }
}

/// Something that is typed whole.
#[component]
fn TypedFilter(
    name: Name,
    hint: Name,
    open: RwSignal<bool>,
    on_choose: Callback<String>,
) -> impl IntoView {
    let text = use_text();
    let value = RwSignal::new(String::new());
    let apply = move || {
        // Ids are exact, spaces and all; one made of nothing is none.
        let value = value.get_untracked();
        if !value.is_empty() {
            on_choose.run(value);
        }
    };
    let placeholder = Signal::derive(move || Some(hint(&text.now().audit).to_owned()));
    view! {
        <FilterForm
            name=of(text, name)
            label=add_label(text, name)
            apply=of(text, |words| words.apply)
            open
            on_apply=apply
        >
            <FilterInput label=of(text, name) value placeholder first=true />
        </FilterForm>
    }
}

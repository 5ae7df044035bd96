use leptos::prelude::*;

use super::{Button, ButtonSize, Icon, IconName, Menu, MenuAlign, MenuItem};

/// One choice of a [`FilterMenu`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterChoice<T> {
    /// What is filtered by.
    pub value: T,
    /// What the reader sees.
    pub text: String,
}

/// Adds a limit to a list, one of a few: a dashed button with the limit's name that opens the choices.
#[component]
pub fn FilterMenu<T>(
    /// The limit's name, such as "Outcome".
    #[prop(into)]
    name: Signal<String>,
    /// What opening it is for, such as "Filter by outcome".
    #[prop(into)]
    label: Signal<String>,
    /// The choices, in order.
    #[prop(into)]
    choices: Signal<Vec<FilterChoice<T>>>,
    /// Called with the chosen one.
    #[prop(into)]
    on_choose: Callback<T>,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    let face = view! { <FilterFace name /> }.into_any();
    view! {
        <div class="filter">
            <Menu label face align=MenuAlign::Start>
                {move || {
                    let item = |FilterChoice { value, text }: FilterChoice<T>| {
                        view! {
                            <MenuItem on_select=move || on_choose.run(value.clone())>{text}</MenuItem>
                        }
                    };
                    choices.get().into_iter().map(item).collect_view()
                }}
            </Menu>
        </div>
    }
}

/// Adds a limit to a list that is typed: a dashed button with the limit's name in whose place fields come.
#[component]
pub fn FilterForm(
    /// The limit's name, such as "User".
    #[prop(into)]
    name: Signal<String>,
    /// What opening it is for, such as "Filter by user".
    #[prop(into)]
    label: Signal<String>,
    /// What the button that applies it says.
    #[prop(into)]
    apply: Signal<String>,
    /// Whether the fields are there.
    open: RwSignal<bool>,
    /// Called to apply it.
    #[prop(into)]
    on_apply: Callback<()>,
    /// The fields: one [`FilterInput`] each.
    children: ChildrenFn,
) -> impl IntoView {
    let children = StoredValue::new(children);
    move || {
        if !open.get() {
            return view! {
                <button
                    type="button"
                    class="filter-add"
                    aria-label=label
                    on:click=move |_| open.set(true)
                >
                    <FilterFace name />
                </button>
            }
            .into_any();
        }
        let submit = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            open.set(false);
            on_apply.run(());
        };
        let keys = move |event: leptos::ev::KeyboardEvent| {
            if event.key() == "Escape" {
                open.set(false);
            }
        };
        view! {
            <form class="filter-form" aria-label=label on:submit=submit on:keydown=keys>
                {children.with_value(|children| children())}
                <Button size=ButtonSize::Small submit=true>{apply}</Button>
            </form>
        }
        .into_any()
    }
}

/// One field of a [`FilterForm`].
#[component]
pub fn FilterInput(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed.
    value: RwSignal<String>,
    /// What the browser takes: `text`, `datetime-local`.
    #[prop(default = "text")]
    kind: &'static str,
    /// What is wanted, such as "User id, whole".
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
    /// Has the focus when the form opens.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    let input = NodeRef::<leptos::html::Input>::new();
    Effect::new(move || {
        if let Some(input) = input.get().filter(|_| first) {
            super::focus::focus(&input);
        }
    });
    view! {
        <input
            node_ref=input
            class="input filter-input"
            type=kind
            aria-label=label
            placeholder=placeholder
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            prop:value=value
            on:input:target=move |event| value.set(event.target().value())
        />
    }
}

#[component]
fn FilterFace(name: Signal<String>) -> impl IntoView {
    view! {
        <span class="filter-face" aria-hidden="true">
            <Icon name=IconName::Plus />
            {name}
        </span>
    }
}

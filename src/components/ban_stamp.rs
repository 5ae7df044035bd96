use leptos::prelude::*;

use super::{BanRuler, Icon, IconName};

/// A state out of the usual, such as "Banned": ⊘ and the word on a wash.
#[component]
pub fn BanStamp(
    /// The word.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! {
        <span class="stamp" data-kind="ban">
            <Icon name=IconName::Ban />
            {label}
        </span>
    }
}

/// The time that is left over its place on the ruler.
#[component]
pub fn TimeOnRuler(
    /// What is read: a [`super::Time`], or words.
    children: Children,
    /// The time, in milliseconds; none where it is not known, and no ruler is drawn then.
    #[prop(into)]
    length: Signal<Option<i64>>,
    /// It is shorter than before, or about to change: amber in place of red.
    #[prop(optional, into)]
    warns: Signal<bool>,
) -> impl IntoView {
    let is_known = Memo::new(move |_| length.with(Option::is_some));
    let ruler = move || {
        is_known.get().then(|| {
            let length = Signal::derive(move || length.get().unwrap_or_default());
            view! { <BanRuler length warns /> }
        })
    };
    view! {
        <span class="time-on-ruler">
            <span class="time-on-ruler-text">{children()}</span>
            {ruler}
        </span>
    }
}

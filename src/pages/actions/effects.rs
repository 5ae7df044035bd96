use leptos::prelude::*;

use crate::components::{Icon, IconName, Tone};
use crate::text::use_text;

/// One thing that an action will do, or leave as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Effect {
    /// Stands before it.
    pub(crate) icon: IconName,
    /// Its colour; quiet if none is given.
    pub(crate) tone: Option<Tone>,
    /// What stands out, such as "2 are banned already."
    pub(crate) strong: String,
    /// The rest of the sentence.
    pub(crate) rest: String,
}

impl Effect {
    /// A quiet sentence.
    pub(crate) fn new(icon: IconName, rest: impl Into<String>) -> Self {
        Self { icon, tone: None, strong: String::new(), rest: rest.into() }
    }

    /// With words before it that stand out.
    pub(crate) fn strong(self, tone: Option<Tone>, strong: impl Into<String>) -> Self {
        Self { tone, strong: strong.into(), ..self }
    }
}

/// What an action will do to whom, before it is done.
#[component]
pub(crate) fn EffectList(
    /// The sentences.
    #[prop(into)]
    effects: Signal<Vec<Effect>>,
    /// What stands below a sentence needs more than words.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let text = use_text();
    let line = |effect: Effect| {
        let Effect { icon, tone, strong, rest } = effect;
        let strong = (!strong.is_empty()).then(|| view! { <strong>{strong}</strong> " " });
        view! {
            <li data-tone=tone.map(Tone::name)>
                <Icon name=icon />
                <p>{strong} {rest}</p>
            </li>
        }
    };
    view! {
        <section class="action-effects">
            <h2>{text.of(|words| words.form.what_will_happen)}</h2>
            <ul>{move || effects.get().into_iter().map(line).collect_view()}</ul>
            {children.map(|children| children())}
        </section>
    }
}

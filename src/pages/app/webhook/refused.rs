use leptos::prelude::*;
use nexconn_api::admin::{HookFailure, HookParameter, HookRefusal};

use super::Hook;
use crate::pages::app::source::At;
use crate::text::{Texts, use_text};

/// The last request that was refused, why, and the parameters as they came, so that their names can be set.
#[component]
pub(super) fn Refused(hook: Hook) -> impl IntoView {
    let text = use_text();
    let failure = Memo::new(move |_| {
        hook.hooks.with(|hooks| {
            let hooks = hooks.as_ref()?;
            hooks.failure.clone()
        })
    });
    let view = move |failure: HookFailure| {
        let class = if hook.is_refused() { "setting-wrong" } else { "setting-where" };
        let why = failure.why;
        view! {
            <div class="refused-hook">
                <span class=class>
                    {text.of(|words| words.app_page.refused)} " " <At at=failure.at /> ": "
                    {move || refusal(text, why)}
                </span>
                <Parameters parameters=failure.parameters />
            </div>
        }
    };
    move || failure.get().map(view)
}

/// The parameters of a request: names and values, without a value that may be a signature.
#[component]
pub(super) fn Parameters(parameters: Vec<HookParameter>) -> impl IntoView {
    let text = use_text();
    let parameter = move |HookParameter { name, value, chars }: HookParameter| {
        let value = value.map_or_else(
            || {
                let hidden = move || (text.now().app_page.hidden_value)(chars);
                view! { <span class="faint">{hidden}</span> }.into_any()
            },
            IntoAny::into_any,
        );
        view! {
            <li>
                <code dir="ltr">
                    <strong>{name}</strong>
                    "="
                    {value}
                </code>
            </li>
        }
    };
    (!parameters.is_empty()).then(|| {
        view! {
            <ul class="hook-parameters" aria-label=text.of(|words| words.app_page.parameters)>
                {parameters.into_iter().map(parameter).collect_view()}
            </ul>
        }
    })
}

/// Why a request was refused, and what to do.
fn refusal(text: Texts, why: HookRefusal) -> &'static str {
    let words = &text.now().app_page;
    match why {
        HookRefusal::NotSigned => words.not_signed,
        HookRefusal::OtherApp => words.other_app,
        HookRefusal::WrongSignature => words.wrong_signature,
        HookRefusal::TooOld => words.too_old,
        HookRefusal::Reused => words.reused,
        HookRefusal::Unreadable => words.unreadable,
    }
}

use leptos::prelude::*;
use nexconn_api::Code;

use super::happening::{Happening, is_good};
use super::stage::use_stage;
use super::words;
use crate::text::use_text;

/// Everything that happened, the latest first, with who did it and the code.
#[component]
pub(super) fn Saw() -> impl IntoView {
    let text = use_text();
    let stage = use_stage();
    let is_empty = Memo::new(move |_| stage.happenings.with(Vec::is_empty));
    let nothing = move || {
        is_empty.get().then(|| {
            view! { <p class="faint">{text.of(|words| words.try_as_user.saw_nothing)}</p> }
        })
    };
    let latest_first =
        move || stage.happenings.with(|all| all.iter().rev().cloned().collect::<Vec<_>>());
    view! {
        <section class="try-saw">
            <h2>{text.of(|words| words.try_as_user.saw)}</h2>
            {nothing}
            <ol tabindex="0" aria-label=text.of(|words| words.try_as_user.saw)>
                <For each=latest_first key=|happening| happening.number let(happening)>
                    <Row happening />
                </For>
            </ol>
        </section>
    }
}

#[component]
fn Row(happening: Happening) -> impl IntoView {
    let text = use_text();
    let stage = use_stage();
    let Happening { at, letter, what, .. } = happening;
    let shown = what.clone();
    let code = Memo::new(move |_| shown.code());
    let is_bad = Memo::new(move |_| code.get().is_some_and(|code: Code| !is_good(code)));
    view! {
        <li data-bad=move || is_bad.get().then_some("")>
            <time>{move || text.language().time_of_day(at)}</time>
            <b>{letter.map(super::happening::Letter::name)}</b>
            <code>{move || code.get().map(|code| code.0)}</code>
            <span>{move || words::in_log(text, stage, letter, &what)}</span>
        </li>
    }
}

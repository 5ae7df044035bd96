use leptos::prelude::*;
use nexconn_api::choices::ANY_CALL;
use nexconn_api::{Code, Spec};

use crate::text::use_text;

/// The codes that an endpoint can answer, each with its HTTP status.
#[component]
pub(super) fn Answers(spec: &'static Spec) -> impl IntoView {
    let text = use_text();
    let mut codes: Vec<Code> = ANY_CALL.iter().chain(spec.refusals).copied().collect();
    codes.sort_unstable();
    codes.dedup();
    codes.insert(0, Code::SUCCESS);
    let row = move |code: Code| {
        let meaning = move || {
            let words = &text.now().explorer;
            if code == Code::SUCCESS { words.done.to_owned() } else { words.meaning_of(code.0) }
        };
        view! {
            <tr>
                <th scope="row"><code>{code.0}</code></th>
                <td>{meaning}</td>
                <td class="answer-http">{code.http()}</td>
            </tr>
        }
    };
    view! {
        <section class="call-answers">
            <h3>{text.of(|words| words.explorer.answers)}</h3>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{text.of(|words| words.explorer.code)}</th>
                        <th scope="col">{text.of(|words| words.explorer.meaning)}</th>
                        <th scope="col" class="answer-http">"HTTP"</th>
                    </tr>
                </thead>
                <tbody>{codes.into_iter().map(row).collect_view()}</tbody>
            </table>
            <p class="field-hint">{text.of(|words| words.explorer.answers_hint)}</p>
        </section>
    }
    .into_any()
}

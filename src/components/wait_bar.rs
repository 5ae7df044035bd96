use leptos::prelude::*;

/// How much of a wait has passed, as a small bar. Decoration: what is left stands beside it in words.
#[component]
pub fn WaitBar(
    /// 0 to 1.
    #[prop(into)]
    passed: Signal<f64>,
) -> impl IntoView {
    let filled = Memo::new(move |_| format!("{:.2}%", passed.get().clamp(0.0, 1.0) * 100.0));
    view! {
        <span class="wait-bar" aria-hidden="true">
            <span class="wait-bar-fill" style:inline-size=filled></span>
        </span>
    }
}

/// Two moments and the time between them: until the second something cannot be done. After the request in the first
/// part, amber; free after it.
#[component]
pub fn WaitAxis(
    /// What the axis is, for those who do not see it.
    #[prop(into)]
    label: Signal<String>,
    /// The first moment, and what it is.
    #[prop(into)]
    begin: Signal<(String, String)>,
    /// The second, and what can be done from then on.
    #[prop(into)]
    end: Signal<(String, String)>,
) -> impl IntoView {
    let mark = |moment: Signal<(String, String)>| {
        view! {
            <li>
                <strong>{move || moment.get().0}</strong>
                <span>{move || moment.get().1}</span>
            </li>
        }
    };
    view! {
        <ol class="wait-axis" aria-label=label>
            {mark(begin)}
            {mark(end)}
        </ol>
    }
}

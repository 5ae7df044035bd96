use leptos::prelude::*;

/// One bar of an [`EndsSoon`].
#[derive(Clone, Debug, PartialEq)]
pub struct EndingBar {
    /// What tells rows apart.
    pub key: String,
    /// When it ends, as a part of the axis, 0 to 1.
    pub share: f64,
}

/// Bars on one linear axis: what ends soon, the first first.
#[component]
pub fn EndsSoon(
    /// The marks of the axis from its beginning on, in equal steps, such as "now", "20:00".
    #[prop(into)]
    axis: Signal<Vec<String>>,
    /// The bars, in order.
    #[prop(into)]
    bars: Signal<Vec<EndingBar>>,
    /// What stands before the bar with that key: who it is about.
    #[prop(into)]
    who: Callback<String, AnyView>,
    /// What stands behind it: the time left.
    #[prop(into)]
    left: Callback<String, AnyView>,
) -> impl IntoView {
    let keys = Memo::new(move |_| {
        bars.with(|bars| bars.iter().map(|bar| bar.key.clone()).collect::<Vec<_>>())
    });
    let row = move |key: String| {
        let own = key.clone();
        let width = Memo::new(move |_| {
            let share =
                |bars: &Vec<EndingBar>| bars.iter().find(|bar| bar.key == own).map(|bar| bar.share);
            format!("{:.2}%", bars.with(share).unwrap_or_default().clamp(0.0, 1.0) * 100.0)
        });
        view! {
            <li class="ends-soon-row">
                <span class="ends-soon-who">{who.run(key.clone())}</span>
                <span class="ends-soon-line">
                    <span class="ends-soon-bar" style:inline-size=width></span>
                    <span class="ends-soon-left">{left.run(key)}</span>
                </span>
            </li>
        }
    };
    let mark = |mark: String| view! { <span>{mark}</span> };
    view! {
        <div class="ends-soon">
            <div class="ends-soon-axis" aria-hidden="true">
                {move || axis.get().into_iter().map(mark).collect_view()}
            </div>
            <ol>
                <For each=move || keys.get() key=String::clone children=row />
            </ol>
        </div>
    }
}

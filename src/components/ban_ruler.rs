use leptos::prelude::*;

/// Ends of the ruler's five equal parts, in minutes: 10 min, 1 h, 1 d, 7 d, 30 d.
const PARTS: [f64; 5] = [10.0, 60.0, 1440.0, 10_080.0, 43_200.0];
const MILLIS_A_MINUTE: f64 = 60_000.0;

/// How high the ruler is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RulerSize {
    /// 3 px high, 80 px wide: rows.
    #[default]
    Row,
    /// 3 px high, as wide as there is room: side panels.
    Panel,
    /// 8 px high, as wide as there is room: the page of one user.
    Page,
}

/// The scale on which every length of a ban is seen, so that lengths compare: five equal parts, logarithmic inside
/// each, linear in the first. Decoration: the time stands beside it in words.
#[component]
pub fn BanRuler(
    /// The time to show, in milliseconds; more than 30 days fill it.
    #[prop(into)]
    length: Signal<i64>,
    /// How high.
    #[prop(optional)]
    size: RulerSize,
    /// What stands below: the beginning, then the end of each part.
    #[prop(optional, into)]
    labels: Option<Signal<Vec<String>>>,
    /// It is shorter than before, or about to change: amber in place of red.
    #[prop(optional, into)]
    warns: Signal<bool>,
) -> impl IntoView {
    let filled = Memo::new(move |_| format!("{:.2}%", share_of(length.get()) * 100.0));
    let labels = labels.map(|labels| {
        let label = |label: String| view! { <span>{label}</span> };
        view! {
            <span class="ruler-labels">
                {move || labels.get().into_iter().map(label).collect_view()}
            </span>
        }
    });
    view! {
        <span
            class="ruler"
            data-size=match size {
                RulerSize::Row => "row",
                RulerSize::Panel => "panel",
                RulerSize::Page => "page",
            }
            data-warns=move || warns.get().then_some("")
            aria-hidden="true"
        >
            <span class="ruler-track">
                <span class="ruler-fill" style:inline-size=filled></span>
            </span>
            {labels}
        </span>
    }
}

/// How much of the ruler a time fills, 0 to 1.
pub fn share_of(millis: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "bans are far shorter than 2^53 milliseconds")]
    let minutes = (millis as f64 / MILLIS_A_MINUTE).max(0.0);
    let mut begin = 0.0;
    let mut filled = 0.0;
    for end in PARTS {
        if minutes < end {
            let inside = if begin == 0.0 {
                minutes / end
            } else {
                (minutes / begin).ln() / (end / begin).ln()
            };
            return (filled + inside) / 5.0;
        }
        begin = end;
        filled += 1.0;
    }
    1.0
}

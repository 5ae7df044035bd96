use leptos::prelude::*;

/// How much of a limit is used: a bar with a tick where it begins to be short.
#[component]
pub fn Meter(
    /// The whole in words, such as "86 of 100 registered users".
    #[prop(into)]
    label: Signal<String>,
    /// How much is used.
    #[prop(into)]
    used: Signal<u64>,
    /// The limit.
    #[prop(into)]
    limit: Signal<u64>,
    /// From how much on it is short.
    #[prop(into)]
    notice: Signal<u64>,
    /// What stands at the tick, such as "80 notice".
    #[prop(into)]
    notice_label: Signal<String>,
) -> impl IntoView {
    let state = move || match used.get() {
        used if used >= limit.get() => "full",
        used if used >= notice.get() => "short",
        _ => "usual",
    };
    let share = move |count: u64| {
        let limit = limit.get().max(1);
        format!("{}%", count.min(limit) * 100 / limit)
    };
    view! {
        <div class="meter" data-state=state>
            <div
                class="meter-bar"
                role="meter"
                aria-label=label
                aria-valuemin="0"
                aria-valuemax=move || limit.get().to_string()
                aria-valuenow=move || used.get().to_string()
            >
                <span class="meter-fill" style:inline-size=move || share(used.get())></span>
                <span class="meter-tick" style:inset-inline-start=move || share(notice.get())></span>
            </div>
            <div class="meter-scale" aria-hidden="true">
                <span>"0"</span>
                <span class="meter-notice" style:inset-inline-start=move || share(notice.get())>
                    {notice_label}
                </span>
                <span class="meter-limit">{move || limit.get().to_string()}</span>
            </div>
        </div>
    }
}

use leptos::prelude::*;

use super::radio_group::RadioName;

/// One stop of a [`RulerChoice`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulerStop {
    /// The length it stands for, in the caller's unit.
    pub value: i64,
    /// Such as "7 days".
    pub label: String,
}

/// The ruler as a choice: its stops are radios of the [`super::RadioGroup`] around it, and the track fills up to the
/// chosen one.
#[component]
pub fn RulerChoice(
    /// The five stops of the scale, shortest first.
    #[prop(into)]
    stops: Signal<Vec<RulerStop>>,
    /// Stands below the beginning, such as "now".
    #[prop(into)]
    begin: Signal<String>,
    /// The chosen stop's value, if one is chosen.
    #[prop(into)]
    value: Signal<Option<i64>>,
    /// Called with a stop's value.
    #[prop(into)]
    on_choose: Callback<i64>,
) -> impl IntoView {
    let RadioName(name) = expect_context();
    let stop = move |stop: RulerStop| {
        let own = stop.value;
        view! {
            <label class="ruler-stop">
                <input
                    type="radio"
                    name=name.clone()
                    prop:checked=move || value.get() == Some(own)
                    on:change=move |_| on_choose.run(own)
                />
                <span class="ruler-stop-part"></span>
                <span class="ruler-stop-knob"></span>
                <span class="ruler-stop-label">{stop.label}</span>
            </label>
        }
    };
    view! {
        <div class="ruler-choice">
            <span class="ruler-choice-begin" aria-hidden="true">
                {begin}
            </span>
            {move || stops.get().into_iter().map(stop.clone()).collect_view()}
        </div>
    }
}

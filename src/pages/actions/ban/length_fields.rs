use leptos::prelude::*;
use nexconn_api::nexconn::BAN_MINUTES;

use super::length::{BanLength, Choice, MILLIS_A_MINUTE, STOPS, Unit, whole_minute};
use crate::components::{
    RadioChoice, RadioGroup, RulerChoice, RulerStop, Select, SelectOption, TextField,
};
use crate::form::DraftCore;
use crate::state::Clock;
use crate::text::use_text;

/// How long: the stops of the ruler, another length, or until lifted; then the end in words.
#[component]
pub(crate) fn BanLengthFields(
    /// The length.
    length: BanLength,
    /// The request it goes with.
    draft: DraftCore,
) -> impl IntoView {
    let text = use_text();
    let stops = Signal::derive(move || {
        let labels = text.now().dialogs.stops.into_iter().map(ToOwned::to_owned);
        STOPS.into_iter().zip(labels).map(|(value, label)| RulerStop { value, label }).collect()
    });
    let stop = Signal::derive(move || match length.choice.get() {
        Choice::Stop(minutes) => Some(minutes),
        Choice::Custom | Choice::Standing => None,
    });
    let is_custom = Memo::new(move |_| length.choice.get() == Choice::Custom);
    let custom = move || is_custom.get().then(|| view! { <CustomLength length draft /> });
    let proposed = move || {
        let span = text.language().span(length.proposed_after()? * MILLIS_A_MINUTE);
        Some(view! { <p class="ban-proposed">{(text.now().dialogs.proposed)(&span)}</p> })
    };
    view! {
        <RadioGroup legend=text.of(|words| words.dialogs.how_long)>
            <RulerChoice
                stops
                begin=text.of(|words| words.ban.ruler[0])
                value=stop
                on_choose=move |minutes| length.choose(Choice::Stop(minutes))
            />
            <RadioChoice chosen=is_custom on_choose=move || length.choose(Choice::Custom)>
                {text.of(|words| words.dialogs.custom)}
            </RadioChoice>
            {custom}
            <RadioChoice
                chosen=Signal::derive(move || length.is_standing())
                on_choose=move || length.choose(Choice::Standing)
                hint=text.of(|words| words.ban.until_lifted_hint)
            >
                {text.of(|words| words.dialogs.until_lifted)}
            </RadioChoice>
            {proposed}
            <EndInWords length />
        </RadioGroup>
    }
}

#[component]
fn CustomLength(length: BanLength, draft: DraftCore) -> impl IntoView {
    let text = use_text();
    let options = Signal::derive(move || {
        let words = text.now().dialogs.units;
        let option = |(unit, name): (Unit, &str)| SelectOption {
            value: unit.name().to_owned(),
            text: name.to_owned(),
        };
        Unit::ALL.into_iter().zip(words).map(option).collect::<Vec<_>>()
    });
    let choose = move |name: String| {
        if let Some(unit) = Unit::ALL.into_iter().find(|unit| unit.name() == name) {
            length.unit.set(unit);
        }
    };
    // Wrong lengths are told at once: the field shows what the sentence below leaves out.
    let error = Signal::derive(move || {
        let is_wrong = length.end(0).is_none();
        is_wrong.then(|| {
            (text.now().dialogs.too_long)(&text.language().number(BAN_MINUTES.unsigned_abs()))
        })
    });
    view! {
        <div class="custom-length">
            <TextField
                label=text.of(|words| words.dialogs.amount)
                value=length.amount
                error
                on_commit=move || draft.leave("durationMinutes")
            />
            <Select
                label=text.of(|words| words.dialogs.unit)
                options
                value=Signal::derive(move || length.unit.get().name().to_owned())
                on_change=choose
            />
        </div>
    }
}

#[component]
fn EndInWords(length: BanLength) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    let end = Memo::new(move |_| length.end(clock.counted()).map(whole_minute));
    move || {
        if length.is_standing() {
            return Some(view! { <p class="ban-end">{text.now().dialogs.no_end}</p> }.into_any());
        }
        let end = end.get()?;
        let language = text.language();
        let (moment, zone) = (language.moment(end), language.zone(end));
        let words = &text.now().dialogs;
        let view = view! {
            <p class="ban-end">
                {words.ends} " " <strong>{moment}</strong> " " {words.your_time} " "
                <span class="faint">"(" {zone} ")"</span>
            </p>
        };
        Some(view.into_any())
    }
}

use leptos::prelude::*;
use nexconn_api::nexconn::BAN_MINUTES;

use crate::components::{
    RadioChoice, RadioGroup, RulerChoice, RulerStop, Select, SelectOption, TextField,
};
use crate::form::DraftCore;
use crate::state::Clock;
use crate::text::use_text;

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;
/// The ends of the ruler's parts, in minutes.
const STOPS: [i64; 5] = [10, HOUR, DAY, 7 * DAY, BAN_MINUTES];
const USUAL: i64 = DAY;
const MILLIS_A_MINUTE: i64 = 60_000;

/// How long a ban is to be, as its fields stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BanLength {
    choice: RwSignal<Choice>,
    /// Whether the reader has chosen.
    touched: RwSignal<bool>,
    amount: RwSignal<String>,
    unit: RwSignal<Unit>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    /// A stop of the ruler, in minutes.
    Stop(i64),
    Custom,
    Standing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Minutes,
    Hours,
    Days,
}

impl Unit {
    const ALL: [Self; 3] = [Self::Minutes, Self::Hours, Self::Days];

    const fn minutes(self) -> i64 {
        match self {
            Self::Minutes => 1,
            Self::Hours => HOUR,
            Self::Days => DAY,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
        }
    }
}

impl BanLength {
    /// A day, until something else is chosen.
    pub(crate) fn new() -> Self {
        Self {
            choice: RwSignal::new(Choice::Stop(USUAL)),
            touched: RwSignal::new(false),
            amount: RwSignal::new("24".to_owned()),
            unit: RwSignal::new(Unit::Hours),
        }
    }

    /// In minutes; none where the ban is to last until lifted, or no number was given.
    pub(crate) fn minutes(self) -> Option<i64> {
        match self.choice.get() {
            Choice::Stop(minutes) => Some(minutes),
            Choice::Custom => {
                let amount = self.amount.with(|amount| amount.trim().parse::<i64>().ok())?;
                amount.checked_mul(self.unit.get().minutes())
            }
            Choice::Standing => None,
        }
    }

    /// For the request: what is no number is told as one that is out of range.
    pub(crate) fn minutes_sent(self) -> i64 {
        self.minutes().unwrap_or_default()
    }

    /// Whether it is to last until lifted.
    pub(crate) fn is_standing(self) -> bool {
        self.choice.get() == Choice::Standing
    }

    /// When it would end, in Unix milliseconds; none where it would not, or its length is none.
    pub(crate) fn end(self, now: i64) -> Option<i64> {
        let minutes = self.minutes().filter(|minutes| (1..=BAN_MINUTES).contains(minutes))?;
        Some(now + minutes * MILLIS_A_MINUTE)
    }

    /// Proposes the next longer stop after earlier bans, unless the reader has chosen; the longest one in minutes.
    pub(super) fn propose_after(self, longest: i64) {
        if !self.touched.get_untracked() {
            let longer = STOPS.into_iter().find(|stop| *stop > longest.max(USUAL));
            self.choice.set(Choice::Stop(longer.unwrap_or(BAN_MINUTES)));
        }
    }

    fn choose(self, choice: Choice) {
        if let (Choice::Custom, Choice::Stop(minutes)) = (choice, self.choice.get_untracked()) {
            // Begins at what was chosen, in the largest unit that holds it.
            let fits = |unit: &&Unit| minutes % unit.minutes() == 0;
            let unit = Unit::ALL.iter().rev().find(fits).copied().unwrap_or(Unit::Minutes);
            self.unit.set(unit);
            self.amount.set((minutes / unit.minutes()).to_string());
        }
        self.touched.set(true);
        self.choice.set(choice);
    }
}

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
    let end = Memo::new(move |_| {
        let end = length.end(clock.shown())?;
        let language = text.language();
        Some((language.moment(end), language.zone(end)))
    });
    move || {
        if length.is_standing() {
            return Some(view! { <p class="ban-end">{text.now().dialogs.no_end}</p> }.into_any());
        }
        let (moment, zone) = end.get()?;
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

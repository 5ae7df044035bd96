use leptos::prelude::*;
use nexconn_api::admin::TokenValidity;

use crate::components::{RadioChoice, RadioGroup, Select, SelectOption, TextField};
use crate::text::{Texts, use_text};

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;
const MINUTE_MILLIS: i64 = 60_000;

/// For how long access tokens work, as it is chosen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Validity {
    choice: RwSignal<Choice>,
    amount: RwSignal<String>,
    unit: RwSignal<Unit>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Never,
    After,
    Unknown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Minutes,
    Hours,
    Days,
}

impl Unit {
    const ALL: [Self; 3] = [Self::Minutes, Self::Hours, Self::Days];

    const fn name(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
        }
    }

    const fn minutes(self) -> i64 {
        match self {
            Self::Minutes => 1,
            Self::Hours => HOUR,
            Self::Days => DAY,
        }
    }
}

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chosen {
    /// They never expire.
    Never,
    /// After so many minutes; none where no whole number is given.
    After(Option<i64>),
    /// It is not known.
    Unknown,
}

impl Validity {
    /// As it is now; none where that is not known.
    pub(super) fn of(now: Option<TokenValidity>) -> Self {
        let minutes = now.and_then(|validity| validity.minutes);
        let choice = match (now, minutes) {
            (None, _) => Choice::Unknown,
            (_, None) => Choice::Never,
            (_, Some(_)) => Choice::After,
        };
        let minutes = minutes.unwrap_or(7 * DAY);
        let divides = |unit: &Unit| minutes % unit.minutes() == 0;
        let unit = Unit::ALL.into_iter().rfind(divides).unwrap_or(Unit::Minutes);
        Self {
            choice: RwSignal::new(choice),
            amount: RwSignal::new((minutes / unit.minutes()).to_string()),
            unit: RwSignal::new(unit),
        }
    }

    /// What is chosen, tracked.
    pub(super) fn chosen(self) -> Chosen {
        match self.choice.get() {
            Choice::Never => Chosen::Never,
            Choice::After => {
                let amount = self.amount.with(|amount| amount.trim().parse::<i64>().ok());
                let minutes = |amount: i64| amount.checked_mul(self.unit.get().minutes());
                Chosen::After(amount.and_then(minutes))
            }
            Choice::Unknown => Chosen::Unknown,
        }
    }
}

/// Never, or after a length of time; where it is declared, also that it is not known.
#[component]
pub(super) fn ValidityFields(
    validity: Validity,
    /// Offers that it is not known.
    with_unknown: bool,
    /// What is wrong with the length.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let text = use_text();
    let Validity { choice, amount, unit } = validity;
    let is = move |which: Choice| Signal::derive(move || choice.get() == which);
    let length = move || {
        (choice.get() == Choice::After).then(|| {
            let options = Signal::derive(move || {
                let option = |unit: Unit| SelectOption {
                    value: unit.name().to_owned(),
                    text: unit_text(text, unit).to_owned(),
                };
                Unit::ALL.map(option).to_vec()
            });
            let choose = move |name: String| {
                if let Some(chosen) = Unit::ALL.into_iter().find(|unit| unit.name() == name) {
                    unit.set(chosen);
                }
            };
            view! {
                <div class="validity-length">
                    <TextField
                        label=text.of(|words| words.app_page.validity_length)
                        value=amount
                        error
                    />
                    <Select
                        label=text.of(|words| words.app_page.validity_unit)
                        options
                        value=Signal::derive(move || unit.get().name().to_owned())
                        on_change=choose
                    />
                </div>
            }
        })
    };
    // Inside the group, which names its radios.
    let unknown = move || {
        with_unknown.then(|| {
            view! {
                <RadioChoice
                    chosen=is(Choice::Unknown)
                    on_choose=move || choice.set(Choice::Unknown)
                >
                    {text.of(|words| words.app_page.dont_know)}
                </RadioChoice>
            }
        })
    };
    view! {
        <RadioGroup legend=text.of(|words| words.app_page.validity_question)>
            <RadioChoice chosen=is(Choice::Never) on_choose=move || choice.set(Choice::Never)>
                {text.of(|words| words.app_page.validity_never)}
            </RadioChoice>
            <RadioChoice chosen=is(Choice::After) on_choose=move || choice.set(Choice::After)>
                {text.of(|words| words.app_page.validity_after)}
            </RadioChoice>
            {unknown}
        </RadioGroup>
        {length}
    }
}

fn unit_text(text: Texts, unit: Unit) -> &'static str {
    let words = &text.now().app_page;
    match unit {
        Unit::Minutes => words.minutes,
        Unit::Hours => words.hours,
        Unit::Days => words.days,
    }
}

/// Such as "Expire after 7 d".
pub(super) fn validity_says(text: Texts, validity: TokenValidity) -> String {
    let words = &text.now().app_page;
    match validity.minutes {
        Some(minutes) => (words.expire_after)(&text.language().span(minutes * MINUTE_MILLIS)),
        None => words.never_expire.to_owned(),
    }
}

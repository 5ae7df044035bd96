use leptos::prelude::*;
use nexconn_api::nexconn::BAN_MINUTES;

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;
/// The ends of the ruler's parts, in minutes.
pub(super) const STOPS: [i64; 5] = [10, HOUR, DAY, 7 * DAY, BAN_MINUTES];
const USUAL: i64 = DAY;
pub(super) const MILLIS_A_MINUTE: i64 = 60_000;

/// How long a ban is to be, as its fields stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BanLength {
    pub(super) choice: RwSignal<Choice>,
    /// Whether the reader has chosen.
    touched: RwSignal<bool>,
    /// The longest earlier ban, in minutes, that the choice goes beyond until the reader has chosen.
    after: RwSignal<Option<i64>>,
    pub(super) amount: RwSignal<String>,
    pub(super) unit: RwSignal<Unit>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// A stop of the ruler, in minutes.
    Stop(i64),
    Custom,
    Standing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Minutes,
    Hours,
    Days,
}

/// The minute that a moment is in, so that what is written of it changes once a minute.
pub(super) const fn whole_minute(millis: i64) -> i64 {
    millis - millis.rem_euclid(MILLIS_A_MINUTE)
}

impl Unit {
    pub(super) const ALL: [Self; 3] = [Self::Minutes, Self::Hours, Self::Days];

    const fn minutes(self) -> i64 {
        match self {
            Self::Minutes => 1,
            Self::Hours => HOUR,
            Self::Days => DAY,
        }
    }

    pub(super) const fn name(self) -> &'static str {
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
            after: RwSignal::new(None),
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

    /// Proposes the next longer stop after earlier bans that reached the usual length, unless the reader has chosen;
    /// the longest one in minutes.
    pub(super) fn propose_after(self, longest: i64) {
        if longest >= USUAL && !self.touched.get_untracked() {
            let longer = STOPS.into_iter().find(|stop| *stop > longest);
            self.choice.set(Choice::Stop(longer.unwrap_or(BAN_MINUTES)));
            self.after.set(longer.map(|_| longest));
        }
    }

    /// The longest earlier ban, in minutes, where the choice is what was proposed after it.
    pub(super) fn proposed_after(self) -> Option<i64> {
        self.after.get().filter(|_| !self.touched.get())
    }

    pub(super) fn choose(self, choice: Choice) {
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

//! Dates and numbers by the browser's own tables, in the reader's zone.

use js_sys::{Date, Number, Object, Reflect};
use wasm_bindgen::JsValue;

use super::Language;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

const MOMENT: [(&str, &str); 6] = [
    ("weekday", "short"),
    ("day", "numeric"),
    ("month", "short"),
    ("year", "numeric"),
    ("hour", "2-digit"),
    ("minute", "2-digit"),
];

impl Language {
    /// Such as `14:02:11`.
    pub fn time_of_day(self, millis: i64) -> String {
        self.format(millis, &[("timeStyle", "medium")])
    }

    /// Date, time to the second and zone.
    pub fn exact_time(self, millis: i64) -> String {
        let options = [
            ("weekday", "short"),
            ("day", "numeric"),
            ("month", "short"),
            ("year", "numeric"),
            ("hour", "2-digit"),
            ("minute", "2-digit"),
            ("second", "2-digit"),
            ("timeZoneName", "short"),
        ];
        self.format(millis, &options)
    }

    /// For a log: the time of the day, with its date unless that is the reader's today.
    pub fn log_time(self, now: i64, millis: i64) -> String {
        if self.date(now) == self.date(millis) {
            return self.time_of_day(millis);
        }
        self.short_time(millis)
    }

    /// Day and time to the minute, such as `24 Nov, 14:02`.
    pub fn short_time(self, millis: i64) -> String {
        let options =
            [("day", "numeric"), ("month", "short"), ("hour", "2-digit"), ("minute", "2-digit")];
        self.format(millis, &options)
    }

    /// Weekday, date and time to the minute, such as `Tue 1 Dec 2026, 14:02`.
    pub fn moment(self, millis: i64) -> String {
        self.format(millis, &MOMENT)
    }

    /// The same in coordinated universal time, for readers whose zone is not known.
    pub fn moment_utc(self, millis: i64) -> String {
        self.format(millis, &[MOMENT.as_slice(), &[("timeZone", "UTC")]].concat())
    }

    /// Hour and minute, such as `20:00`.
    pub fn hour(self, millis: i64) -> String {
        self.format(millis, &[("hour", "2-digit"), ("minute", "2-digit")])
    }

    /// Hour and minute, with its date unless that is the reader's today.
    pub fn hour_of_day(self, now: i64, millis: i64) -> String {
        if self.date(now) == self.date(millis) {
            self.hour(millis)
        } else {
            self.short_time(millis)
        }
    }

    /// The date alone.
    pub fn date(self, millis: i64) -> String {
        self.format(millis, &[("day", "numeric"), ("month", "short"), ("year", "numeric")])
    }

    /// Name of the reader's zone, such as `GMT+8`.
    pub fn zone(self, millis: i64) -> String {
        let with_zone = self.format(millis, &[("hour", "numeric"), ("timeZoneName", "short")]);
        let without = self.format(millis, &[("hour", "numeric")]);
        with_zone.replace(&without, "").trim().to_owned()
    }

    /// How long ago, in the largest whole unit; beyond a month the date.
    pub fn relative(self, now: i64, millis: i64) -> String {
        let ago = now - millis;
        let words = &self.first_catalog().time;
        match ago {
            ..MINUTE => words.now.to_owned(),
            MINUTE..HOUR => (words.minutes_ago)(ago / MINUTE),
            HOUR..DAY => (words.hours_ago)(ago / HOUR),
            _ if ago < 30 * DAY => (words.days_ago)(ago / DAY),
            _ => self.date(millis),
        }
    }

    /// A whole number with its separators.
    pub fn number(self, number: u64) -> String {
        #[expect(clippy::cast_precision_loss, reason = "counts stop far below 2^53")]
        let number = Number::from(number as f64);
        String::from(number.to_locale_string(self.locale()))
    }

    fn format(self, millis: i64, options: &[(&str, &str)]) -> String {
        let bag = Object::new();
        for (name, value) in options {
            if let Err(cause) = Reflect::set(&bag, &(*name).into(), &(*value).into()) {
                leptos::logging::warn!("dates are written without {name}: {cause:?}");
            }
        }
        String::from(date_of(millis).to_locale_string(self.locale(), &bag))
    }
}

/// The same for machines, ISO 8601; empty for what is no date.
pub(crate) fn iso(millis: i64) -> String {
    let date = date_of(millis);
    if date.get_time().is_nan() { String::new() } else { String::from(date.to_iso_string()) }
}

/// What a field for date and time holds, `2026-11-24T14:02` in the reader's zone, as Unix
/// milliseconds.
pub(crate) fn of_field(text: &str) -> Option<i64> {
    let millis = Date::parse(text);
    #[expect(clippy::cast_possible_truncation, reason = "a date of JavaScript has at most 54 bits")]
    (!millis.is_nan()).then_some(millis as i64)
}

/// Unix milliseconds for a field for date and time, cut to the minute.
pub(crate) fn for_field(millis: i64) -> String {
    let date = date_of(millis);
    let two = |number: u32| format!("{number:02}");
    [
        &date.get_full_year().to_string(),
        "-",
        &two(date.get_month() + 1),
        "-",
        &two(date.get_date()),
        "T",
        &two(date.get_hours()),
        ":",
        &two(date.get_minutes()),
    ]
    .concat()
}

#[expect(clippy::cast_precision_loss, reason = "a date of JavaScript has at most 54 bits")]
fn date_of(millis: i64) -> Date {
    Date::new(&JsValue::from_f64(millis as f64))
}

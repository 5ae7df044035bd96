//! Lengths of time in words.

use super::Language;

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

impl Language {
    /// A length of time in its two largest units, such as `2 d 4 h`, cut and not rounded; seconds only below a minute.
    pub fn span(self, millis: i64) -> String {
        let words = &self.catalog().ban;
        let two = |large: String, rest: i64, small: fn(i64) -> String| {
            if rest == 0 { large } else { [&large, " ", &small(rest)].concat() }
        };
        match millis {
            ..MINUTE => (words.seconds)(millis.max(0) / SECOND),
            MINUTE..HOUR => (words.minutes)(millis / MINUTE),
            HOUR..DAY => two((words.hours)(millis / HOUR), millis % HOUR / MINUTE, words.minutes),
            _ => two((words.days)(millis / DAY), millis % DAY / HOUR, words.hours),
        }
    }
}

//! Nexconn's answers, and the two habits that trip clients: success is `code` 0 while errors carry
//! an HTTP status as well, and several numbers and dates travel as text.

use std::fmt;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value, json};
use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time};

use crate::Code;

/// The result of a call that answers `{"code":0}` alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Done;

/// A call that Nexconn answered without doing it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// HTTP status.
    pub http: u16,
    /// Business code; [`Code::UNREADABLE`] where the body had none.
    pub code: Code,
    /// `errorMessage`, for people who read English; may be empty.
    pub message: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HTTP {}, code {}: {}", self.http, self.code.0, self.message)
    }
}

impl std::error::Error for Refusal {}

/// Body of a successful answer.
pub fn success<T: Serialize>(result: &T) -> serde_json::Result<Value> {
    answer(Code::SUCCESS, result)
}

/// Body of the answer to a call that was done, with the code that says how.
pub fn answer<T: Serialize>(code: Code, result: &T) -> serde_json::Result<Value> {
    let mut body = Map::new();
    body.insert("code".into(), json!(code));
    let result = serde_json::to_value(result)?;
    if !result.is_null() {
        body.insert("result".into(), result);
    }
    Ok(Value::Object(body))
}

/// Body of a refusal.
pub fn refusal(code: Code, message: &str) -> Value {
    json!({ "code": code, "errorMessage": message })
}

/// Reads an answer: the result of a call that was done, or why it was not.
///
/// Only HTTP 200 with `code` 0 counts as done. (25461, a friend request that waits for consent,
/// comes with HTTP 200 and is a refusal here; the friend endpoints know it.)
///
/// The body is taken, since the same type read from a value and from a reference would be compiled
/// twice, which the console's size feels.
pub fn read<T: DeserializeOwned>(http: u16, mut body: Value) -> Result<T, Refusal> {
    let refusal = |code: Code, message: &str| Refusal { http, code, message: message.to_owned() };
    let code = body
        .get("code")
        .and_then(Value::as_i64)
        .and_then(|code| i32::try_from(code).ok())
        .map_or(Code::UNREADABLE, Code);
    if http != 200 || code != Code::SUCCESS {
        let message = body.get("errorMessage").and_then(Value::as_str).unwrap_or_default();
        return Err(refusal(code, message));
    }
    let result = body.get_mut("result").map(Value::take).unwrap_or_default();
    T::deserialize(result).map_err(|error| {
        refusal(Code::UNREADABLE, &format!("the answer has another form: {error}"))
    })
}

/// A date and time as Nexconn writes it: `2016-05-24 10:38:19`, in a zone it does not state.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "openapi",
    derive(schemars::JsonSchema),
    schemars(extend("pattern" = r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$"))
)]
#[serde(transparent)]
pub struct TextTime(pub String);

impl TextTime {
    /// Writes Unix milliseconds in a zone that many minutes east of UTC, cut to the second.
    /// Instants outside the years 0 to 9999 are written as the nearest that is inside.
    pub fn write(millis: i64, offset_minutes: i32) -> Self {
        let seconds = millis.div_euclid(1000) + i64::from(offset_minutes) * 60;
        let seconds = seconds.clamp(-62_167_219_200, 253_402_300_799);
        let at = OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        let (year, month, day) = at.to_calendar_date();
        let (hour, minute, second) = at.to_hms();
        Self(format!("{year:04}-{:02}-{day:02} {hour:02}:{minute:02}:{second:02}", u8::from(month)))
    }

    /// Unix milliseconds, when the text stands in a zone that many minutes east of UTC; `None`
    /// when it is not of the documented form.
    pub fn read(&self, offset_minutes: i32) -> Option<i64> {
        let (date, time) = self.0.split_once(' ')?;
        let mut date = date.splitn(3, '-');
        let mut time = time.splitn(3, ':');
        let year = date.next()?.parse().ok()?;
        let month = Month::try_from(date.next()?.parse::<u8>().ok()?).ok()?;
        let date = Date::from_calendar_date(year, month, date.next()?.parse().ok()?).ok()?;
        let mut number = || time.next()?.parse().ok();
        let time = Time::from_hms(number()?, number()?, number()?).ok()?;
        let seconds = PrimitiveDateTime::new(date, time).assume_utc().unix_timestamp();
        Some((seconds - i64::from(offset_minutes) * 60) * 1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_without_result_is_done() {
        assert_eq!(success(&Done).expect("json"), json!({"code": 0}));
        assert_eq!(read::<Done>(200, json!({"code": 0})), Ok(Done));
    }

    #[test]
    fn only_http_200_with_code_0_is_done() {
        let refused = |http, body| read::<Done>(http, body).expect_err("refused").code;
        assert_eq!(refused(200, json!({"code": 1002})), Code::INVALID_PARAMETER);
        assert_eq!(refused(502, json!({"code": 0})), Code::SUCCESS);
        assert_eq!(refused(401, json!({"code": 1004, "errorMessage": "no"})), Code::BAD_SIGNATURE);
        assert_eq!(refused(200, json!({"code": "0"})), Code::UNREADABLE);
        assert_eq!(refused(502, Value::Null), Code::UNREADABLE);
    }

    #[test]
    fn text_times_round_trip_in_their_zone() {
        let noon = TextTime("2016-05-24 10:38:19".into());
        assert_eq!(noon.read(0), Some(1_464_086_299_000));
        assert_eq!(noon.read(480), Some(1_464_086_299_000 - 8 * 3_600_000));
        assert_eq!(TextTime::write(1_464_086_299_999, 0), noon);
        assert_eq!(TextTime::write(-1, 0), TextTime("1969-12-31 23:59:59".into()));
    }

    #[test]
    fn other_forms_are_no_time() {
        for text in ["", "2016-05-24", "2016-02-30 10:00:00", "2016-05-24T10:38:19", "a-b-c d:e:f"]
        {
            assert_eq!(TextTime(text.into()).read(0), None, "{text}");
        }
    }

    #[test]
    fn instants_beyond_four_digit_years_stay_readable() {
        assert_eq!(TextTime::write(i64::MAX, 0), TextTime("9999-12-31 23:59:59".into()));
        assert_eq!(TextTime::write(i64::MIN, 0), TextTime("0000-01-01 00:00:00".into()));
    }
}

//! Where the values of a course stand on the axis of its chart, and what they say.

use nexconn_api::admin::{Course, HOURS_MILLIS};

use crate::components::ChartPoint;
use crate::text::Texts;

const DAY: i64 = 24 * 60 * 60 * 1000;
/// Days that bars go back.
const BAR_DAYS: i64 = 30;
/// Width of a bar as a part of the axis.
#[expect(clippy::cast_precision_loss, reason = "a month has few days")]
pub(super) const BAR: f64 = 1.0 / BAR_DAYS as f64;

/// The full hours of a week, then now.
pub(super) fn hours(text: Texts, course: &Course, now: i64) -> Vec<ChartPoint> {
    let language = text.language();
    let along = |at: i64| share(at - (now - HOURS_MILLIS), HOURS_MILLIS);
    let point = |at: i64, value: u64| ChartPoint {
        along: along(at),
        value,
        title: (text.now().overview.point)(&language.short_time(at), &language.number(value)),
    };
    let hours = course.hours.iter().filter(|sample| along(sample.at) >= 0.0);
    let mut points: Vec<ChartPoint> = hours.map(|sample| point(sample.at, sample.count)).collect();
    points.extend(course.now.map(|value| point(now, value)));
    points
}

/// The most of each day of a month; today's is what it is now, if that is more.
pub(super) fn days(text: Texts, course: &Course, now: i64) -> Vec<ChartPoint> {
    let language = text.language();
    let today = now - now.rem_euclid(DAY);
    let first = today - (BAR_DAYS - 1) * DAY;
    let point = |at: i64, value: u64| ChartPoint {
        along: share(at - first, BAR_DAYS * DAY),
        value,
        title: (text.now().overview.point)(&language.date(at), &language.number(value)),
    };
    let before = course.days.iter().filter(|day| day.at >= first && day.at < today);
    let mut points: Vec<ChartPoint> = before.map(|day| point(day.at, day.high)).collect();
    let high = course.days.iter().find(|day| day.at == today).map(|day| day.high);
    if let Some(high) = high.max(course.now) {
        points.push(point(today, high));
    }
    points
}

/// The course in a sentence, for those who do not see the chart.
pub(super) fn sentence(text: Texts, points: &[ChartPoint]) -> String {
    let (words, language) = (&text.now().overview, text.language());
    let values = || points.iter().map(|point| point.value);
    match (points, values().min(), values().max()) {
        ([first, .., latest], Some(least), Some(most)) => (words.course)(
            &first.title,
            &latest.title,
            &language.number(least),
            &language.number(most),
        ),
        ([only], ..) => only.title.clone(),
        _ => words.no_course.to_owned(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "three months have few milliseconds")]
const fn share(part: i64, whole: i64) -> f64 {
    part as f64 / whole as f64
}

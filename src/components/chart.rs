use leptos::prelude::*;

/// Size of the drawing in its own units; it is stretched to the room it has.
const WIDTH: f64 = 180.0;
const HEIGHT: f64 = 34.0;
/// Room for the dot at the end, and above and below the line.
const EDGE: f64 = 4.0;
/// Least height of a bar, so that none is seen to be counted too.
const LEAST: f64 = 1.0;

/// How a course is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ChartKind {
    /// A line with a dot at its end, between the least and the most.
    Line,
    /// Bars from none on, each as wide as that part of the axis.
    Bars(f64),
}

/// What a course is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartTone {
    /// What the page is about.
    Accent,
    /// Goes well.
    Positive,
    /// Harm.
    Danger,
    /// Everything else.
    Quiet,
}

impl ChartTone {
    const fn name(self) -> &'static str {
        match self {
            Self::Accent => "accent",
            Self::Positive => "positive",
            Self::Danger => "danger",
            Self::Quiet => "quiet",
        }
    }
}

/// One value of a [`Chart`].
#[derive(Clone, Debug, PartialEq)]
pub struct ChartPoint {
    /// Where on the axis it is, or its bar begins, 0 to 1.
    pub along: f64,
    /// The value.
    pub value: u64,
    /// When it was so and how much it was, such as "24 Nov, 14:00: 86".
    pub title: String,
}

/// A small course of a number over time, for the eye and, in one sentence, for those who do not see it. Each value says
/// in its tooltip when it was so.
#[component]
pub fn Chart(
    /// How it is drawn.
    kind: ChartKind,
    /// What it is of.
    tone: ChartTone,
    /// The course in a sentence, such as "From 71 on 18 Nov to 86 now, at most 86."
    #[prop(into)]
    label: Signal<String>,
    /// The values, the latest last.
    #[prop(into)]
    points: Signal<Vec<ChartPoint>>,
) -> impl IntoView {
    let drawn = move || {
        let points = points.get();
        let course = match kind {
            ChartKind::Line => line(&points),
            ChartKind::Bars(step) => bars(&points, step),
        };
        view! {
            {course}
            {hints(points, kind)}
        }
    };
    view! {
        <svg
            class="chart"
            data-tone=tone.name()
            viewBox=format!("0 0 {WIDTH} {HEIGHT}")
            preserveAspectRatio="none"
            role="img"
            aria-label=label
        >
            <path class="chart-base" d=format!("M0 {} H{WIDTH}", HEIGHT - 0.5)></path>
            {drawn}
        </svg>
    }
}

/// The least value near the base, the most near the top. Where all are alike the line is level, at the base if there
/// was nothing.
fn line(points: &[ChartPoint]) -> AnyView {
    let values = || points.iter().map(|point| point.value);
    let least = values().min().unwrap_or_default();
    let range = values().max().unwrap_or_default() - least;
    let share = |value: u64| match range {
        0 if value == 0 => 0.0,
        0 => 0.5,
        range => float(value - least) / float(range),
    };
    let place = |point: &ChartPoint| {
        let x = number(point.along * (WIDTH - EDGE));
        let y = number(HEIGHT - EDGE - share(point.value) * (HEIGHT - 2.0 * EDGE));
        [x, y].join(" ")
    };
    let places: Vec<String> = points.iter().map(place).collect();
    let end = places.last().map(|place| {
        view! { <path class="chart-end" d=["M", place, "h.01"].concat()></path> }
    });
    let course = (!places.is_empty()).then(|| ["M", &places.join("L")].concat());
    view! {
        <path class="chart-line" d=course></path>
        {end}
    }
    .into_any()
}

fn bars(points: &[ChartPoint], step: f64) -> AnyView {
    let most = points.iter().map(|point| point.value).max().unwrap_or_default().max(1);
    let bar = |point: &ChartPoint| {
        let height = (float(point.value) / float(most) * (HEIGHT - EDGE)).max(LEAST);
        view! {
            <rect
                class="chart-bar"
                x=number(point.along * WIDTH)
                y=number(HEIGHT - height)
                width=number(step * WIDTH * 0.7)
                height=number(height)
            ></rect>
        }
    };
    points.iter().map(bar).collect_view().into_any()
}

/// What the pointer finds: over a bar its own step, over a line up to the middle between two values.
fn hints(points: Vec<ChartPoint>, kind: ChartKind) -> AnyView {
    let places: Vec<f64> = points.iter().map(|point| point.along).collect();
    let range = |index: usize| match kind {
        ChartKind::Bars(step) => (places[index], places[index] + step),
        ChartKind::Line => {
            let middle = |one: usize, other: usize| f64::midpoint(places[one], places[other]);
            let from = if index == 0 { 0.0 } else { middle(index - 1, index) };
            let to = if index + 1 == places.len() { 1.0 } else { middle(index, index + 1) };
            (from, to)
        }
    };
    let hint = |(index, point): (usize, ChartPoint)| {
        let (from, to) = range(index);
        view! {
            <rect
                class="chart-hint"
                x=number(from * WIDTH)
                y="0"
                width=number((to - from).max(0.0) * WIDTH)
                height=number(HEIGHT)
            >
                <title>{point.title}</title>
            </rect>
        }
    };
    points.into_iter().enumerate().map(hint).collect_view().into_any()
}

/// Places in a drawing need no more digits.
fn number(number: f64) -> String {
    format!("{number:.1}")
}

#[expect(clippy::cast_precision_loss, reason = "counts of users stop far below 2^53")]
const fn float(count: u64) -> f64 {
    count as f64
}

use leptos::prelude::*;
use nexconn_api::admin::{Job, JobAction, JobState};

use super::steer::{Steering, Step};
use super::stop::StopDialog;
use crate::components::{Button, ButtonKind, Figure, IconName, Tally, TallyPart, TallyTone};
use crate::pages::parts::job_name;
use crate::state::Clock;
use crate::text::{Texts, use_text};

/// How far a job is: one bar, then percent, time left, speed, and how many are done, refused and not known.
#[component]
pub(crate) fn JobProgress(job: Memo<Job>) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    let parts = Signal::derive(move || {
        job.with(|job| {
            let counts = job.counts;
            let part = |tone, count| TallyPart { tone, count };
            vec![
                part(TallyTone::Main, counts.done),
                part(TallyTone::Danger, counts.refused),
                part(TallyTone::Warning, counts.unknown),
                part(TallyTone::Rest, counts.waiting + counts.sent),
            ]
        })
    });
    let figures = Signal::derive(move || job.with(|job| figures(job, text, clock.shown())));
    view! {
        <Tally
            label=Signal::derive(move || job.with(|job| job_name(text, job)))
            parts
            figures
            progress=Signal::derive(move || job.with(percent))
        />
    }
}

/// Whole percent; 100 only when every user has an outcome. None where it is not known how many users
/// there are.
fn percent(job: &Job) -> Option<u32> {
    let (settled, total) = (job.counts.settled(), job.counts.total());
    job.knows_total().then(|| u32::try_from(settled * 100 / total.max(1)).unwrap_or(100))
}

fn figures(job: &Job, text: Texts, now: i64) -> Vec<Figure> {
    let (words, language) = (&text.now().job, text.language());
    let counts = job.counts;
    let figure = |value: String, label: &str, tone, at_end| Figure {
        value,
        label: label.to_owned(),
        tone,
        at_end,
    };
    let mut figures = Vec::new();
    if let Some(percent) = percent(job).filter(|_| job.action != JobAction::Fill) {
        let total =
            (words.of_total)(&language.number(counts.settled()), &language.number(counts.total()));
        figures.push(figure(format!("{percent} %"), &total, TallyTone::Main, false));
    }
    if let (JobState::Running, Some(left)) = (job.state, job.left_millis) {
        let ends = (words.left)(&language.time_of_day(now + left));
        figures.push(figure(language.span(left), &ends, TallyTone::Main, false));
    }
    if let (JobState::Running, Some(speed)) = (job.state, job.users_per_second) {
        let value = (words.per_second)(&language.number(speed.into()));
        figures.push(figure(value, words.speed, TallyTone::Main, false));
    }
    if let (true, Some(begun), Some(finished)) =
        (job.state.is_over(), job.started_at, job.finished_at)
    {
        figures.push(figure(language.span(finished - begun), words.took, TallyTone::Main, false));
    }
    let rest = if job.state == JobState::Cancelled { words.not_sent } else { words.waiting };
    let at_end = [
        (counts.done, (words.done)(job.action), TallyTone::Positive),
        (counts.refused, words.refused, TallyTone::Danger),
        (counts.unknown, words.unknown, TallyTone::Warning),
        (counts.waiting + counts.sent, rest, TallyTone::Main),
    ];
    let at_end = at_end.into_iter().filter(|(count, ..)| *count > 0);
    figures.extend(
        at_end.map(|(count, label, tone)| figure(language.number(count), label, tone, true)),
    );
    figures
}

/// Pause or go on, and stop, while a job is not over.
#[component]
pub(crate) fn JobButtons(job: Memo<Job>, steering: Steering) -> impl IntoView {
    let text = use_text();
    let state = Memo::new(move |_| job.with(|job| job.state));
    let stopping = RwSignal::new(false);
    let pause_or_resume = move || match state.get() {
        JobState::Queued | JobState::Running => Some(
            view! {
                <Button
                    icon=IconName::Pause
                    busy=steering.busy(Step::Pause)
                    busy_label=text.of(|words| words.job.pausing)
                    on_press=move || steering.take(Step::Pause)
                >
                    {text.of(|words| words.job.pause)}
                </Button>
            }
            .into_any(),
        ),
        JobState::Paused => Some(
            view! {
                <Button
                    icon=IconName::Resume
                    busy=steering.busy(Step::Resume)
                    busy_label=text.of(|words| words.job.resuming)
                    on_press=move || steering.take(Step::Resume)
                >
                    {text.of(|words| words.job.resume)}
                </Button>
            }
            .into_any(),
        ),
        JobState::Done | JobState::Cancelled => None,
    };
    view! {
        {pause_or_resume}
        {move || {
            (!state.get().is_over())
                .then(|| {
                    view! {
                        <Button
                            kind=ButtonKind::Danger
                            icon=IconName::Stop
                            on_press=move || stopping.set(true)
                        >
                            {text.of(|words| words.job.stop)}
                        </Button>
                    }
                })
        }}
        <StopDialog job steering open=stopping />
    }
}

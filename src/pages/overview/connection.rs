use leptos::prelude::*;

use crate::components::{
    Chart, ChartKind, ChartPoint, ChartTone, Dot, DotState, IconName, Section,
};
use crate::pages::parts::{Connection, NotTested, ServerSays, TestNow, clock_says, host_of};
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// How the app's service answers, and how far the clocks are apart.
#[component]
pub(super) fn ConnectionSection(connection: Connection) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let servers = connection.servers();
    let clock = connection.clock();
    let clock_line = move || {
        let clock = clock.get()?;
        Some(view! {
            <li class="connection-line">
                <span class="connection-name">{text.of(|words| words.connection.clock)}</span>
                <span class="connection-says">
                    <Dot state=DotState::On>{move || clock_says(text, clock)}</Dot>
                </span>
            </li>
        })
    };
    let line = move |place: usize| view! { <ServerLine connection place /> };
    let app_page = Signal::derive(move || Route::App { app: app.slug() }.href());
    view! {
        <Section
            icon=IconName::Plug
            title=text.of(|words| words.connection.title)
            actions=view! { <TestNow connection /> }.into_any()
        >
            <NotTested connection />
            <ul class="connection">
                {move || (0..servers.get()).map(line).collect_view()}
                {clock_line}
            </ul>
            <p>
                <a href=app_page>{text.of(|words| words.connection.more)}</a>
            </p>
        </Section>
    }
}

#[component]
fn ServerLine(connection: Connection, place: usize) -> impl IntoView {
    let text = use_text();
    let server = connection.server(place);
    let name = move || {
        let words = &text.now().connection;
        let is_backup = server.with(|server| server.as_ref().is_some_and(|it| it.backup));
        if is_backup { words.backup } else { words.primary }
    };
    let host =
        move || server.with(|server| server.as_ref().map(|server| host_of(&server.base_url)));
    let points = Memo::new(move |_| {
        server.with(|server| {
            let latencies = server.as_ref().map(|it| it.latencies.as_slice()).unwrap_or_default();
            latencies_of(latencies, |millis| {
                (text.now().connection.answers)(&text.language().number(millis))
            })
        })
    });
    let has_course = Memo::new(move |_| points.with(|points| points.len() > 1));
    let label = Signal::derive(move || {
        let count = points.with(Vec::len) as u64;
        (text.now().connection.course)(&text.language().number(count))
    });
    let chart = move || {
        has_course.get().then(|| {
            view! { <Chart kind=ChartKind::Line tone=ChartTone::Quiet label points /> }
        })
    };
    view! {
        <li class="connection-line">
            <span class="connection-name">{name}</span>
            <span class="connection-says">
                <ServerSays server />
                <code dir="ltr" class="faint">
                    {host}
                </code>
            </span>
            <span class="connection-course">{chart}</span>
        </li>
    }
}

/// How long the last answers took, in equal steps.
fn latencies_of(latencies: &[u32], title: impl Fn(u64) -> String) -> Vec<ChartPoint> {
    let steps = f64::from(u32::try_from(latencies.len().saturating_sub(1).max(1)).unwrap_or(1));
    let point = |(place, millis): (u32, &u32)| ChartPoint {
        along: f64::from(place) / steps,
        value: u64::from(*millis),
        title: title(u64::from(*millis)),
    };
    (0..).zip(latencies).map(point).collect()
}

use leptos::prelude::*;
use nexconn_api::admin::{Course, Overview, UserStanding};

use super::course;
use crate::api::Reading;
use crate::components::{Chart, ChartKind, ChartPoint, ChartTone, Icon, IconName};
use crate::pages::bans::BansQuery;
use crate::pages::users::UsersQuery;
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::{Catalog, Texts, use_text};

/// How many there are of each kind, and their course. Each leads to its list.
#[component]
pub(super) fn Counts(overview: Reading<Overview>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let users = move |status: Option<UserStanding>| {
        Signal::derive(move || UsersQuery::default().viewing(status).href(&app.slug()))
    };
    let bans = Signal::derive(move || BansQuery::default().href(&app.slug()));
    let deleted = Signal::derive(move || Route::Deleted { app: app.slug() }.href());
    let course = move |pick: fn(&Overview) -> &Course| {
        Memo::new(move |_| overview.with(|overview| overview.map(|it| pick(it).clone())))
    };
    let at =
        Memo::new(move |_| overview.with(|overview| overview.map(|it| it.at)).unwrap_or_default());
    view! {
        <section class="counts" aria-label=text.of(|words| words.overview.counts)>
            <span class="counts-mark">
                <Icon name=IconName::Overview />
            </span>
            <div class="counts-row">
                <Count
                    name=|words| words.overview.registered
                    href=users(None)
                    course=course(|overview| &overview.registered)
                    at
                    kind=ChartKind::Line
                    tone=ChartTone::Accent
                />
                <Count
                    name=|words| words.overview.online
                    href=users(Some(UserStanding::Online))
                    course=course(|overview| &overview.online)
                    at
                    kind=ChartKind::Line
                    tone=ChartTone::Positive
                />
                <Count
                    name=|words| words.overview.banned
                    href=bans
                    course=course(|overview| &overview.banned)
                    at
                    kind=ChartKind::Bars(course::BAR)
                    tone=ChartTone::Danger
                />
                <Count
                    name=|words| words.overview.deleted
                    href=deleted
                    course=course(|overview| &overview.deleted)
                    at
                    kind=ChartKind::Line
                    tone=ChartTone::Quiet
                />
            </div>
        </section>
    }
}

/// One count, its course over a week or a month, and how it changed or how far it is known.
#[component]
fn Count(
    name: fn(&'static Catalog) -> &'static str,
    href: Signal<String>,
    course: Memo<Option<Course>>,
    at: Memo<i64>,
    kind: ChartKind,
    tone: ChartTone,
) -> impl IntoView {
    let text = use_text();
    let value = move || {
        let now = course.with(|course| course.as_ref().and_then(|course| course.now));
        now.map_or_else(|| "—".to_owned(), |now| text.language().number(now))
    };
    let points = Memo::new(move |_| -> Vec<ChartPoint> {
        course.with(|course| {
            let Some(course) = course else { return Vec::new() };
            match kind {
                ChartKind::Line => course::hours(text, course, at.get()),
                ChartKind::Bars(_) => course::days(text, course, at.get()),
            }
        })
    });
    let label = Signal::derive(move || points.with(|points| course::sentence(text, points)));
    let below = move || {
        course.with(|course| course.as_ref().map(|course| below(text, course))).unwrap_or_default()
    };
    view! {
        <div class="count">
            <a class="count-link" href=href>
                <span class="count-name">{text.of(name)}</span>
                <span class="count-value">{value}</span>
            </a>
            <Chart kind tone label points />
            <span class="count-below">{below}</span>
        </div>
    }
}

/// Such as "+4 in 7 days"; where the number is not the whole, that is said.
fn below(text: Texts, course: &Course) -> String {
    let (words, language) = (&text.now().overview, text.language());
    let Some(as_of) = course.as_of.filter(|_| course.now.is_some()) else {
        return words.not_known.to_owned();
    };
    let change = course.change.map(|change| match change {
        0 => words.no_change.to_owned(),
        change => {
            let sign = if change < 0 { "−" } else { "+" };
            (words.change)(&[sign, &language.number(change.unsigned_abs())].concat())
        }
    });
    let known = (!course.exact).then(|| words.known_here.to_owned());
    let parts: Vec<String> = [change, known].into_iter().flatten().collect();
    if parts.is_empty() { (words.as_of)(&language.time_of_day(as_of)) } else { parts.join(" · ") }
}

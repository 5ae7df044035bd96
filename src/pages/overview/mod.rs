//! The app at a glance: its quota, counts and their course, bans that end soon, how its service answers, and what
//! happened last. It moves by itself.

mod connection;
mod counts;
mod course;
mod ending;
mod first;
mod latest;
mod quota;

use std::time::Duration;

use leptos::prelude::*;
use nexconn_api::admin::{Event, GetOverview, GetOverviewRequest, Overview};

use super::Undo;
use super::actions::use_actions;
use super::parts::{Connection, ReadFailed, Stale};
use crate::api::{Client, Reading};
use crate::components::{Button, ButtonKind, ButtonLink, IconName, PageHead};
use crate::route::{Route, use_page_title};
use crate::state::{CurrentApp, Live, News};
use crate::text::use_text;

use connection::ConnectionSection;
use counts::Counts;
use ending::Ending;
use first::FirstStep;
use latest::Latest;
use quota::Places;

/// How often the page is read anew while users come and go online: that happens all the time.
const ONLINE_GATHERED: Duration = Duration::from_secs(5);

/// The page.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let title = text.of(|words| words.overview.title);
    use_page_title(title);
    let (actions, undo) = (use_actions(), Undo::here());
    let overview = Reading::new(move || {
        actions.changes();
        undo.ended();
        client.admin::<GetOverview>(&GetOverviewRequest { app: app.slug() })
    });
    follow(overview);
    // The page reads by itself all the time; the button shows only what it was pressed for.
    let pressed = RwSignal::new(false);
    Effect::new(move || {
        if !overview.loading().get() {
            pressed.set(false);
        }
    });
    let refresh = move || {
        overview.again();
        pressed.set(true);
    };
    let connection = Connection::new(
        Memo::new(move |_| {
            overview.with(|overview| overview.map(|overview| overview.connection.clone()))
        }),
        move |found| overview.change(|overview| overview.connection = found),
    );
    let note = Signal::derive(move || {
        let at = overview.with(|overview| overview.map(|overview| overview.at))?;
        Some((text.now().overview.as_of)(&text.language().time_of_day(at)))
    });
    let shown = Memo::new(move |_| {
        let is_failed = overview.error().is_some();
        overview.with(|overview| match overview {
            None if is_failed => Shown::Failed,
            None => Shown::Reading,
            Some(overview) if is_new(overview) => Shown::New,
            Some(_) => Shown::Whole,
        })
    });
    let content = move || match shown.get() {
        Shown::Reading => {
            view! { <p class="reading" role="status">{text.of(|words| words.overview.reading)}</p> }
                .into_any()
        }
        Shown::Failed => {
            view! { <ReadFailed reading=overview title=text.of(|words| words.overview.failed) /> }
                .into_any()
        }
        Shown::New => view! {
            <FirstStep />
            <ConnectionSection connection />
        }
        .into_any(),
        Shown::Whole => view! {
            <Places overview />
            <Counts overview />
            <div class="overview-pair">
                <Ending overview />
                <ConnectionSection connection />
            </div>
            <Latest overview />
        }
        .into_any(),
    };
    let register_kind = Memo::new(move |_| match shown.get() {
        // One blue thing in a view: where nobody is there yet, it stands below.
        Shown::New => ButtonKind::Plain,
        _ => ButtonKind::Primary,
    });
    let register = move || {
        view! {
            <ButtonLink
                href=Signal::derive(move || Route::Register { app: app.slug() }.href())
                kind=register_kind.get()
                icon=IconName::UserPlus
            >
                {text.of(|words| words.users.register)}
            </ButtonLink>
        }
    };
    view! {
        <PageHead title note>
            <Button
                kind=ButtonKind::Bare
                icon=IconName::Refresh
                busy=pressed
                on_press=refresh
            >
                {text.of(|words| words.overview.refresh)}
            </Button>
            {register}
        </PageHead>
        <Stale list=overview title=text.of(|words| words.overview.stale) />
        {content}
    }
    .into_any()
}

/// What stands below the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Reading,
    Failed,
    /// Nobody is known yet: there is nothing to count.
    New,
    Whole,
}

/// Whether nothing was ever done in the app, as far as is known here.
fn is_new(overview: &Overview) -> bool {
    let counts = [&overview.registered, &overview.banned, &overview.deleted];
    let is_none = counts.iter().all(|course| course.now.unwrap_or_default() == 0);
    is_none && overview.latest.is_empty()
}

/// Reads the page again when something happens in the app.
fn follow(overview: Reading<Overview>) {
    let live = Live::here();
    let is_online = |news: &News| matches!(news.event(), Some(Event::Online(_)));
    live.read_again(overview, move |news| news.event().is_some() && !is_online(news));
    live.read_again_within(ONLINE_GATHERED, overview, is_online);
}

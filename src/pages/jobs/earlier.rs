use leptos::prelude::*;
use nexconn_api::admin::{Job, JobState, UndoState};

use super::JobList;
use crate::components::{Button, Column, IconButton, IconName, Place, Section, Table};
use crate::pages::parts::{Moment, job_name};
use crate::route::{Navigator, Route};
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// The jobs that are over, latest first.
#[component]
pub(super) fn Earlier(
    over: Memo<Vec<Job>>,
    list: JobList,
    after: Memo<Option<String>>,
) -> impl IntoView {
    let text = use_text();
    // Before the first jobs are read, grey bars stand for them.
    let is_there =
        Memo::new(move |_| over.with(|over| !over.is_empty()) || list.with(|page| page.is_none()));
    let table = move || {
        is_there.get().then(|| {
            view! {
                <div class="earlier">
                    <Section icon=IconName::Clock title=text.of(|words| words.jobs.earlier)>
                        ""
                    </Section>
                    <Table
                        caption=text.of(|words| words.jobs.earlier)
                        columns=columns(text)
                        rows=over
                        row_key=|job: Job| job.id.to_string()
                        loading=list.loading()
                        placeholders=4
                    />
                </div>
            }
        })
    };
    view! {
        {table}
        <Foot list after />
    }
}

fn columns(text: Texts) -> Vec<Column<Job>> {
    let app = CurrentApp::here();
    let name = move |job: Job| {
        let href = Route::Job { app: app.slug(), job: job.id }.href();
        view! {
            <a class="user-link job-link" href=href>
                {move || job_name(text, &job)}
            </a>
        }
    };
    let took = move |job: Job| {
        let took = job.started_at.zip(job.finished_at).map(|(begun, finished)| finished - begun);
        move || took.map_or_else(|| "—".to_owned(), |took| text.language().span(took))
    };
    let failed = move |job: Job| {
        let count = job.counts.refused + job.counts.unknown;
        let tone = (count > 0).then_some("danger");
        view! { <span class="count" data-tone=tone>{move || text.language().number(count)}</span> }
    };
    let state = move |job: Job| {
        let tone = (job.state == JobState::Cancelled).then_some("warning");
        let undone = match job.undo {
            Some(UndoState::Done { by }) => Some(by),
            _ => None,
        };
        let undone = undone.map(|by| {
            let href = Route::Job { app: app.slug(), job: by }.href();
            view! {
                " · "
                <a class="link" href=href>
                    {move || (text.now().job.undone_by)(by)}
                </a>
            }
        });
        view! {
            <span class="count" data-tone=tone>
                {move || (text.now().jobs.state)(job.state)}
            </span>
            {undone}
        }
    };
    vec![
        Column::new(text.of(|words| words.jobs.column_job), Place::Lead, name),
        Column::new(text.of(|words| words.jobs.column_by), Place::Under, |job: Job| job.admin),
        Column::new(text.of(|words| words.jobs.column_made), Place::EndUnder, |job: Job| {
            view! { <Moment at=job.created_at /> }
        }),
        Column::new(text.of(|words| words.jobs.column_took), Place::WideOnly, took),
        Column::new(text.of(|words| words.jobs.column_done), Place::WideOnly, move |job: Job| {
            move || text.language().number(job.counts.done)
        }),
        Column::new(text.of(|words| words.jobs.column_failed), Place::WideOnly, failed),
        Column::new(text.of(|words| words.jobs.column_state), Place::End, state),
    ]
}

/// The foot of the list: older jobs, and back to the newest.
#[component]
fn Foot(list: JobList, after: Memo<Option<String>>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let next = Memo::new(move |_| list.with(|page| page.and_then(|page| page.next.clone())));
    let home = move || Route::Jobs { app: app.slug_untracked() }.href();
    let newest = move || navigator.go(&home());
    let older = move || {
        if let Some(cursor) = next.get_untracked() {
            navigator.go(&[&home(), "?after=", &nexconn_api::locate::escape(&cursor)].concat());
        }
    };
    let range = move || {
        list.with(|page| page.map(|page| page.jobs.len()))
            .map(|count| (text.now().jobs.range)(count))
    };
    view! {
        <footer class="pager">
            <span class="pager-range" role="status">
                {range}
            </span>
            <IconButton
                icon=IconName::Refresh
                label=text.of(|words| words.words.refresh)
                on_press=move || list.again()
            />
            <span class="pager-end">
                {move || {
                    after
                        .with(Option::is_some)
                        .then(|| view! { <Button on_press=newest>{text.of(|words| words.jobs.newest)}</Button> })
                }}
                {move || {
                    next.with(Option::is_some)
                        .then(|| view! { <Button on_press=older>{text.of(|words| words.jobs.older)}</Button> })
                }}
            </span>
        </footer>
    }
}

use leptos::prelude::*;
use nexconn_api::admin::{Job, JobGroup};

use super::collect::UseAgain;
use super::query::{ItemsQuery, Outcome};
use super::words::{mark, said};
use crate::components::{IconName, OutcomeMark, Section};
use crate::state::CurrentApp;
use crate::text::use_text;

/// What became of the users, in groups, the most unusual first, each with its next step.
#[component]
pub(super) fn Outcomes(
    job: Memo<Job>,
    /// As it was read last.
    groups: Signal<Vec<JobGroup>>,
) -> impl IntoView {
    let text = use_text();
    let row = move |group: JobGroup| view! { <OutcomeRow job group /> };
    view! {
        <div class="outcomes">
            <Section icon=IconName::Jobs title=text.of(|words| words.job.outcomes)>
                ""
            </Section>
            <table class="outcome-table" aria-label=text.of(|words| words.job.outcomes)>
                <thead>
                    <tr>
                        <td class="outcome-margin"></td>
                        <th scope="col">{text.of(|words| words.job.outcome)}</th>
                        <th scope="col" data-at="code">{text.of(|words| words.job.code)}</th>
                        <th scope="col" data-at="count">{text.of(|words| words.job.users)}</th>
                        <th scope="col" data-at="step">
                            <span class="visually-hidden">{text.of(|words| words.job.next_step)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{move || groups.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

#[component]
fn OutcomeRow(job: Memo<Job>, group: JobGroup) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let outcome = Outcome::of(&group);
    let JobGroup { http, code, count, .. } = group;
    let said = Memo::new(move |_| job.with(|job| said(text, job, outcome, http)));
    let href = Signal::derive(move || {
        let query = ItemsQuery { only: Some(outcome), after: None };
        job.with(|job| query.href(&app.slug(), job.id))
    });
    let show_name = move || said.with(|said| (text.now().job.show_of)(&said.title));
    let code = code.filter(|code| code.0 != 200 && code.0 != 0);
    view! {
        <tr>
            <td class="outcome-margin">
                <OutcomeMark kind=mark(outcome) />
            </td>
            <td>
                <strong class="outcome-title">{move || said.with(|said| said.title.clone())}</strong>
                <p class="outcome-detail">{move || said.with(|said| said.detail.clone())}</p>
            </td>
            <td data-at="code">
                {code.map(|code| view! { <code dir="ltr">{code.0}</code> })}
            </td>
            <td data-at="count">{move || text.language().number(count)}</td>
            <td data-at="step">
                <UseAgain job outcome />
                <a class="button" data-kind="plain" data-size="small" href=href aria-label=show_name>
                    {text.of(|words| words.job.show)}
                </a>
            </td>
        </tr>
    }
}

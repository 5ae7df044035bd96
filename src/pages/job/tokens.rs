use leptos::prelude::*;
use nexconn_api::admin::{Job, JobToken, JobTokens, SteerJobRequest, TakeJobTokens, WaitingTokens};
use nexconn_api::csv;

use crate::api::Client;
use crate::components::{
    Button, ButtonKind, Dialog, DialogBody, DialogFooter, Form, IconName, Notice, Section, Tone,
};
use crate::form::{Draft, ProblemNotice};
use crate::pages::parts::LeaveDialog;
use crate::pages::parts::save_csv;
use crate::route::Navigator;
use crate::state::CurrentApp;
use crate::text::use_text;

/// The access tokens of a job that registered users: one download, then they are gone.
#[component]
pub(super) fn Tokens(job: Memo<Job>) -> impl IntoView {
    let text = use_text();
    let navigator: Navigator = expect_context();
    let asking = RwSignal::new(false);
    let taken = RwSignal::new(None::<JobTokens>);
    let guard = RwSignal::new(None);
    let waiting = Memo::new(move |_| job.with(|job| job.tokens));
    let file = move || job.with(|job| format!("access-tokens-job-{}.csv", job.id));
    let save = move || {
        let is_saved = taken.with_untracked(|taken| {
            let taken = taken.as_ref();
            taken.is_some_and(|taken| save_csv(&untrack(file), &file_of(&taken.tokens)))
        });
        // What is in a file needs no guard.
        if is_saved {
            navigator.release();
            guard.set(None);
        }
    };
    let take = move |tokens: JobTokens| {
        taken.set(Some(tokens));
        guard.set(Some(navigator.hold()));
        asking.set(false);
        save();
    };
    let offer = move || {
        let tokens = waiting.get().filter(|_| taken.with(Option::is_none))?;
        Some(view! { <Offer tokens asking /> })
    };
    let here = move || {
        taken.with(Option::is_some).then(|| {
            let detail = Signal::derive(move || Some((text.now().job.tokens_here)(&file())));
            view! {
                <Notice tone=Tone::Warning title=text.of(|words| words.job.tokens_taken) detail>
                    <Button icon=IconName::Download on_press=save>
                        {text.of(|words| words.job.tokens_save_again)}
                    </Button>
                </Notice>
            }
        })
    };
    view! {
        {here}
        {offer}
        <TakeDialog job waiting open=asking on_taken=take />
        <LeaveDialog
            guard
            title=text.of(|words| words.job.tokens_leave_title)
            detail=text.of(|words| words.job.tokens_leave_detail)
        />
    }
    .into_any()
}

/// That tokens wait, until when, and the button.
#[component]
fn Offer(tokens: WaitingTokens, asking: RwSignal<bool>) -> impl IntoView {
    let text = use_text();
    let WaitingTokens { count, until } = tokens;
    let words = move || {
        let language = text.language();
        let (number, until) = (language.number(count), language.exact_time(until));
        (text.now().job.tokens_wait)(count, &number, &until)
    };
    let button = view! {
        <Button kind=ButtonKind::Primary icon=IconName::Download on_press=move || asking.set(true)>
            {text.of(|words| words.job.tokens_take)}
        </Button>
    }
    .into_any();
    view! {
        <Section icon=IconName::Key title=text.of(|words| words.job.tokens) actions=button>
            <p>{words}</p>
        </Section>
    }
}

/// Says that it works once, then takes them.
#[component]
fn TakeDialog(
    job: Memo<Job>,
    waiting: Memo<Option<WaitingTokens>>,
    open: RwSignal<bool>,
    #[prop(into)] on_taken: Callback<JobTokens>,
) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let draft = Draft::<TakeJobTokens>::new(move || SteerJobRequest {
        app: app.slug(),
        job: job.with(|job| job.id),
        operation: String::new(),
    });
    let take = move || draft.send_operation(client, |_| None, move |tokens| on_taken.run(tokens));
    let label = move || {
        let count = waiting.get().map_or(0, |tokens| tokens.count);
        (text.now().job.tokens_submit)(count, &text.language().number(count))
    };
    view! {
        <Dialog
            open
            title=text.of(|words| words.job.tokens_title)
            hatched=Signal::derive(move || app.is_production())
            on_close=move || open.set(false)
        >
            <Form on_submit=take>
                <DialogBody>
                    <ProblemNotice draft=draft.core() failed=text.of(|words| words.job.tokens_failed) />
                    <p>{text.of(|words| words.job.tokens_once)}</p>
                    <p>{text.of(|words| words.job.tokens_safe)}</p>
                </DialogBody>
                <DialogFooter>
                    <Button on_press=move || open.set(false)>
                        {text.of(|words| words.form.cancel)}
                    </Button>
                    <Button
                        kind=ButtonKind::Primary
                        submit=true
                        icon=IconName::Download
                        busy=draft.busy()
                        busy_label=text.of(|words| words.job.tokens_taking)
                    >
                        {label}
                    </Button>
                </DialogFooter>
            </Form>
        </Dialog>
    }
}

/// One line a user, as a sheet and a script can read it.
fn file_of(tokens: &[JobToken]) -> String {
    let mut file = String::from(csv::BEGIN);
    csv::push_row(&mut file, ["userId", "accessToken"]);
    for token in tokens {
        csv::push_row(&mut file, [token.user_id.as_str(), token.access_token.reveal()]);
    }
    file
}

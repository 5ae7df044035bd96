use leptos::prelude::*;
use nexconn_api::admin::{
    AppState, FillDirectory, FillDirectoryRequest, FillList, Job, RefusedList,
};

use super::source::At;
use crate::api::{Client, Reading};
use crate::components::{
    Button, ButtonLink, ButtonSize, Dialog, DialogSize, IconName, Setting, Source, SourceKind,
};
use crate::form::Draft;
use crate::pages::actions::{Effect, EffectList};
use crate::pages::parts::ChangeForm;
use crate::route::{Navigator, Route};
use crate::state::CurrentApp;
use crate::text::use_text;

/// The users that the gateway knows, and the job that takes in those whom Nexconn lists.
#[component]
pub(super) fn DirectoryRow(state: Reading<AppState>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let open = RwSignal::new(false);
    let users = move || {
        let count =
            state.with(|state| state.map(|state| state.directory.users)).unwrap_or_default();
        (text.now().app_page.directory_users)(&text.language().number(count))
    };
    let fill: Memo<Option<Job>> = Memo::new(move |_| {
        state.with(|state| state.and_then(|state| state.directory.fill.clone()))
    });
    let is_running =
        Memo::new(move |_| fill.with(|job| job.as_ref().is_some_and(|job| !job.state.is_over())));
    let source = move || match fill.get() {
        None => view! {
            <Source kind=SourceKind::Unknown>{text.of(|words| words.app_page.never_filled)}</Source>
        }
        .into_any(),
        Some(job) => {
            let at = job.finished_at;
            view! {
                <Source kind=SourceKind::Measured>
                    {match at {
                        Some(at) => view! {
                            {text.of(|words| words.app_page.filled)} " " <At at />
                        }
                        .into_any(),
                        None => view! { {text.of(|words| words.app_page.filling)} }.into_any(),
                    }}
                </Source>
            }
            .into_any()
        }
    };
    let job_link = move || {
        let job = fill.with(|job| job.as_ref().map(|job| job.id))?;
        let href = Signal::derive(move || Route::Job { app: app.slug(), job }.href());
        Some(view! {
            <ButtonLink href size=ButtonSize::Small>
                {text.of(|words| words.app_page.open_job)}
            </ButtonLink>
        })
    };
    let fill_button = move || {
        (!is_running.get()).then(|| {
            view! {
                <Button size=ButtonSize::Small on_press=move || open.set(true)>
                    {text.of(|words| words.app_page.fill)}
                </Button>
            }
        })
    };
    let refused = Memo::new(move |_| {
        state.with(|state| state.map(|state| state.directory.refused.clone())).unwrap_or_default()
    });
    let missing = move |refused: RefusedList| {
        let says = move || {
            let words = &text.now().app_page;
            let list = match refused.list {
                FillList::Profiles => words.list_profiles,
                FillList::Banned => words.list_banned,
                FillList::Deleted => words.list_deleted,
            };
            (words.fill_refused)(list, refused.http, refused.code.0)
        };
        view! { <span class="setting-short">{says}</span> }
    };
    view! {
        <Setting
            icon=IconName::Users
            name=text.of(|words| words.app_page.directory)
            explanation=text.of(|words| words.app_page.directory_explained)
            warns=Signal::derive(move || refused.with(|refused| !refused.is_empty()))
            source=view! { {source} }.into_any()
            actions=view! {
                {job_link}
                {fill_button}
            }
            .into_any()
        >
            <span>{users}</span>
            <span class="setting-where">{text.of(|words| words.app_page.no_total)}</span>
            {move || refused.get().into_iter().map(missing).collect_view()}
        </Setting>
        <Dialog
            open
            size=DialogSize::Wide
            title=text.of(|words| words.app_page.fill_title)
            on_close=move || open.set(false)
        >
            <FillForm open />
        </Dialog>
    }
}

#[component]
fn FillForm(open: RwSignal<bool>) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let draft = Draft::<FillDirectory>::new(move || FillDirectoryRequest {
        app: app.slug(),
        operation: String::new(),
    });
    let submit = move || {
        draft.send_operation(
            client,
            |_| None,
            move |job| {
                open.set(false);
                navigator.go(&Route::Job { app: app.slug_untracked(), job: job.id }.href());
            },
        );
    };
    let effects = Signal::derive(move || {
        let words = &text.now().app_page;
        vec![
            Effect::new(IconName::Users, words.fill_effect_lists),
            Effect::new(IconName::Jobs, words.fill_effect_job),
            Effect::new(IconName::Eye, words.fill_effect_reads),
        ]
    });
    let aside = view! { <EffectList effects /> }.into_any();
    view! {
        <ChangeForm
            draft=draft.core()
            on_close=move || open.set(false)
            on_submit=submit
            submit=text.of(|words| words.app_page.fill_submit)
            submitting=text.of(|words| words.app_page.fill_submitting)
            failed=text.of(|words| words.app_page.fill_failed)
            unanswered=text.of(|words| words.app_page.repeat_is_safe)
            aside
        >
            <p>{text.of(|words| words.app_page.fill_detail)}</p>
        </ChangeForm>
    }
    .into_any()
}

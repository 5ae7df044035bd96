//! An action for many users: a text is pasted, who is found in it is looked at, then one job is made of it.

mod choice;
mod entry;
mod fate;
mod found;
mod groups;
mod rows;
mod state;
mod summary;
mod values;

use leptos::prelude::*;
use nexconn_api::admin::{JOB_USERS, JobAction};
use web_sys::UrlSearchParams;

use crate::components::{
    BackLink, Button, ButtonKind, IconName, Notice, PageHead, SideColumn, StateView, Tone,
};
use crate::form::ProblemNotice;
use crate::pages::parts::{LeaveDialog, focus_first_on, focus_on};
use crate::route::{Navigator, Route, use_page_title};
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

pub(crate) use choice::is_offered;
use choice::{Choice, ChoiceButtons, ChoiceFields};
use entry::Entry;
use groups::Groups;
use state::Many;
use summary::Summary;

/// The page with an action that is chosen at first.
pub(crate) fn href(app: &str, action: JobAction) -> String {
    [&Route::Many { app: app.to_owned() }.href(), "?do=", action.name()].concat()
}

/// The action that the address asks for.
fn asked_for(search: &str) -> Option<JobAction> {
    let name = UrlSearchParams::new_with_str(search).ok()?.get("do")?;
    JobAction::from_name(&name).filter(|action| choice::ACTIONS.contains(action))
}

/// A text that another page hands over to be read here.
#[derive(Debug, Clone, Copy)]
pub struct PassedText(RwSignal<Option<String>>);

impl PassedText {
    /// Makes an empty place for it known to all components below.
    pub fn provide() {
        provide_context(Self(RwSignal::new(None)));
    }

    /// Hands over a text; the page for many users reads it when it opens.
    pub fn pass(self, text: String) {
        self.0.set(Some(text));
    }

    fn take(self) -> Option<String> {
        self.0.try_update_untracked(Option::take).flatten()
    }
}

/// The text, then who was found in it.
#[component]
pub fn ManyPage() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let title = text.of(|words| words.many.title);
    use_page_title(title);
    let navigator: Navigator = expect_context();
    let many = Many::new();
    if let Some(action) = asked_for(&untrack(|| navigator.search())) {
        many.picked.set(action);
    }
    let passed = use_context::<PassedText>().and_then(PassedText::take);
    let reads_at_once = passed.is_some();
    many.text.set(passed.unwrap_or_default());
    let back = BackLink {
        href: Signal::derive(move || Route::Users { app: app.slug() }.href()),
        label: text.of(|words| words.many.back),
    };
    let is_found = Memo::new(move |_| many.found.with(Option::is_some));
    let content = move || {
        if is_found.get() {
            // Tells those who do not see the page that the text was read.
            request_animation_frame(|| focus_on("main h1"));
            view! { <Preview many /> }.into_any()
        } else {
            focus_first_on("main textarea");
            view! { <Entry many reads_at_once /> }.into_any()
        }
    };
    view! {
        <PageHead title back note=Signal::derive(move || found_note(many, text)) />
        {content}
    }
    .into_any()
}

/// Such as "42 users in 49 lines".
fn found_note(many: Many, text: Texts) -> Option<String> {
    let found = many.found.get()?;
    let (users, lines) = (found.recognised.users.len(), found.lines());
    let number = |count: usize| text.language().number(count as u64);
    Some((text.now().many.users_in_lines)(users, &number(users), &number(lines)))
}

/// Who was found, and beside it what is done with them. It is not left unasked.
#[component]
fn Preview(many: Many) -> impl IntoView {
    let text = use_text();
    let navigator: Navigator = expect_context();
    let is_empty = many
        .found
        .with_untracked(|found| found.as_ref().is_none_or(|f| f.recognised.users.is_empty()));
    if is_empty {
        return view! { <Nobody many /> }.into_any();
    }
    let guard = RwSignal::new(Some(navigator.hold()));
    let choice = Choice::new(many);
    let title = Signal::derive(move || {
        let count = choice.counts.get().chosen();
        (text.now().many.do_with)(count, &text.language().number(count as u64))
    });
    let shared = StoredValue::new(choice);
    let side = view! { <ChoiceFields choice=shared /> }.into_any();
    let foot = view! { <ChoiceButtons choice=shared /> }.into_any();
    view! {
        <ProblemNotice draft=choice.job.draft.core() failed=text.of(|words| words.many.not_begun) />
        <Warnings many />
        <SideColumn title side foot>
            <Summary many />
            <Groups many />
        </SideColumn>
        <LeaveDialog
            guard
            title=text.of(|words| words.many.drop_title)
            detail=text.of(|words| words.many.drop_detail)
        />
    }
    .into_any()
}

/// What is to be known before the preview is trusted.
#[component]
fn Warnings(many: Many) -> impl IntoView {
    let text = use_text();
    let is_cut = Memo::new(move |_| {
        many.found.with(|found| found.as_ref().is_some_and(|found| found.recognised.cut))
    });
    let are_bans_unread = Memo::new(move |_| {
        many.found.with(|found| found.as_ref().is_some_and(|f| f.recognised.bans_as_of.is_none()))
    });
    let cut_detail = Signal::derive(move || {
        Some((text.now().many.cut_detail)(&text.language().number(JOB_USERS as u64)))
    });
    let unread_detail = Signal::derive(move || Some(text.now().many.bans_unread_detail.to_owned()));
    view! {
        {move || {
            is_cut
                .get()
                .then(|| {
                    view! {
                        <Notice
                            tone=Tone::Warning
                            title=text.of(|words| words.many.cut_title)
                            detail=cut_detail
                        />
                    }
                })
        }}
        {move || {
            are_bans_unread
                .get()
                .then(|| {
                    view! {
                        <Notice
                            tone=Tone::Warning
                            title=text.of(|words| words.many.bans_unread_title)
                            detail=unread_detail
                        />
                    }
                })
        }}
    }
}

/// No user in the text: why, and the way back to it.
#[component]
fn Nobody(many: Many) -> impl IntoView {
    let text = use_text();
    let has_bad = many.found.with_untracked(|found| {
        found.as_ref().is_some_and(|found| !found.recognised.bad.is_empty())
    });
    view! {
        <Summary many />
        {has_bad.then(|| view! { <Groups many /> })}
        <StateView
            icon=IconName::Help
            title=text.of(|words| words.many.none_title)
            detail=Signal::derive(move || Some(text.now().many.none_detail.to_owned()))
        >
            <Button kind=ButtonKind::Primary on_press=move || many.edit()>
                {text.of(|words| words.many.edit_text)}
            </Button>
        </StateView>
    }
    .into_any()
}

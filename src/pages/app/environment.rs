use leptos::prelude::*;
use nexconn_api::admin::{AppState, DeclaredPlan, FactSource, Plan};

use super::declare::{Declaration, DeclareButton};
use super::source::{Measured, source_of};
use crate::api::Reading;
use crate::components::{ButtonLink, ButtonSize, IconName, Setting, Source, SourceKind};
use crate::pages::parts::{Quota, QuotaMeter, quota_of};
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// Which of Nexconn's two environments it is.
#[component]
pub(super) fn EnvironmentRow() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let explanation = Signal::derive(move || {
        let words = &text.now().app_page;
        let explanation = if app.is_production() {
            words.production_explained
        } else {
            words.development_explained
        };
        explanation.to_owned()
    });
    let name = move || {
        let words = &text.now().shell;
        if app.is_production() { words.production } else { words.development }
    };
    let source = view! {
        <Source kind=SourceKind::Set>{text.of(|words| words.app_page.configured)}</Source>
    }
    .into_any();
    view! {
        <Setting
            icon=IconName::Cube
            name=text.of(|words| words.app_page.environment)
            explanation
            source
        >
            <strong
                class="environment-name"
                data-production=move || app.is_production().then_some("")
            >
                {name}
            </strong>
        </Setting>
    }
}

/// The plan, which no API tells.
#[component]
pub(super) fn PlanRow(state: Reading<AppState>) -> impl IntoView {
    let text = use_text();
    let plan = Memo::new(move |_| state.with(|state| state.and_then(|state| state.plan.clone())));
    let says = move || {
        let words = &text.now().app_page;
        match plan.with(|plan| plan.as_ref().map(|plan| plan.value)) {
            Some(Plan::Starter) => words.plan_starter,
            Some(Plan::Pro) => words.plan_pro,
            None => words.plan_unknown,
        }
    };
    let is_configured = Memo::new(move |_| {
        plan.with(|plan| plan.as_ref().is_some_and(|plan| plan.from == FactSource::Configured))
    });
    let declared = Signal::derive(move || {
        Declaration::Plan(match plan.with(|plan| plan.as_ref().map(|plan| plan.value)) {
            Some(Plan::Starter) => DeclaredPlan::Starter,
            Some(Plan::Pro) => DeclaredPlan::Pro,
            None => DeclaredPlan::Unknown,
        })
    });
    let actions =
        move || (!is_configured.get()).then(|| view! { <DeclareButton declared state /> });
    view! {
        <Setting
            icon=IconName::Receipt
            name=text.of(|words| words.app_page.plan)
            explanation=text.of(|words| words.app_page.plan_explained)
            warns=Signal::derive(move || plan.with(Option::is_none))
            source=view! { {move || plan.with(|plan| source_of(plan.as_ref()))} }.into_any()
            actions=view! { {actions} }.into_any()
        >
            <span>{says}</span>
        </Setting>
    }
}

/// Registered users, against the limit where there is one.
#[component]
pub(super) fn QuotaRow(state: Reading<AppState>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let quota = quota_of(state);
    let read = Memo::new(move |_| state.with(|state| state.map(|state| state.quota)));
    let without_limit = move || {
        let words = &text.now().app_page;
        let read = read.get()?;
        let count = text.language().number(read.registered);
        Some(if read.exact { (words.registered)(&count) } else { (words.known)(&count) })
    };
    let value = move || match quota.get() {
        Some(quota) => view! { <QuotaMeter quota /> }.into_any(),
        None => view! { <span>{without_limit}</span> }.into_any(),
    };
    let explanation = Signal::derive(move || {
        let words = &text.now().app_page;
        let explained = match (quota.get().is_some(), read.get().is_some_and(|read| read.exact)) {
            (true, true) => words.quota_explained,
            (true, false) => words.quota_explained_cloud,
            (false, _) => words.no_quota_explained,
        };
        explained.to_owned()
    });
    let href = Signal::derive(move || Route::TestUsers { app: app.slug() }.href());
    let actions = view! {
        <ButtonLink href size=ButtonSize::Small>
            {text.of(|words| words.quota.to_test_users)}
        </ButtonLink>
    }
    .into_any();
    let at = Signal::derive(move || read.get().map(|read| read.at));
    view! {
        <Setting
            icon=IconName::Users
            name=text.of(|words| words.app_page.quota)
            explanation
            warns=Signal::derive(move || quota.get().is_some_and(Quota::is_short))
            source=view! { <Measured at none=|words| words.app_page.not_read /> }.into_any()
            actions
        >
            {value}
        </Setting>
    }
}

use leptos::prelude::*;

use super::{DraftCore, Problem, ProblemKind};
use crate::api::ApiError;
use crate::components::{Button, Notice, NoticeFact, Tone};
use crate::state::GatewayState;
use crate::text::{FirstCatalog, FirstTexts, use_first_text};

/// Tells why a draft was not done: what happened, what did not change, what to do, and what to
/// quote. Nothing while there is no problem.
#[component]
pub fn ProblemNotice(
    /// The draft.
    draft: DraftCore,
    /// What did not happen, such as "The user was not registered."
    #[prop(into)]
    failed: Signal<String>,
    /// Looks whether a request without an answer took effect.
    #[prop(optional, into)]
    on_check: Option<Callback<()>>,
    /// What to say of a request without an answer, where it is not to be checked first.
    #[prop(optional, into)]
    unanswered: Option<Signal<String>>,
    /// Further ways out of it, such as a link.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let text = use_first_text();
    let gateway: GatewayState = expect_context();
    move || {
        let more = children.clone();
        let problem = draft.problem()?;
        let is_unknown = problem.kind == ProblemKind::Unknown;
        let is_misfit = matches!(
            problem.kind,
            ProblemKind::Failed(ApiError::Contract { .. } | ApiError::Unreadable(_))
        );
        let problem = StoredValue::new(problem);
        let told = Memo::new(move |_| {
            problem.with_value(|problem| {
                let mut told = tell(problem, text.now(), &failed.get(), &gateway.address.get());
                if let Some(unanswered) = unanswered.filter(|_| is_unknown) {
                    told.detail = unanswered.get();
                }
                if draft.is_for_gateway() { told } else { told.or_done(problem, text.now()) }
            })
        });
        let facts = Signal::derive(move || problem.with_value(|problem| facts(problem, text)));
        let check = on_check.filter(|_| is_unknown).map(|on_check| {
            view! { <Button on_press=on_check>{text.of(|words| words.form.check_now)}</Button> }
        });
        let reload = is_misfit.then(|| {
            view! {
                <Button on_press=crate::pages::reload>{text.of(|words| words.errors.reload)}</Button>
            }
        });
        let view = view! {
            <Notice
                tone=Signal::derive(move || told.with(|told| told.tone))
                title=Signal::derive(move || told.with(|told| told.title.clone()))
                detail=Signal::derive(move || Some(told.with(|told| told.detail.clone())))
                facts=facts
            >
                {check}
                {reload}
                {more.map(|more| more())}
            </Notice>
        };
        Some(view.into_any())
    }
}

/// What is told of a problem.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Told {
    pub(crate) tone: Tone,
    pub(crate) title: String,
    pub(crate) detail: String,
}

impl Told {
    /// A change that went without an answer may have been done: that is said first.
    pub(crate) fn or_done(self, problem: &Problem, words: &FirstCatalog) -> Self {
        if !problem.is_network() {
            return self;
        }
        Self {
            tone: Tone::Warning,
            title: words.form.no_answer_title.to_owned(),
            detail: [&self.detail, " ", words.form.no_answer_detail].concat(),
        }
    }
}

/// Words a problem; `failed` says what did not happen.
pub(crate) fn tell(problem: &Problem, words: &FirstCatalog, failed: &str, gateway: &str) -> Told {
    let form = &words.form;
    match &problem.kind {
        ProblemKind::Refused(refusal) => Told {
            tone: Tone::Danger,
            title: failed.to_owned(),
            detail: [&words.refusal(refusal), " ", form.nothing_changed].concat(),
        },
        ProblemKind::Unknown => Told {
            tone: Tone::Warning,
            title: form.unknown_title.to_owned(),
            detail: form.unknown_detail.to_owned(),
        },
        ProblemKind::DoneBefore => Told {
            tone: Tone::Warning,
            title: form.done_before_title.to_owned(),
            detail: form.done_before_detail.to_owned(),
        },
        ProblemKind::Failed(error) if error.is_network() => {
            let crate::text::Told { title, detail } = words.error(error, gateway);
            Told { tone: Tone::Danger, title, detail }
        }
        ProblemKind::Failed(error) => {
            let told = words.error(error, gateway);
            Told {
                tone: Tone::Danger,
                title: failed.to_owned(),
                detail: [&told.detail, " ", form.nothing_changed].concat(),
            }
        }
    }
}

/// What support asks for first about a problem.
pub(crate) fn facts(problem: &Problem, text: FirstTexts) -> Vec<NoticeFact> {
    let fact = |label: &str, value: String| NoticeFact { label: label.to_owned(), value };
    let form = &text.now().form;
    let mut facts = Vec::new();
    if let ProblemKind::Refused(refusal) = &problem.kind {
        facts.push(fact(form.fact_code, refusal.code.0.to_string()));
        facts.push(fact(form.fact_http, refusal.http.to_string()));
    }
    if let Some(id) = &problem.request_id {
        facts.push(fact(form.fact_request, id.clone()));
    }
    facts.push(fact(form.fact_time, text.language().time_of_day(problem.at)));
    facts
}

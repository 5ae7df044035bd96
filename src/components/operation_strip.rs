use leptos::prelude::*;

use super::{Icon, IconName};

/// How far an operation has come that is accepted first and carried out later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OperationStage {
    /// Under way: an amber clock.
    Waiting,
    /// It was accepted, and nobody tells how it ended: a dashed ?.
    Untold,
    /// Carried out: ✓.
    Done,
    /// Refused: ×, filled.
    Refused,
}

impl OperationStage {
    /// Its name in styles.
    const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Untold => "untold",
            Self::Done => "done",
            Self::Refused => "refused",
        }
    }

    const fn icon(self) -> IconName {
        match self {
            Self::Waiting => IconName::Clock,
            Self::Untold => IconName::Help,
            Self::Done => IconName::Check,
            Self::Refused => IconName::X,
        }
    }
}

/// One step of an operation, laid flat: what it is called, and below it when, by whom, or what follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationStep {
    /// How it stands.
    pub stage: OperationStage,
    /// Such as "Accepted".
    pub title: String,
    /// Such as "14:02:31".
    pub detail: String,
    /// The exact time, for the tooltip.
    pub exact: Option<String>,
}

/// One operation between two lines: its mark in the margin, what it is, its steps on one line, and what to do.
#[component]
pub fn OperationStrip(
    /// How far it has come.
    #[prop(into)]
    stage: Signal<OperationStage>,
    /// What is done, such as "Soft-delete Sofia Lindqvist".
    #[prop(into)]
    title: Signal<String>,
    /// Under it: to whom.
    under: AnyView,
    /// The steps, in order.
    #[prop(into)]
    steps: Signal<Vec<OperationStep>>,
    /// What the steps are, for those who do not see them.
    #[prop(into)]
    label: Signal<String>,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let step = |step: OperationStep| {
        view! {
            <li class="operation-step" data-stage=step.stage.name()>
                <span class="operation-node" aria-hidden="true">
                    <Icon name=step.stage.icon() />
                </span>
                <strong>{step.title}</strong>
                <span class="operation-detail" title=step.exact>
                    {step.detail}
                </span>
            </li>
        }
    };
    view! {
        <li class="operation" data-stage=move || stage.get().name()>
            <span class="operation-mark" aria-hidden="true">
                {move || view! { <Icon name=stage.get().icon() /> }}
            </span>
            <div class="operation-content">
                <div class="operation-what">
                    <h2>{title}</h2>
                    {under}
                </div>
                <ol class="operation-steps" aria-label=label>
                    {move || steps.get().into_iter().map(step).collect_view()}
                </ol>
                <div class="operation-actions">{children.map(|children| children())}</div>
            </div>
        </li>
    }
}

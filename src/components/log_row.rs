use leptos::prelude::*;

use super::ids::next_id;
use super::{Icon, IconName, OutcomeKind, OutcomeMark};

/// A column of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogPlace {
    When,
    Who,
    What,
    Whom,
    Outcome,
    Case,
}

impl LogPlace {
    const fn name(self) -> &'static str {
        match self {
            Self::When => "when",
            Self::Who => "who",
            Self::What => "what",
            Self::Whom => "whom",
            Self::Outcome => "outcome",
            Self::Case => "case",
        }
    }
}

/// What was done, latest first: rows of 36 px that open to a strip below them; on a phone two lines each.
#[component]
pub fn Log(
    /// What the log holds, for those who do not see it.
    #[prop(into)]
    caption: Signal<String>,
    /// The columns.
    headings: Vec<(LogPlace, Signal<String>)>,
    /// Name of the column of buttons.
    #[prop(into)]
    actions_heading: Signal<String>,
    /// Stands among other sections: without a line of headings to see.
    #[prop(optional)]
    brief: bool,
    /// With a column more than a brief one: on whom.
    #[prop(optional)]
    glance: bool,
    /// It is being read.
    #[prop(optional, into)]
    loading: Signal<bool>,
    /// One [`LogRow`] each.
    children: Children,
) -> impl IntoView {
    let heading = |(place, text): (LogPlace, Signal<String>)| {
        view! {
            <span role="columnheader" data-place=place.name()>
                {text}
            </span>
        }
    };
    view! {
        <div
            class="log"
            role="table"
            aria-label=caption
            aria-busy=move || loading.get().then_some("true")
            data-brief=brief.then_some("")
            data-glance=glance.then_some("")
        >
            <div role="rowgroup">
                <div class="log-head" role="row">
                    {headings.into_iter().map(heading).collect_view()}
                    <span role="columnheader" data-place="actions">
                        <span class="visually-hidden">{actions_heading}</span>
                    </span>
                </div>
            </div>
            <div role="rowgroup">{children()}</div>
        </div>
    }
}

/// One thing that was done. The whole row opens and closes it.
#[component]
pub fn LogRow(
    /// How it ended.
    kind: OutcomeKind,
    /// What stands in each column of the log, in their order.
    cells: Vec<(LogPlace, AnyView)>,
    /// Buttons, such as Undo.
    #[prop(optional)]
    actions: Option<AnyView>,
    /// Name of the button that opens the row.
    #[prop(into)]
    toggle_label: Signal<String>,
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Asked to open or to close it.
    #[prop(into)]
    on_toggle: Callback<()>,
    /// What an open row tells.
    detail: ChildrenFn,
) -> impl IntoView {
    let strip_id = StoredValue::new(next_id("log"));
    let cell = |(place, content): (LogPlace, AnyView)| {
        view! {
            <span role="cell" data-place=place.name()>
                {content}
            </span>
        }
    };
    view! {
        <div class="log-row" role="row" data-outcome=kind.name() data-open=move || open.get().then_some("")>
            <OutcomeMark kind />
            {cells.into_iter().map(cell).collect_view()}
            <span role="cell" data-place="actions">
                {actions}
                <button
                    type="button"
                    class="log-toggle"
                    aria-label=toggle_label
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    aria-controls=move || open.get().then(|| strip_id.get_value())
                    on:click=move |_| on_toggle.run(())
                >
                    <Icon name=IconName::ChevronDown />
                </button>
            </span>
        </div>
        {move || {
            open.get()
                .then(|| {
                    view! {
                        <div class="log-strip" role="row" id=strip_id.get_value()>
                            <div class="log-detail" role="cell">
                                {detail()}
                            </div>
                        </div>
                    }
                })
        }}
    }
}

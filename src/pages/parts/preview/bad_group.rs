use leptos::prelude::*;
use nexconn_api::Violation;
use nexconn_api::admin::BadRow;

use super::COLUMNS;
use crate::components::{ButtonKind, CopyButton, IconName, RowGroup, Tone};
use crate::pages::parts::{FIRST_ROWS, MoreRows};
use crate::text::{Texts, use_text};

/// What cannot be sent, to copy and correct elsewhere; nothing where all can.
#[component]
pub(crate) fn BadGroup(
    /// What cannot be sent, in the order of the text.
    #[prop(into)]
    bad: Signal<Vec<BadRow>>,
    /// What they are.
    title: Signal<String>,
    /// What becomes of them.
    note: Signal<String>,
    /// The button that copies them.
    copy: Signal<String>,
    /// Words what is wrong with one.
    reasons: fn(Texts, &[Violation]) -> String,
) -> impl IntoView {
    let text = use_text();
    let count = Memo::new(move |_| bad.with(Vec::len));
    let limit = RwSignal::new(FIRST_ROWS);
    let row = move |bad: BadRow| view! { <BadLine bad reasons /> };
    let rows = move || bad.get().into_iter().take(limit.get()).map(row).collect_view();
    let lines = Signal::derive(move || {
        bad.with(|bad| bad.iter().map(|bad| bad.text.as_str()).collect::<Vec<_>>().join("\n"))
    });
    move || {
        (count.get() > 0).then(|| {
            let copy =
                view! { <CopyButton value=lines label=copy kind=ButtonKind::Bare /> }.into_any();
            view! {
                <RowGroup
                    icon=IconName::Alert
                    tone=Tone::Danger
                    columns=COLUMNS
                    title
                    count=Signal::derive(move || text.language().number(count.get() as u64))
                    note
                    actions=copy
                >
                    {rows}
                    <MoreRows count limit columns=COLUMNS />
                </RowGroup>
            }
        })
    }
}

#[component]
fn BadLine(bad: BadRow, reasons: fn(Texts, &[Violation]) -> String) -> impl IntoView {
    let text = use_text();
    let BadRow { line, text: part, why } = bad;
    view! {
        <tr>
            <td class="grouped-margin">{line}</td>
            <td colspan="2" class="bad-part">
                <code dir="auto" title=part.clone()>
                    {part.clone()}
                </code>
            </td>
            <td colspan="2" class="grouped-text">
                {move || reasons(text, &why)}
            </td>
        </tr>
    }
}

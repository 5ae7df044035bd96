use leptos::prelude::*;

use crate::components::{Button, ButtonKind, ButtonSize, IconName};
use crate::text::use_text;

/// Rows of a group that are shown at first.
pub(crate) const FIRST_ROWS: usize = 20;
/// Rows that come at each press.
const MORE_ROWS: usize = 200;

/// The rest of a group in a table, on request: thousands of rows at once would make the page slow.
#[component]
pub(crate) fn MoreRows(
    /// How many rows the group has.
    #[prop(into)]
    count: Signal<usize>,
    /// How many of them are shown.
    limit: RwSignal<usize>,
    /// Columns of the table, without the margin.
    columns: u8,
) -> impl IntoView {
    let text = use_text();
    let rest = Memo::new(move |_| count.get().saturating_sub(limit.get()));
    let label = move || {
        let next = rest.get().min(MORE_ROWS);
        (text.now().many.show_more)(&text.language().number(next as u64))
    };
    let is_more = Memo::new(move |_| rest.get() > 0);
    move || {
        is_more.get().then(|| {
            view! {
                <tr>
                    <td class="grouped-margin"></td>
                    <td colspan=columns.to_string()>
                        <Button
                            kind=ButtonKind::Bare
                            size=ButtonSize::Small
                            icon=IconName::ChevronDown
                            on_press=move || limit.update(|limit| *limit += MORE_ROWS)
                        >
                            {label}
                        </Button>
                    </td>
                </tr>
            }
        })
    }
}

use leptos::prelude::*;

use super::COLUMNS;
use crate::components::{IconName, RowGroup, Tone};
use crate::pages::parts::{FIRST_ROWS, MoreRows};
use crate::text::use_text;

/// Rows that have something in common, to choose among; nothing where there are none.
#[component]
pub(crate) fn ChoiceGroup(
    /// Stands in the margin.
    icon: IconName,
    /// The mark's colour; quiet if not given.
    #[prop(optional_no_strip, into)]
    tone: Option<Tone>,
    /// What these have in common.
    title: Signal<String>,
    /// What is done with them and why.
    note: Signal<Option<String>>,
    /// Their places in the whole list.
    places: Memo<Vec<usize>>,
    /// The row at a place.
    #[prop(into)]
    row: Callback<usize, AnyView>,
) -> impl IntoView {
    let text = use_text();
    let count = Memo::new(move |_| places.with(Vec::len));
    let limit = RwSignal::new(FIRST_ROWS);
    let shown =
        move || places.with(|places| places.iter().copied().take(limit.get()).collect::<Vec<_>>());
    move || {
        (count.get() > 0).then(|| {
            view! {
                <RowGroup
                    icon
                    tone
                    columns=COLUMNS
                    title
                    count=Signal::derive(move || text.language().number(count.get() as u64))
                    note
                >
                    <For each=shown key=|index| *index children=move |index| row.run(index) />
                    <MoreRows count limit columns=COLUMNS />
                </RowGroup>
            }
        })
    }
}

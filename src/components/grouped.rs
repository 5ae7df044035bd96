use leptos::prelude::*;

use super::{Icon, IconName, Tone};

/// A table in groups, exceptions first: each group has a sunken line with its mark in the margin, what it is, how many,
/// and why.
#[component]
pub fn GroupedTable(
    /// What it lists, for those who do not see it.
    #[prop(into)]
    caption: Signal<String>,
    /// A box that chooses all, in the margin of the head.
    #[prop(optional)]
    choose_all: Option<AnyView>,
    /// Headings of the columns.
    headings: Vec<Signal<String>>,
    /// One [`RowGroup`] each.
    children: Children,
) -> impl IntoView {
    let heading = |text| view! { <th scope="col">{text}</th> };
    view! {
        <div class="grouped-box">
            <table class="grouped" aria-label=caption>
                <thead>
                    <tr>
                        <td class="grouped-margin">{choose_all}</td>
                        {headings.into_iter().map(heading).collect_view()}
                    </tr>
                </thead>
                {children()}
            </table>
        </div>
    }
}

/// One group of a [`GroupedTable`]; its rows are `<tr>`s whose first cell stands in the margin.
#[component]
pub fn RowGroup(
    /// Stands in the margin.
    icon: IconName,
    /// The mark's colour; quiet if not given.
    #[prop(optional_no_strip, into)]
    tone: Option<Tone>,
    /// How many columns the table has, without the margin.
    columns: u8,
    /// What these have in common.
    #[prop(into)]
    title: Signal<String>,
    /// How many there are.
    #[prop(into)]
    count: Signal<String>,
    /// What is done with them and why.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// Buttons at the end of the line.
    #[prop(optional)]
    actions: Option<AnyView>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    view! {
        <tbody>
            <tr class="grouped-head">
                <td class="grouped-margin">
                    <span class="grouped-mark" data-tone=tone.map(Tone::name)>
                        <Icon name=icon />
                    </span>
                </td>
                <th scope="rowgroup" colspan=columns.to_string()>
                    <div class="grouped-line">
                        <strong>{title}</strong>
                        <span class="grouped-count">{count}</span>
                        <span class="grouped-note">{note}</span>
                        <span class="grouped-actions">{actions}</span>
                    </div>
                </th>
            </tr>
            {children()}
        </tbody>
    }
}

use leptos::prelude::*;
use nexconn_api::{Rule, Violation};

use super::kind::Kind;
use crate::pages::parts::{ChoiceRow, Sheet};
use crate::state::Hosting;
use crate::text::{Texts, use_text};

/// What is wrong with a row, each fault with the name of its column.
pub(super) fn reasons<K: Kind>(text: Texts, why: &[Violation]) -> String {
    let words = text.now();
    let reason = |violation: &Violation| {
        if violation.rule == Rule::Mismatch {
            K::words(text).repeated.to_owned()
        } else {
            (words.import.why)(&violation.field, &words.rule(&violation.rule))
        }
    };
    why.iter().map(reason).collect::<Vec<_>>().join(" ")
}

/// A row that can be sent, with what it sets.
#[component]
pub(super) fn Row<K: Kind>(sheet: Sheet<K>, index: usize) -> impl IntoView {
    let hosting: Hosting = expect_context();
    let row = sheet.row(index)?;
    let picture = hosting.picture(row.avatar());
    let (user_id, name) = row.user();
    let row_name = row.pair();
    let line = row.line();
    let values = row.values().into_iter().map(|(field, value)| {
        let over = row.over().iter().find(|over| over.field == field);
        view! { <Value field value was=over.map(|over| over.now.clone()) /> }
    });
    let values = values.collect_view();
    let is_chosen = Memo::new(move |_| sheet.is_chosen(index, &row));
    Some(view! {
        <ChoiceRow
            user_id
            name
            picture
            chooses=row_name
            line
            is_chosen
            on_tick=move |chosen| sheet.choose(index, chosen)
        >
            <td class="import-values">{values}</td>
        </ChoiceRow>
    })
}

/// One column of a row: what it sets, and what is there now if that is something else.
#[component]
fn Value(field: String, value: String, was: Option<String>) -> impl IntoView {
    let text = use_text();
    let is_over = was.is_some();
    let was = was.map(|was| {
        view! {
            " "
            <span class="import-was">{move || (text.now().import.was)(&was)}</span>
        }
    });
    view! {
        <span class="import-value" data-over=is_over.then_some("")>
            <span class="import-field">{field}</span>
            " "
            <bdi>{value}</bdi>
            {was}
        </span>
        " "
    }
}

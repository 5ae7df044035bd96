use leptos::prelude::*;
use nexconn_api::admin::RegistrationRow;
use nexconn_api::{Rule, Violation};

use super::state::Users;
use crate::pages::parts::ChoiceRow;
use crate::state::Hosting;
use crate::text::Texts;

/// What is wrong with a row, each fault with the name of its column.
pub(super) fn reasons(text: Texts, why: &[Violation]) -> String {
    let (words, many) = (text.now(), &text.now().register_many);
    let reason = |violation: &Violation| {
        if violation.rule == Rule::Mismatch {
            many.named_before.to_owned()
        } else {
            (many.why)(&violation.field, &words.rule(&violation.rule))
        }
    };
    why.iter().map(reason).collect::<Vec<_>>().join(" ")
}

/// A row that can be registered, with the address of the picture.
#[component]
pub(super) fn Row(sheet: Users, index: usize) -> impl IntoView {
    let hosting: Hosting = expect_context();
    let row = sheet.row(index)?;
    let RegistrationRow { line, user, .. } = row.clone();
    let is_chosen = Memo::new(move |_| sheet.is_chosen(index, &row));
    let picture = hosting.picture(user.avatar_url.as_deref());
    Some(view! {
        <ChoiceRow
            user_id=user.user_id
            name=Some(user.name)
            picture
            line
            is_chosen
            on_tick=move |chosen| sheet.choose(index, chosen)
        >
            <td data-at="wide-only" class="muted">
                {user.avatar_url.filter(|address| !address.is_empty()).unwrap_or_else(|| "—".to_owned())}
            </td>
        </ChoiceRow>
    })
}

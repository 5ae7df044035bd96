use leptos::prelude::*;
use nexconn_api::admin::{BadRow, RegistrationRow};
use nexconn_api::{Rule, Violation};

use super::state::Sheet;
use crate::components::{Identifier, TickBox, UserLink};
use crate::route::Route;
use crate::state::{CurrentApp, Hosting};
use crate::text::{Texts, use_text};

/// A row that cannot be registered, and why.
#[component]
pub(super) fn BadLine(bad: BadRow) -> impl IntoView {
    let text = use_text();
    let BadRow { line, text: row, why } = bad;
    view! {
        <tr>
            <td class="grouped-margin">{line}</td>
            <td colspan="2" class="bad-part">
                <code dir="auto" title=row.clone()>
                    {row.clone()}
                </code>
            </td>
            <td colspan="2" class="grouped-text">
                {move || reasons(text, &why)}
            </td>
        </tr>
    }
}

/// What is wrong with a row, each fault with the name of its column.
fn reasons(text: Texts, why: &[Violation]) -> String {
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

/// A row that can be registered: a box, who it is, where it stands in the table.
#[component]
pub(super) fn Row(sheet: Sheet, index: usize) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let hosting: Hosting = expect_context();
    let row = sheet.preview.with_untracked(|preview| {
        preview.as_ref().and_then(|preview| preview.rows.get(index).cloned())
    })?;
    let RegistrationRow { line, user, .. } = row.clone();
    let is_chosen = Memo::new(move |_| sheet.is_chosen(index, &row));
    let id = StoredValue::new(user.user_id.clone());
    let href = Route::User { app: app.slug_untracked(), user_id: user.user_id.clone() }.href();
    let picture = hosting.picture(user.avatar_url.as_deref());
    Some(view! {
        <tr data-out=move || (!is_chosen.get()).then_some("")>
            <td class="grouped-margin">
                <TickBox
                    label=Signal::derive(move || (text.now().many.choose)(&id.get_value()))
                    ticked=is_chosen
                    on_tick=move |chosen| sheet.choose(index, chosen)
                />
            </td>
            <td>
                <UserLink
                    href
                    id=user.user_id.clone()
                    name=Some(user.name)
                    nameless=text.of(|words| words.users.no_name)
                    picture
                />
            </td>
            <td>
                <Identifier value=user.user_id />
            </td>
            <td data-at="wide-only" class="muted">
                {move || (text.now().many.line)(&text.language().number(line as u64))}
            </td>
            <td data-at="wide-only" class="muted">
                {user.avatar_url.filter(|address| !address.is_empty()).unwrap_or_else(|| "—".to_owned())}
            </td>
        </tr>
    })
}

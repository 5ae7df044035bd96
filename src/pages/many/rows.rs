use leptos::prelude::*;
use nexconn_api::admin::{BanState, JobAction};

use super::fate::Fate;
use super::state::Many;
use crate::components::{Icon, IconName, TimeOnRuler};
use crate::pages::parts::{ChoiceRow, DeletionStanding, TimeLeft};
use crate::text::use_text;

/// A user: a box, who it is, where it stands in the text, what happens.
#[component]
pub(super) fn UserRow(many: Many, index: usize) -> impl IntoView {
    let user = many.found.with_untracked(|found| {
        found.as_ref().and_then(|found| found.recognised.users.get(index).cloned())
    })?;
    let verdict = many.verdict(index);
    let is_chosen = Signal::derive(move || verdict.get().is_some_and(|verdict| verdict.chosen));
    Some(view! {
        <ChoiceRow
            user_id=user.user_id
            name=user.name
            line=user.span.line
            is_chosen
            on_tick=move |chosen| many.choose(index, chosen)
        >
            <td data-at="end">
                {user
                    .deletion
                    .map(|deletion| {
                        view! {
                            <DeletionStanding deletion />
                            " "
                        }
                    })}
                <Happens many verdict ban=user.ban />
            </td>
        </ChoiceRow>
    })
}

/// What becomes of the user.
#[component]
fn Happens(
    many: Many,
    verdict: Memo<Option<super::state::Verdict>>,
    ban: Option<BanState>,
) -> impl IntoView {
    let text = use_text();
    let had_ban = ban.is_some();
    let ban = StoredValue::new(ban);
    move || {
        let verdict = verdict.get()?;
        let (words, action) = (&text.now().many, many.action());
        let view = match (verdict.fate, verdict.chosen) {
            (_, false) if verdict.by_hand => {
                view! { <span class="faint">{words.left_out_by_you}</span> }.into_any()
            }
            (Fate::Shortens, false) => view! {
                <span class="would-shorten">
                    <Icon name=IconName::Alert />
                    {words.shortens}
                </span>
            }
            .into_any(),
            (Fate::NotWhileDeleted, false) => {
                view! { <span class="faint">{(words.pointless_deleted)(action)}</span> }.into_any()
            }
            (_, false) => {
                view! { <span class="faint">{(words.pointless)(action)}</span> }.into_any()
            }
            (_, true) => match ban.get_value().filter(|_| action == JobAction::Ban) {
                Some(ban) => view! { <NewEnd many ban is_sooner=verdict.fate == Fate::Shortens /> }
                    .into_any(),
                None => (words.happens)(action, had_ban).into_any(),
            },
        };
        Some(view)
    }
}

/// The ruler as it is, and as it will be.
#[component]
fn NewEnd(many: Many, ban: BanState, is_sooner: bool) -> impl IntoView {
    let text = use_text();
    let length = Signal::derive(move || many.length.end(0));
    view! {
        <span class="new-end">
            <TimeLeft ban=Signal::stored(ban) />
            <Icon name=IconName::Forward />
            <TimeOnRuler length warns=is_sooner>
                {move || text.language().span(length.get().unwrap_or_default())}
            </TimeOnRuler>
        </span>
    }
}

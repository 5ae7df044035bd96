use leptos::prelude::*;
use nexconn_api::nexconn::RESTORABLE_AFTER;

use super::super::chosen::Chosen;
use super::super::{Effect, EffectList};
use crate::components::{IconName, Tone, WaitAxis};
use crate::state::Clock;
use crate::text::{Texts, use_text};

/// What a restoration does, and since when it may be asked for.
#[component]
pub(super) fn RestoreEffects(chosen: Chosen) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    let effects = Signal::derive(move || effects(text, chosen));
    // Of several, each has its own hour.
    let from = Memo::new(move |_| {
        let facts = chosen.facts()?;
        match facts.as_slice() {
            [one] => one.deletion.as_ref()?.restore_from,
            _ => None,
        }
    });
    let axis = move || {
        let from = from.get()?;
        let moment = move |at: i64, what: &'static str| {
            (text.language().hour_of_day(clock.shown(), at), what.to_owned())
        };
        let begin = Signal::derive(move || {
            moment(from - RESTORABLE_AFTER, text.now().deletion_dialogs.axis_begin)
        });
        let end = Signal::derive(move || moment(from, text.now().deletion_dialogs.axis_end));
        Some(view! { <WaitAxis label=text.of(|words| words.deletion_dialogs.axis) begin end /> })
    };
    view! { <EffectList effects>{axis}</EffectList> }
}

fn effects(text: Texts, chosen: Chosen) -> Vec<Effect> {
    let words = &text.now().deletion_dialogs;
    let mut effects = vec![
        Effect::new(IconName::Clock, words.accepted_first),
        Effect::new(IconName::UserPlus, words.token_needed),
    ];
    let Some(facts) = chosen.facts() else { return effects };
    let unknown_hour = facts
        .iter()
        .filter(|known| {
            known.deletion.as_ref().is_some_and(|deletion| deletion.restore_from.is_none())
        })
        .count();
    if unknown_hour > 0 || chosen.is_many() {
        effects.push(Effect::new(IconName::Info, words.hour_unknown));
    }
    let not_deleted = facts.iter().filter(|known| known.deletion.is_none()).count();
    if not_deleted > 0 {
        let vain = Effect::new(IconName::Info, words.not_deleted_detail);
        effects.push(vain.strong(Some(Tone::Warning), (words.not_deleted)(not_deleted)));
    }
    if chosen.is_many() {
        effects.push(Effect::new(IconName::Jobs, text.now().dialogs.many_as_job));
    }
    effects
}

use leptos::prelude::*;
use nexconn_api::nexconn::RESTORABLE_AFTER;

use super::super::chosen::Chosen;
use super::super::{Effect, EffectList};
use crate::components::{IconName, Tone, WaitAxis};
use crate::state::Clock;
use crate::text::{Texts, use_text};

/// What a soft deletion does at once and later, and from when on the ids may be restored.
#[component]
pub(super) fn DeleteEffects(chosen: Chosen) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    let effects = Signal::derive(move || effects(text, chosen, clock.shown()));
    let begin = Signal::derive(move || {
        let words = &text.now().deletion_dialogs;
        (text.language().hour(clock.shown()), words.axis_begin.to_owned())
    });
    let end = Signal::derive(move || {
        let words = &text.now().deletion_dialogs;
        (text.language().hour(clock.shown() + RESTORABLE_AFTER), words.axis_end.to_owned())
    });
    view! {
        <EffectList effects>
            <WaitAxis label=text.of(|words| words.deletion_dialogs.axis) begin end />
        </EffectList>
    }
}

fn effects(text: Texts, chosen: Chosen, now: i64) -> Vec<Effect> {
    let words = &text.now().deletion_dialogs;
    let facts = chosen.facts().unwrap_or_default();
    let online = facts.iter().filter(|known| known.online == Some(true)).count();
    let cut = if online > 0 {
        Effect::new(IconName::Plug, words.cut).strong(Some(Tone::Danger), (words.online)(online))
    } else {
        Effect::new(IconName::Plug, words.cut_anyone)
    };
    let restorable = text.language().hour_of_day(now, now + RESTORABLE_AFTER);
    let mut effects = vec![
        cut,
        Effect::new(IconName::Key, words.no_tokens),
        Effect::new(IconName::Clock, words.confirmed_later),
        Effect::new(IconName::Undo, words.restorable)
            .strong(None, (words.restorable_from)(&restorable)),
    ];
    let deleted = facts.iter().filter(|known| known.deletion.is_some()).count();
    if deleted > 0 {
        let again = Effect::new(IconName::Info, words.already_detail);
        effects.push(again.strong(Some(Tone::Warning), (words.already)(deleted)));
    }
    if chosen.is_many() {
        effects.push(Effect::new(IconName::Jobs, text.now().dialogs.many_as_job));
    }
    effects
}

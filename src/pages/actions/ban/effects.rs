use leptos::prelude::*;
use nexconn_api::admin::BanState;

use super::BanLength;
use crate::components::{Button, ButtonSize, Icon, IconName, TimeOnRuler, Tone};
use crate::pages::actions::chosen::Chosen;
use crate::pages::actions::facts::Facts;
use crate::pages::actions::{Effect, EffectList};
use crate::pages::parts::TimeLeft;
use crate::state::Clock;
use crate::text::{Texts, use_text};

/// What the ban will do to whom.
#[component]
pub(super) fn BanEffects(chosen: Chosen, length: BanLength) -> impl IntoView {
    let text = use_text();
    let effects = Signal::derive(move || effects(text, chosen, length));
    view! {
        <EffectList effects>
            <Replaced chosen length />
        </EffectList>
    }
}

fn effects(text: Texts, chosen: Chosen, length: BanLength) -> Vec<Effect> {
    let words = &text.now().dialogs;
    let mut effects = Vec::new();
    let facts = chosen.facts().unwrap_or_default();
    let online: Vec<&Facts> = facts.iter().filter(|known| known.online == Some(true)).collect();
    if online.is_empty() {
        let cuts = if chosen.count() == 1 { words.ban_cuts_one } else { words.ban_cuts };
        effects.push(Effect::new(IconName::Plug, cuts));
    } else {
        let names: Vec<String> = online.iter().map(|known| known.subject.called()).collect();
        let who = (words.online)(online.len());
        let cut = Effect::new(IconName::Plug, (words.ban_cuts_named)(&names.join(", ")));
        effects.push(cut.strong(Some(Tone::Danger), who));
    }
    if length.is_standing() {
        effects.push(Effect::new(IconName::Lock, words.standing_lock));
        effects.push(Effect::new(IconName::Refresh, words.standing_renewed));
        effects.push(Effect::new(IconName::Plug, words.standing_needs));
    } else {
        effects.push(Effect::new(IconName::Lock, words.ban_lock));
    }
    effects.push(Effect::new(IconName::Forward, words.ban_messages));
    if chosen.is_many() {
        effects.push(Effect::new(IconName::Jobs, words.many_as_job));
    }
    let standing = facts.iter().filter(|known| known.ban.as_ref().is_some_and(|ban| ban.standing));
    let standing = standing.count();
    if standing > 0 && !length.is_standing() {
        let goes_on = Effect::new(IconName::Alert, words.standing_goes_on);
        effects.push(goes_on.strong(Some(Tone::Warning), (words.standing_already)(standing)));
    }
    let banned = facts.iter().filter(|known| known.ban.is_some()).count();
    if banned > 0 {
        let replaced = Effect::new(IconName::Clock, words.replaced);
        effects.push(replaced.strong(None, (words.banned_already)(banned)));
    }
    effects
}

/// The old end beside the new one, for each who is banned already. Who would get a shorter ban can be left out.
#[component]
fn Replaced(chosen: Chosen, length: BanLength) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    let new = Memo::new(move |_| length.minutes().map(|minutes| minutes.saturating_mul(60_000)));
    let row = move |known: Facts, ban: BanState| {
        let Facts { subject, .. } = known;
        let name = subject.called();
        let is_shorter = is_shorter(&ban, length, clock.shown());
        let new_length = move || match (length.is_standing(), new.get()) {
            (true, _) => text.now().ban.until_lifted.to_owned(),
            (false, Some(new)) => text.language().span(new),
            (false, None) => "—".to_owned(),
        };
        let leave_out = (is_shorter && chosen.count() > 1).then(|| {
            let user_id = subject.user_id.clone();
            let label = (text.now().dialogs.leave_out)(&name);
            view! {
                <Button size=ButtonSize::Small on_press=move || chosen.leave_out(&user_id)>
                    {label}
                </Button>
            }
        });
        let warning = is_shorter.then(|| {
            view! {
                <p class="replaced-shorter">
                    <Icon name=IconName::Alert />
                    {(text.now().dialogs.shorter)(&name)}
                </p>
            }
        });
        view! {
            <li class="replaced-ban">
                <bdi class="cut">{name}</bdi>
                <TimeLeft ban />
                <Icon name=IconName::Forward />
                <TimeOnRuler
                    length=Signal::derive(move || if length.is_standing() { Some(i64::MAX) } else { new.get() })
                    warns=is_shorter
                >
                    {new_length}
                </TimeOnRuler>
                {warning}
                {leave_out}
            </li>
        }
    };
    move || {
        let facts = chosen.facts().unwrap_or_default();
        let banned: Vec<_> =
            facts.into_iter().filter_map(|known| Some((known.clone(), known.ban?))).collect();
        (!banned.is_empty()).then(|| {
            let rows = banned.into_iter().map(|(known, ban)| row(known, ban));
            view! { <ul class="replaced-bans">{rows.collect_view()}</ul> }
        })
    }
}

/// Whether the new ban would end before the old one. A standing ban goes on in any case.
fn is_shorter(ban: &BanState, length: BanLength, now: i64) -> bool {
    if length.is_standing() || ban.standing {
        return false;
    }
    matches!((length.end(now), ban.ends_at), (Some(new), Some(old)) if new < old)
}

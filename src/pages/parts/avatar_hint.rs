use leptos::prelude::*;

use crate::text::Texts;

/// What to say below the address of an avatar: `usual`, unless the text is no address that a picture could lie at.
/// Nexconn takes any text, so it is said and not refused.
pub(crate) fn avatar_hint(
    text: Texts,
    address: RwSignal<String>,
    usual: impl Fn() -> String + Send + Sync + 'static,
) -> Signal<Option<String>> {
    Signal::derive(move || {
        let is_odd = address.with(|address| {
            !address.is_empty()
                && !address.starts_with("https://")
                && !address.starts_with("http://")
        });
        Some(if is_odd { text.now().edit.avatar_odd.to_owned() } else { usual() })
    })
}

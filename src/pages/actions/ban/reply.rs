use leptos::prelude::*;

use super::length::{BanLength, whole_minute};
use crate::components::{ButtonKind, CopyButton, Select, SelectOption};
use crate::state::{Clock, CurrentApp};
use crate::text::{Language, use_text};

/// A text to answer the user with, in a language to choose. It says the end, not the reason, which is the admins' own.
#[component]
pub(super) fn Reply(
    /// How long the ban is to be.
    length: BanLength,
    /// Number of the case, where one is typed.
    case: RwSignal<String>,
) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    let app = CurrentApp::here();
    let language = RwSignal::new(text.language_untracked());
    let options = Language::ALL
        .map(|(language, name)| SelectOption { value: language.tag().into(), text: name.into() })
        .to_vec();
    let choose = move |tag: String| {
        if let Some(chosen) = Language::from_tag(&tag) {
            language.set(chosen);
        }
    };
    let end = Memo::new(move |_| length.end(clock.counted()).map(whole_minute));
    let reply = Memo::new(move |_| {
        let language = language.get();
        let words = &language.catalog().dialogs;
        let first = match end.get() {
            Some(end) => {
                let (here, utc) = (language.moment(end), language.moment_utc(end));
                let moment = [&here, " ", &language.zone(end)].concat();
                (words.reply_until)(&app.name(), &moment, (here != utc).then_some(&*utc))
            }
            None => (words.reply_standing)(&app.name()),
        };
        let case = case.get();
        let last = if case.trim().is_empty() {
            words.reply_appeal.to_owned()
        } else {
            (words.reply_appeal_case)(case.trim())
        };
        [&first, " ", &last].concat()
    });
    view! {
        <details class="reply">
            <summary>{text.of(|words| words.dialogs.reply)}</summary>
            <p class="reply-text" lang=move || language.get().tag()>
                {reply}
            </p>
            <div class="reply-foot">
                <Select
                    label=text.of(|words| words.dialogs.reply_language)
                    options
                    value=Signal::derive(move || language.get().tag().to_owned())
                    on_change=choose
                />
                <CopyButton
                    value=reply
                    label=Signal::derive(move || Some(text.now().dialogs.reply_copy.to_owned()))
                    kind=ButtonKind::Plain
                />
            </div>
        </details>
    }
}

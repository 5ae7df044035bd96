//! One field for everything: users by name, id or access token, pages, actions, calls. Ctrl K (⌘ K) opens it from
//! every page of an app.

mod beginnings;
mod button;
mod choice;
mod found;
mod groups;
mod run;
mod ways;

use leptos::{ev, prelude::*};

pub(crate) use button::PaletteButton;

use choice::Group;
use found::Found;
use groups::groups;
use run::Runner;

use crate::components::{CommandPalette, PaletteWords};
use crate::pages::Subject;
use crate::pages::parts::{KnownById, use_known_users};
use crate::route::{Navigator, Route};
use crate::state::CurrentApp;
use crate::text::use_text;

/// How many users are remembered as opened lately.
const RECENT: usize = 5;
/// Fewest bytes of a word that may be an access token. Such a word is asked about in the body of a request, never in
/// an address, which logs hold.
const TOKEN_FROM: usize = 40;

/// The palette of the app here.
#[derive(Debug, Clone, Copy)]
pub struct Palette {
    open: RwSignal<bool>,
    /// Users whose page was opened, latest first.
    recent: RwSignal<Vec<Subject>>,
}

impl Palette {
    /// Makes a closed palette known to all components below, opens it at Ctrl K, and remembers whose pages are opened.
    pub fn provide() -> Self {
        let palette = Self { open: RwSignal::new(false), recent: RwSignal::default() };
        provide_context(palette);
        let keys = window_event_listener(ev::keydown, move |event| {
            let is_asked = (event.ctrl_key() || event.meta_key())
                && !event.alt_key()
                && !event.shift_key()
                && event.key().eq_ignore_ascii_case("k");
            let is_slash = event.key() == "/" && !is_slash_taken();
            if is_asked || is_slash {
                event.prevent_default();
                if !is_dialog_open() {
                    palette.show();
                }
            }
        });
        on_cleanup(move || keys.remove());
        let navigator: Navigator = expect_context();
        let route = navigator.route();
        Effect::new(move || {
            if let Route::User { user_id, .. } = route.get() {
                palette.remember(Subject { user_id, name: None });
            }
        });
        palette
    }

    /// Opens it.
    pub fn show(self) {
        self.open.set(true);
    }

    /// Ids of those opened lately whose name is not known, while the palette is open.
    fn unnamed(self) -> Vec<String> {
        if !self.open.get() {
            return Vec::new();
        }
        self.recent.with(|recent| {
            let unnamed = recent.iter().filter(|user| user.name.is_none());
            unnamed.map(|user| user.user_id.clone()).collect()
        })
    }

    /// Adds the names that are known.
    fn name(self, known: &KnownById) {
        self.recent.update(|recent| {
            for user in recent.iter_mut().filter(|user| user.name.is_none()) {
                user.name = known.get(&user.user_id).and_then(|known| known.name.clone());
            }
        });
    }

    fn remember(self, user: Subject) {
        self.recent.update(|recent| {
            let before = recent.iter().position(|known| known.user_id == user.user_id);
            let before = before.map(|at| recent.remove(at));
            let name = user.name.or_else(|| before.and_then(|known| known.name));
            recent.insert(0, Subject { name, ..user });
            recent.truncate(RECENT);
        });
    }
}

/// Whether a dialog is open, which the palette is not to cover.
fn is_dialog_open() -> bool {
    is_there("dialog[open]")
}

/// Whether the key `/` belongs to a field, or to the page's own search.
fn is_slash_taken() -> bool {
    let focused = document().active_element();
    let is_typing = focused.is_some_and(|element| {
        element.closest("input, textarea, select, dialog").is_ok_and(|field| field.is_some())
    });
    is_typing || is_there("[role=search]")
}

fn is_there(selector: &str) -> bool {
    document().query_selector(selector).is_ok_and(|found| found.is_some())
}

/// The dialog, once for all pages of an app.
#[component]
pub fn PaletteDialog() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let palette: Palette = expect_context();
    let typed = RwSignal::new(String::new());
    let pasted = RwSignal::new(None::<String>);
    let active = RwSignal::new(None::<String>);
    let found = Found::new(typed, pasted, palette.open);
    let known = use_known_users(Signal::derive(move || palette.unnamed()));
    Effect::new(move || {
        if let Some(known) = known.value().filter(|known| !known.is_empty()) {
            palette.name(&known);
        }
    });
    let choices = Memo::new(move |_| groups(text, app, palette, typed, pasted, found, active));
    let shown =
        Signal::derive(move || choices.with(|choices| choices.iter().map(Group::shown).collect()));
    let runner = Runner::here(palette);
    // What was typed before is in the way of what is sought next.
    Effect::new(move || {
        if !palette.open.get() {
            typed.set(String::new());
            pasted.set(None);
            active.set(None);
        }
    });
    Effect::new(move || {
        // What is typed over a pasted text takes its place.
        let kept = pasted.with_untracked(|pasted| pasted.as_deref().map(one_line));
        if kept.is_some_and(|kept| typed.with(|typed| *typed != kept)) {
            pasted.set(None);
        }
    });
    let choose = move |key: String| {
        let choice = choices.with_untracked(|choices| {
            let all = choices.iter().flat_map(|group| &group.choices);
            all.clone().find(|choice| choice.key() == key).cloned()
        });
        if let Some(choice) = choice {
            runner.run(choice);
        }
    };
    let take = move |text: String| {
        if !holds_several(&text) {
            return false;
        }
        typed.set(one_line(&text));
        pasted.set(Some(text));
        true
    };
    let words = PaletteWords {
        label: text.of(|words| words.palette.label),
        placeholder: text.of(|words| words.palette.placeholder),
        nothing: Signal::derive(move || found.says(text)),
        choose: text.of(|words| words.palette.choose),
        open: text.of(|words| words.palette.take),
        close: text.of(|words| words.palette.close),
        place: Signal::derive(move || app.name()),
    };
    view! {
        <CommandPalette
            open=palette.open
            typed
            groups=shown
            busy=found.busy()
            active
            words
            on_choose=choose
            on_paste=take
        />
    }
}

/// Whether a pasted text is a list rather than one thing to look for.
fn holds_several(text: &str) -> bool {
    text.trim().contains(['\n', '\t', ',', ';'])
}

/// A pasted text as it stands in the field.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

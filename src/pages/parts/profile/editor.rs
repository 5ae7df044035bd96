use std::collections::BTreeSet;

use leptos::prelude::*;
use nexconn_api::Endpoint;
use nexconn_api::nexconn::{HostedProfile, SetUserProfile};

use super::attributes::{Attributes, attributes_of, custom, custom_key, is_number, request_of};
use crate::api::Client;
use crate::components::{IconName, Toast, Toasts};
use crate::form::{Draft, DraftCore};
use crate::pages::Undo;
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// A hosted profile that is being changed: what is stored, what is typed instead, and the request that sends only that.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ProfileEditor {
    stored: RwSignal<Attributes>,
    /// What differs from what is stored.
    typed: RwSignal<Attributes>,
    /// Keys of custom attributes that were added here.
    added: RwSignal<BTreeSet<String>>,
    /// Counts up when all that is typed is discarded.
    discarded: RwSignal<u32>,
    pub(super) draft: Draft<SetUserProfile>,
    around: StoredValue<Around>,
}

#[derive(Debug, Clone, Copy)]
struct Around {
    text: Texts,
    client: Client,
    app: CurrentApp,
    toasts: Toasts,
    undo: Undo,
}

impl ProfileEditor {
    /// Of the profile of the user with that id. `typed` holds what is not saved yet, so that it can outlive the form.
    pub(crate) fn new(
        user_id: String,
        profile: Signal<HostedProfile>,
        typed: RwSignal<Attributes>,
    ) -> Self {
        let stored = RwSignal::new(profile.with_untracked(attributes_of));
        Effect::new(move || stored.set(profile.with(attributes_of)));
        let body = Memo::new(move |_| typed.with(|typed| request_of(user_id.clone(), typed)));
        let around = Around {
            text: use_text(),
            client: Client::here(),
            app: CurrentApp::here(),
            toasts: expect_context(),
            undo: Undo::here(),
        };
        Self {
            stored,
            typed,
            added: RwSignal::new(BTreeSet::new()),
            discarded: RwSignal::new(0),
            draft: Draft::of(DraftCore::new(const { &SetUserProfile::SPEC }, body)),
            around: StoredValue::new(around),
        }
    }

    /// How many attributes are changed.
    pub(crate) fn changes(self) -> usize {
        self.typed.with(Attributes::len)
    }

    /// The text in an attribute's field.
    pub(super) fn text(self, place: &str) -> String {
        let typed = self.typed.with(|typed| typed.get(place).cloned());
        typed.unwrap_or_else(|| self.stored(place))
    }

    /// What is stored in an attribute; empty where nothing is.
    pub(super) fn stored(self, place: &str) -> String {
        self.stored.with(|stored| stored.get(place).cloned().unwrap_or_default())
    }

    /// Something was typed into an attribute's field.
    pub(super) fn type_in(self, place: &str, text: String) {
        let is_stored = untrack(|| self.stored(place)) == text;
        self.typed.update(|typed| {
            if is_stored {
                typed.remove(place);
            } else {
                typed.insert(place.to_owned(), text);
            }
        });
    }

    /// Whether the reader took a number away, which no call can.
    pub(super) fn is_emptied_number(self, place: &str) -> bool {
        let is_empty = self.typed.with(|typed| typed.get(place).is_some_and(String::is_empty));
        is_empty && is_number(place)
    }

    /// Keys of the custom attributes: those stored, typed or added, and those of `known`.
    pub(super) fn custom_keys(self, known: &[String]) -> Vec<String> {
        let keys_of = |attributes: &Attributes| {
            let keys = attributes.keys().filter_map(|place| custom_key(place));
            keys.map(ToOwned::to_owned).collect::<BTreeSet<_>>()
        };
        let mut keys = self.stored.with(keys_of);
        keys.extend(self.typed.with(keys_of));
        keys.extend(self.added.get());
        keys.extend(known.iter().cloned());
        keys.into_iter().collect()
    }

    /// How many custom attributes the profile will hold.
    pub(super) fn custom_count(self) -> usize {
        let keys = self.custom_keys(&[]);
        keys.iter().filter(|key| !self.text(&custom(key)).is_empty()).count()
    }

    /// Offers a field for another custom attribute.
    pub(super) fn add(self, key: String) {
        self.added.update(|added| _ = added.insert(key));
    }

    /// Changes with each time that all that is typed is discarded.
    pub(super) fn discarded(self) -> u32 {
        self.discarded.get()
    }

    /// Forgets what is typed.
    pub(crate) fn discard(self) {
        self.typed.update(Attributes::clear);
        self.draft.reset();
        self.discarded.update(|discarded| *discarded += 1);
    }

    /// Sends what is changed; `called` is whose profile it is, `then` is called once it is saved.
    pub(crate) fn save(self, called: String, then: Callback<()>) {
        if untrack(|| self.changes() == 0) {
            return;
        }
        let Around { text, client, app, toasts, undo } = self.around.get_value();
        let sent = self.typed.get_untracked();
        self.draft.send_to_nexconn(client, app.slug_untracked(), move |_| {
            self.typed.update(|typed| typed.retain(|place, text| sent.get(place) != Some(text)));
            self.stored.update(|stored| {
                stored.extend(sent);
                stored.retain(|_, text| !text.is_empty());
            });
            let action = self.draft.entry().map(|entry| undo.offer(app, entry));
            let text = (text.now().profile.saved)(&called);
            toasts.show(Toast { icon: IconName::Check, text, action });
            then.run(());
        });
    }
}

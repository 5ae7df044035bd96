use leptos::prelude::*;
use nexconn_api::nexconn::{EXT_VALUE, PROFILE_FIELDS};
use nexconn_api::spec::{Kind, Length};

use super::attributes::{basic, custom};
use super::editor::ProfileEditor;
use crate::components::{Select, SelectOption, TextField, TextKind};
use crate::text::{Catalog, Texts, isolated, use_text};

/// What a documented attribute is called.
pub(crate) fn attribute_name(key: &str) -> fn(&'static Catalog) -> &'static str {
    match key {
        "uniqueId" => |words| words.profile.unique_id,
        "name" => |words| words.profile.name,
        "portraitUri" => |words| words.profile.portrait,
        "email" => |words| words.profile.email,
        "birthday" => |words| words.profile.birthday,
        "gender" => |words| words.profile.gender,
        "location" => |words| words.profile.location,
        "role" => |words| words.profile.role,
        _ => |words| words.profile.level,
    }
}

/// What the number of a gender stands for; the number where it stands for nothing.
pub(crate) fn gender_name(text: Texts, number: &str) -> String {
    let known = number.parse::<usize>().ok();
    let name = known.and_then(|number| text.now().profile.genders.get(number).copied());
    name.unwrap_or(number).to_owned()
}

/// The field of a documented attribute.
#[component]
pub(super) fn BasicField(
    editor: ProfileEditor,
    /// Its key.
    key: &'static str,
    /// It takes the whole width.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView {
    let text = use_text();
    let place = basic(key);
    let kind = PROFILE_FIELDS.iter().find(|field| field.name == key).map(|field| field.kind);
    let label = text.of(attribute_name(key));
    if key == "gender" {
        return view! { <GenderField editor place label /> }.into_any();
    }
    let shape = match key {
        "portraitUri" => TextKind::Url,
        "uniqueId" => TextKind::Machine,
        _ => TextKind::Text,
    };
    let is_free = key == "birthday";
    let note = move |used: usize| {
        let words = text.now();
        match kind {
            Some(Kind::Int { max, .. }) => Some((words.profile.zero_to)(&max.to_string())),
            Some(Kind::Text { max, .. }) if is_free => {
                Some((words.profile.free_text)(used, max.limit()))
            }
            Some(Kind::Text { max, .. }) => Some((words.form.counter)(used, max.limit())),
            _ => None,
        }
    };
    view! { <AttributeField editor place label shape note=Callback::new(note) wide /> }.into_any()
}

/// The field of a custom attribute; its label is its key.
#[component]
pub(super) fn CustomField(editor: ProfileEditor, key: String) -> impl IntoView {
    let text = use_text();
    let place = custom(&key);
    let note = move |used: usize| match EXT_VALUE {
        Kind::Text { max, .. } => Some((text.now().form.counter)(used, max.limit())),
        _ => None,
    };
    view! {
        <AttributeField
            editor
            place
            label=Signal::stored(key)
            shape=TextKind::Text
            note=Callback::new(note)
            is_key=true
        />
    }
}

/// One field: what it held before below it, once that is another.
#[component]
fn AttributeField(
    editor: ProfileEditor,
    /// Its place in the request.
    place: String,
    #[prop(into)] label: Signal<String>,
    shape: TextKind,
    /// What stands right of the label, for a text that long.
    note: Callback<usize, Option<String>>,
    #[prop(optional)] wide: bool,
    /// The label is a key.
    #[prop(optional)]
    is_key: bool,
) -> impl IntoView {
    let text = use_text();
    let place = StoredValue::new(place);
    let value = follow(editor, place);
    let broken = editor.draft.error_of(place.get_value());
    let error = Signal::derive(move || {
        let is_emptied = place.with_value(|place| editor.is_emptied_number(place));
        if is_emptied { Some(text.now().profile.number_stays.to_owned()) } else { broken.get() }
    });
    let used = move || value.with(|value| Length::Chars(0).measure(value));
    view! {
        <div
            class="profile-field"
            data-wide=wide.then_some("")
            data-key=is_key.then_some("")
            data-changed=move || was(text, editor, place, &value.get()).map(|_| "")
        >
            <TextField
                label
                value
                kind=shape
                optional=true
                note=Signal::derive(move || note.run(used()))
                hint=Signal::derive(move || was(text, editor, place, &value.get()))
                error
                on_commit=move || editor.draft.leave(place.get_value())
            />
        </div>
    }
}

/// Which gender; a choice of Nexconn's three numbers, or that none is set.
#[component]
fn GenderField(editor: ProfileEditor, place: String, label: Signal<String>) -> impl IntoView {
    let text = use_text();
    let place = StoredValue::new(place);
    let value = follow(editor, place);
    let options = Signal::derive(move || {
        let words = &text.now().profile;
        let known = (0..).zip(words.genders);
        let known = known.map(|(number, name): (u8, _)| SelectOption {
            value: number.to_string(),
            text: name.to_owned(),
        });
        // What is set cannot be taken away again.
        let none = place
            .with_value(|place| editor.stored(place))
            .is_empty()
            .then(|| SelectOption { value: String::new(), text: words.no_gender.to_owned() });
        none.into_iter().chain(known).collect::<Vec<_>>()
    });
    let stored_name = move || {
        let stored = place.with_value(|place| editor.stored(place));
        (!stored.is_empty()).then(|| gender_name(text, &stored))
    };
    let before = move || {
        let is_changed = place.with_value(|place| editor.stored(place)) != value.get();
        is_changed.then(|| match stored_name() {
            Some(name) => (text.now().edit.was)(&name),
            None => text.now().edit.was_empty.to_owned(),
        })
    };
    view! {
        <div class="profile-field profile-choice" data-changed=move || before().map(|_| "")>
            <Select label options value on_change=move |number| value.set(number) />
            <p class="field-hint">{before}</p>
        </div>
    }
}

/// The text of a field, in step with the editor.
fn follow(editor: ProfileEditor, place: StoredValue<String>) -> RwSignal<String> {
    let value = RwSignal::new(untrack(|| place.with_value(|place| editor.text(place))));
    Effect::new(move |before: Option<String>| {
        let now = value.get();
        if before.is_some_and(|before| before != now) {
            place.with_value(|place| editor.type_in(place, now.clone()));
        }
        now
    });
    // What nobody changed here follows what is stored.
    Effect::new(move || {
        editor.discarded();
        let stored = place.with_value(|place| editor.stored(place));
        let shown = untrack(|| place.with_value(|place| editor.text(place)));
        if shown == stored && value.get_untracked() != stored {
            value.set(stored);
        }
    });
    value
}

/// What a changed field held before.
fn was(
    text: Texts,
    editor: ProfileEditor,
    place: StoredValue<String>,
    now: &str,
) -> Option<String> {
    let words = &text.now().edit;
    let stored = place.with_value(|place| editor.stored(place));
    match stored.as_str() {
        stored if stored == now => None,
        "" => Some(words.was_empty.to_owned()),
        stored => Some((words.was)(&isolated(stored))),
    }
}

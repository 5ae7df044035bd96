use leptos::prelude::*;
use nexconn_api::nexconn::{EXT_ATTRIBUTES, is_ext_key};

use super::editor::ProfileEditor;
use super::field::CustomField;
use crate::components::{Button, ButtonSize, IconName, TextField, TextKind};
use crate::state::CurrentApp;
use crate::text::use_text;

/// The fields of the custom attributes, and one for the key of another.
#[component]
pub(super) fn CustomFields(
    editor: ProfileEditor,
    /// Keys that are declared, or that other profiles have.
    keys: Signal<Vec<String>>,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let keys = Memo::new(move |_| keys.with(|keys| editor.custom_keys(keys)));
    let count = move || {
        let number = |count: usize| text.language().number(count as u64);
        (text.now().profile.custom_count)(&number(editor.custom_count()), &number(EXT_ATTRIBUTES))
    };
    let place = move || {
        let words = &text.now().profile;
        if app.has_console() { words.keys_local } else { words.keys_cloud }
    };
    view! {
        <section class="profile-custom">
            <h3>
                {text.of(|words| words.profile.custom)} " " <span class="faint">{count}</span>
            </h3>
            <div class="profile-fields">
                <For
                    each=move || keys.get()
                    key=String::clone
                    children=move |key| view! { <CustomField editor key /> }
                />
            </div>
            <p class="field-error" role="status">
                {editor.draft.error_of("userExtProfile")}
            </p>
            <NewKey editor keys />
            <p class="field-hint">{place} " " {text.of(|words| words.profile.left_out)}</p>
        </section>
    }
}

/// Adds a field for an attribute whose key is not known here.
#[component]
fn NewKey(editor: ProfileEditor, keys: Memo<Vec<String>>) -> impl IntoView {
    let text = use_text();
    let key = RwSignal::new(String::new());
    let error = RwSignal::new(None::<fn(&'static crate::text::Catalog) -> &'static str>);
    let add = move || {
        let typed = key.get_untracked().trim().to_owned();
        if !is_ext_key(&typed) {
            error.set(Some(|words| words.profile.key_form));
        } else if keys.with_untracked(|keys| keys.contains(&typed)) {
            error.set(Some(|words| words.profile.key_there));
        } else {
            error.set(None);
            key.set(String::new());
            editor.add(typed);
        }
    };
    let is_room = Memo::new(move |_| keys.with(Vec::len) < EXT_ATTRIBUTES);
    move || {
        is_room.get().then(|| {
            view! {
                <div class="profile-new-key">
                    <TextField
                        label=text.of(|words| words.profile.new_key)
                        value=key
                        kind=TextKind::Machine
                        optional=true
                        hint=text.of(|words| words.profile.new_key_hint)
                        error=Signal::derive(move || error.get().map(|pick| pick(text.now()).to_owned()))
                    />
                    <Button size=ButtonSize::Small icon=IconName::Plus on_press=add>
                        {text.of(|words| words.profile.add_key)}
                    </Button>
                </div>
            }
        })
    }
}

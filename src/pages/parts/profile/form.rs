use leptos::prelude::*;

use super::custom::CustomFields;
use super::editor::ProfileEditor;
use super::field::BasicField;
use crate::components::{Button, ButtonKind};
use crate::form::ProblemNotice;
use crate::text::use_text;

/// Every attribute of a profile as a field.
#[component]
pub(crate) fn ProfileFields(
    /// The profile.
    editor: ProfileEditor,
    /// Keys of custom attributes that are declared, or that other profiles have.
    #[prop(into)]
    keys: Signal<Vec<String>>,
) -> impl IntoView {
    let text = use_text();
    view! {
        <ProblemNotice
            draft=editor.draft.core()
            failed=text.of(|words| words.profile.not_saved)
            unanswered=text.of(|words| words.profile.repeat_is_safe)
        />
        <div class="profile-fields">
            <BasicField editor key="name" wide=true />
            <BasicField editor key="portraitUri" wide=true />
            <BasicField editor key="email" wide=true />
            <BasicField editor key="birthday" />
            <BasicField editor key="gender" />
            <BasicField editor key="location" />
            <BasicField editor key="uniqueId" />
            <BasicField editor key="role" />
            <BasicField editor key="level" />
        </div>
        <CustomFields editor keys />
    }
    .into_any()
}

/// The buttons below the fields: save, which counts what is changed, and discard.
#[component]
pub(crate) fn ProfileButtons(
    /// The profile.
    editor: ProfileEditor,
) -> impl IntoView {
    let text = use_text();
    let changes = Memo::new(move |_| editor.changes());
    let blocked = Signal::derive(move || {
        (changes.get() == 0).then(|| text.now().edit.nothing_yet.to_owned())
    });
    view! {
        <Button
            kind=ButtonKind::Primary
            submit=true
            busy=editor.draft.busy()
            busy_label=Signal::derive(move || Some(text.now().profile.saving.to_owned()))
            blocked
        >
            {move || (text.now().profile.save)(changes.get())}
        </Button>
        <Button blocked on_press=move || editor.discard()>
            {text.of(|words| words.profile.discard)}
        </Button>
    }
}

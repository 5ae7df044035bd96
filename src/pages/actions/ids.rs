use std::collections::HashSet;

use leptos::prelude::*;

use super::reason::ReasonFields;
use super::{Effect, EffectList};
use crate::components::{
    Button, ButtonKind, DialogAside, DialogBody, DialogFooter, Form, TextField, TextKind,
};
use crate::form::{DraftCore, ProblemNotice};
use crate::pages::parts::Curl;
use crate::text::use_text;

/// The ids in a text: one a line, or separated by commas, semicolons or blanks; each once.
pub(super) fn ids_in(text: &str) -> Vec<String> {
    let separates = |sign: char| sign.is_whitespace() || ",;，；、".contains(sign);
    let mut seen = HashSet::new();
    let ids = text.split(separates).filter(|id| !id.is_empty());
    ids.filter(|id| seen.insert(*id)).map(ToOwned::to_owned).collect()
}

/// What is typed into the dialog of an action for users who are named there.
#[derive(Debug, Clone, Copy)]
pub(super) struct IdsFields {
    pub(super) ids: RwSignal<String>,
    pub(super) reason: RwSignal<String>,
    pub(super) case: RwSignal<String>,
}

impl IdsFields {
    /// Nothing typed yet.
    pub(super) fn new() -> Self {
        Self {
            ids: RwSignal::new(String::new()),
            reason: RwSignal::new(String::new()),
            case: RwSignal::new(String::new()),
        }
    }
}

/// The form of an action for users who are named in it: their ids, why, what will happen, the two buttons.
#[component]
pub(super) fn IdsForm(
    fields: IdsFields,
    draft: DraftCore,
    /// What is wrong with the ids.
    error: Signal<Option<String>>,
    /// What did not happen where it fails.
    failed: Signal<String>,
    /// What will happen.
    effects: Signal<Vec<Effect>>,
    /// The verb with the count.
    submit: Signal<String>,
    /// The same while it is under way.
    submitting: Signal<String>,
    #[prop(into)] on_submit: Callback<()>,
    #[prop(into)] on_cancel: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    view! {
        <Form on_submit>
            <DialogBody>
                <ProblemNotice
                    draft
                    failed
                    unanswered=text.of(|words| words.pickers.repeat_is_safe)
                />
                <TextField
                    label=text.of(|words| words.blocklists.add_ids)
                    value=fields.ids
                    kind=TextKind::Machine
                    rows=4
                    hint=text.of(|words| words.blocklists.add_hint)
                    error
                    autofocus=true
                />
                <ReasonFields draft reason=fields.reason case=fields.case />
            </DialogBody>
            <DialogAside>
                <EffectList effects />
                <Curl command=draft.curl() />
            </DialogAside>
            <DialogFooter>
                <Button on_press=on_cancel>{text.of(|words| words.form.cancel)}</Button>
                <Button
                    kind=ButtonKind::Primary
                    submit=true
                    busy=draft.busy()
                    busy_label=Signal::derive(move || Some(submitting.get()))
                >
                    {submit}
                </Button>
            </DialogFooter>
        </Form>
    }
    .into_any()
}

use leptos::prelude::*;

use super::left_out::{LeftOut, LeftOutNotice};
use super::reason::ReasonFields;
use super::{Effect, EffectList};
use crate::components::{Button, ButtonKind, DialogAside, DialogBody, DialogFooter, Form};
use crate::form::{DraftCore, ProblemNotice};
use crate::pages::parts::{Curl, UsersPicker};
use crate::text::{Texts, use_text};

/// What is typed into the dialog of an action for users who are named there.
#[derive(Debug, Clone, Copy)]
pub(super) struct IdsFields {
    /// Ids of the users.
    pub(super) ids: RwSignal<Vec<String>>,
    pub(super) reason: RwSignal<String>,
    pub(super) case: RwSignal<String>,
}

impl IdsFields {
    /// Nothing typed yet.
    pub(super) fn new() -> Self {
        Self {
            ids: RwSignal::new(Vec::new()),
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
    /// Whom the last call left out.
    left_out: LeftOut,
    /// What did not happen to them.
    not_done: fn(Texts) -> &'static str,
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
                <LeftOutNotice left_out not_done />
                <UsersPicker
                    label=text.of(|words| words.blocklists.add_ids)
                    users=fields.ids
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

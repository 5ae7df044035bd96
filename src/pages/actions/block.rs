use leptos::prelude::*;
use nexconn_api::admin::JobAction;
use nexconn_api::nexconn::{AddUserBlocklist, AddUserBlocklistRequest, USERS_A_CALL};

use super::ids::{IdsFields, IdsForm, ids_in};
use super::pairs::PairsDraft;
use super::{Effect, Subject};
use crate::components::{Dialog, DialogSize, IconName};
use crate::state::CurrentApp;
use crate::text::use_text;

/// Blocks users for one user. More than one call takes become a job.
#[component]
pub(crate) fn BlockDialog(
    /// Whose blocklist it is.
    #[prop(into)]
    owner: Signal<Option<Subject>>,
    /// Whether it is shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let called = move || owner.get().map(|owner| owner.called()).unwrap_or_default();
    view! {
        <Dialog
            open
            size=DialogSize::Wide
            hatched=Signal::derive(move || app.is_production())
            title=Signal::derive(move || (text.now().blocklists.add_title)(&called()))
            on_close=move || open.set(false)
        >
            {move || owner.get().map(|owner| view! { <BlockForm owner open /> })}
        </Dialog>
    }
}

#[component]
fn BlockForm(owner: Subject, open: RwSignal<bool>) -> impl IntoView {
    let text = use_text();
    let called = StoredValue::new(owner.called());
    let fields = IdsFields::new();
    let targets = Memo::new(move |_| fields.ids.with(|ids| ids_in(ids)));
    let draft = PairsDraft::<AddUserBlocklist>::new(
        owner.user_id,
        targets.into(),
        USERS_A_CALL,
        |user_id, target_user_ids| AddUserBlocklistRequest { user_id, target_user_ids },
        JobAction::Block,
        (fields.reason, fields.case),
    );
    let core = draft.core;
    let (of_call, of_job) = (core.error_of("targetUserIds"), core.error_of("pairs"));
    let submit = move || {
        let close = move || open.set(false);
        draft.send(close, move || {
            let count = targets.with_untracked(Vec::len);
            called.with_value(|who| (text.now().blocklists.added)(count, who))
        });
    };
    let effects = Signal::derive(move || {
        let words = &text.now().blocklists;
        let refused = called.with_value(|who| (words.add_effect)(who));
        let mut effects = vec![
            Effect::new(IconName::Block, refused),
            Effect::new(IconName::Forward, words.add_effect_back),
            Effect::new(IconName::Friends, words.add_effect_friends),
        ];
        if draft.is_job.get() {
            effects.push(Effect::new(IconName::Jobs, words.add_effect_job));
        }
        effects
    });
    view! {
        <IdsForm
            fields
            draft=core
            error=Signal::derive(move || of_call.get().or_else(|| of_job.get()))
            failed=text.of(|words| words.blocklists.add_failed)
            effects
            submit=Signal::derive(move || (text.now().blocklists.add_submit)(targets.with(Vec::len)))
            submitting=text.of(|words| words.blocklists.adding)
            on_submit=submit
            on_cancel=move || open.set(false)
        />
    }
}

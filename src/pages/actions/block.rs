use leptos::prelude::*;
use nexconn_api::admin::JobAction;
use nexconn_api::nexconn::{AddUserBlocklist, AddUserBlocklistRequest, USERS_A_CALL};

use super::ids::{IdsFields, IdsForm};
use super::left_out::LeftOut;
use super::pairs::PairsDraft;
use super::{Effect, Subject};
use crate::api::Client;
use crate::components::{Dialog, DialogSize, IconName};
use crate::pages::blocklists::blocked_by;
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
    let left_out = LeftOut::new();
    let targets = fields.ids;
    let (client, app) = (Client::here(), CurrentApp::here());
    let user_id = StoredValue::new(owner.user_id.clone());
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
            let asked = targets.get_untracked();
            let count = asked.len();
            let blocked = blocked_by(client, app.slug_untracked(), user_id.get_value());
            left_out.look(draft.core, asked, blocked, move |out| {
                let done = count - out.len();
                if done > 0 {
                    let said = |who: &String| (text.now().blocklists.added)(done, who);
                    draft.tell(called.with_value(said));
                }
                if out.is_empty() { close() } else { targets.set(out) }
            });
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
            left_out
            not_done=|text| text.now().blocklists.not_blocked
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

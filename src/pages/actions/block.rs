use leptos::prelude::*;
use nexconn_api::Endpoint;
use nexconn_api::admin::{CreateJob, CreateJobRequest, JobAction, UserPair};
use nexconn_api::nexconn::{AddUserBlocklist, AddUserBlocklistRequest, USERS_A_CALL};
use nexconn_api::spec::Reason;

use super::ids::{IdsFields, IdsForm, ids_in};
use super::outcome::Teller;
use super::{Effect, Subject, use_actions};
use crate::api::{Client, fields_of};
use crate::components::{Dialog, DialogSize, IconName};
use crate::form::{Draft, DraftCore};
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
    let called = move || owner.get().map(|owner| owner.called().to_owned()).unwrap_or_default();
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
    let client = Client::here();
    let app = CurrentApp::here();
    let teller = Teller::here(use_actions());
    let called = StoredValue::new(owner.called().to_owned());
    let user_id = StoredValue::new(owner.user_id);
    let fields = IdsFields::new();
    let targets = Memo::new(move |_| fields.ids.with(|ids| ids_in(ids)));
    let is_many = Memo::new(move |_| targets.with(Vec::len) > USERS_A_CALL);
    let body = Memo::new(move |_| {
        let (user_id, targets) = (user_id.get_value(), targets.get());
        if !is_many.get() {
            return fields_of(&AddUserBlocklistRequest { user_id, target_user_ids: targets });
        }
        let pair = |target_id| UserPair { user_id: user_id.clone(), target_id };
        let pairs = Some(targets.into_iter().map(pair).collect());
        fields_of(&CreateJobRequest {
            pairs,
            ..CreateJobRequest::new(app.slug(), JobAction::Block)
        })
    });
    let spec = Signal::derive(move || {
        if is_many.get() { const { &CreateJob::SPEC } } else { const { &AddUserBlocklist::SPEC } }
    });
    let core = DraftCore::new(spec, body)
        .with_reason(fields.reason)
        .with_case(fields.case)
        .asking_reason(Reason::Optional);
    let (of_call, of_job) = (core.error_of("targetUserIds"), core.error_of("pairs"));
    let submit = move || {
        if is_many.get_untracked() {
            Draft::<CreateJob>::of(core).send_operation(
                client,
                |_| None,
                move |job| {
                    open.set(false);
                    teller.job_made(job.id);
                },
            );
            return;
        }
        Draft::<AddUserBlocklist>::of(core).send_to_nexconn(
            client,
            app.slug_untracked(),
            move |_| {
                let count = targets.with_untracked(Vec::len);
                let said = called.with_value(|who| (text.now().blocklists.added)(count, who));
                open.set(false);
                teller.done(said, core.entry());
            },
        );
    };
    let effects = Signal::derive(move || {
        let words = &text.now().blocklists;
        let refused = called.with_value(|who| (words.add_effect)(who));
        let mut effects = vec![
            Effect::new(IconName::Block, refused),
            Effect::new(IconName::Forward, words.add_effect_back),
            Effect::new(IconName::Friends, words.add_effect_friends),
        ];
        if is_many.get() {
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

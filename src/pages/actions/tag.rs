use std::collections::HashSet;

use leptos::prelude::*;
use nexconn_api::admin::JobAction;
use nexconn_api::nexconn::{BatchSetUserTags, BatchSetUserTagsRequest};

use super::chosen::Chosen;
use super::draft::ActionDraft;
use super::frame::{ActionDialog, ActionForm};
use super::left_out::{LeftOut, LeftOutNotice};
use super::{Action, Effect, EffectList};
use crate::api::{ApiError, Client};
use crate::components::{IconName, TextField, Tone};
use crate::form::Draft;
use crate::pages::parts::Curl;
use crate::pages::{read_tags, tags_of};
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// Sets the tags of users.
#[component]
pub(super) fn TagDialog() -> impl IntoView {
    view! {
        <ActionDialog
            action=Action::Tag
            title=|text, chosen| (text.now().tags.dialog_title)(&chosen.who(text))
        >
            <TagForm />
        </ActionDialog>
    }
}

/// The tags in a text, each once.
fn tags_in(text: &str) -> Vec<String> {
    let separates = |sign: char| sign.is_whitespace() || ",;，；、".contains(sign);
    let mut seen = HashSet::new();
    let tags = text.split(separates).filter(|tag| !tag.is_empty());
    tags.filter(|tag| seen.insert(*tag)).map(ToOwned::to_owned).collect()
}

#[component]
fn TagForm() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let typed = RwSignal::new(None::<String>);
    let stored = RwSignal::new(String::new());
    let tags = Memo::new(move |_| tags_in(&typed.get().unwrap_or_else(|| stored.get())));
    let draft = ActionDraft::of::<BatchSetUserTags>(
        JobAction::SetTags,
        move |_, user_ids| BatchSetUserTagsRequest { user_ids, tags: tags.get() },
        move |job| job.tags = Some(tags.get()),
    );
    let ActionDraft { actions, chosen, teller, core, .. } = draft;
    let field = use_field(chosen, typed, stored);
    let left_out = LeftOut::new();
    let submit = move || {
        if !draft.sent_as_job(client) {
            let draft = Draft::<BatchSetUserTags>::of(core);
            draft.send_to_nexconn(client, app.slug_untracked(), move |_| {
                let asked = untrack(|| chosen.ids());
                let set = tags.get_untracked();
                let tagged = tagged_so(client, app.slug_untracked(), asked.clone(), set);
                left_out.look(core, asked, tagged, move |out| {
                    if out.is_empty() {
                        let said = untrack(|| (text.now().tags.done)(&chosen.who(text)));
                        teller.done(said, core.entry());
                    }
                });
            });
        }
    };
    let effects = Signal::derive(move || effects(text, chosen, tags.with(Vec::len)));
    let aside = view! {
        <EffectList effects />
        <Curl command=core.curl() />
    }
    .into_any();
    view! {
        <ActionForm
            actions
            chosen
            draft=core
            on_submit=submit
            submit=Signal::derive(move || (text.now().tags.submit)(chosen.counted(text).as_deref()))
            submitting=text.of(|words| words.tags.submitting)
            failed=text.of(|words| words.tags.not_set)
            unanswered=text.of(|words| words.pickers.repeat_is_safe)
            aside
        >
            <LeftOutNotice left_out not_done=|text| text.now().tags.left_untagged />
            <TextField
                label=text.of(|words| words.tags.title)
                value=field
                rows=2
                hint=text.of(|words| words.tags.hint)
                error=core.error_of("tags")
                autofocus=true
            />
        </ActionForm>
    }
    .into_any()
}

/// Who of these has these tags. Without tags nobody can be told from an id that Nexconn does not know.
async fn tagged_so(
    client: Client,
    app: String,
    ids: Vec<String>,
    tags: Vec<String>,
) -> Result<Vec<String>, ApiError> {
    let told = tags_of(client, app, ids).await?;
    let is_so = |of_user: &[String]| {
        of_user.len() == tags.len() && tags.iter().all(|tag| of_user.contains(tag))
    };
    Ok(told.into_iter().filter(|(_, of_user)| is_so(of_user)).map(|(id, _)| id).collect())
}

/// What the field shows: the tags of the one user, until something else is typed.
fn use_field(
    chosen: Chosen,
    typed: RwSignal<Option<String>>,
    stored: RwSignal<String>,
) -> RwSignal<String> {
    let field = RwSignal::new(String::new());
    let one = Signal::derive(move || chosen.only().into_iter().collect::<Vec<_>>());
    let read = read_tags(one);
    leptos::prelude::Effect::new(move || {
        let tags = read.with(|read| read.and_then(|read| Some(read.first()?.1.join(", "))));
        if let Some(tags) = tags.filter(|_| typed.with_untracked(Option::is_none)) {
            stored.set(tags.clone());
            field.set(tags);
        }
    });
    leptos::prelude::Effect::new(move |_| {
        let now = field.get();
        if typed.with_untracked(Option::is_some) || stored.with_untracked(|stored| *stored != now) {
            typed.set(Some(now));
        }
    });
    field
}

fn effects(text: Texts, chosen: Chosen, count: usize) -> Vec<Effect> {
    let words = &text.now().tags;
    let mut effects = Vec::new();
    if count == 0 {
        effects.push(Effect::new(IconName::Tag, words.effect_clears));
    }
    let replaces = Effect::new(IconName::Alert, words.effect_replaces);
    let tone = (chosen.count() > 1).then_some(Tone::Warning);
    effects.push(replaces.strong(tone, words.effect_replaces_strong));
    effects.push(Effect::new(IconName::Forward, words.effect_push));
    effects
}

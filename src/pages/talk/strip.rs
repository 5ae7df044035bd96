use leptos::prelude::*;
use nexconn_api::admin::{Finding, MessageReport};
use nexconn_api::verdict::Certainty;
use nexconn_api::verdict::message::{Answer, Step, Verdict};

use super::mend::MendButton;
use super::panel::Pair;
use crate::components::{AnswerStrip, AnswerTone};
use crate::state::CurrentApp;
use crate::text::use_text;

/// The answer in a sentence, with the code that the sender's app sees and the button that mends it.
#[component]
pub(super) fn Strip(pair: Pair, told: StoredValue<MessageReport>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let verdict = told.with_value(Verdict::of);
    let answer = verdict.answer;
    let mend = match answer {
        Answer::Stopped { .. } => verdict.stop().and_then(|stop| stop.mend),
        Answer::Unclear { from } => {
            verdict.path.iter().find(|check| check.step == from).and_then(|check| check.mend)
        }
        Answer::May => None,
    };
    let is_later = told.with_value(|told| matches!(told.to.ban, Finding::Known(Some(_))));
    let is_receiver_deleted =
        told.with_value(|told| matches!(told.to.deletion, Finding::Known(Some(_))));
    let (tone, begins) = match answer {
        Answer::May => (AnswerTone::Yes, text.of(|words| words.talk.yes)),
        Answer::Stopped { certainty: Certainty::Certain, .. } => {
            (AnswerTone::No, text.of(|words| words.talk.no))
        }
        Answer::Stopped { certainty: Certainty::Likely, .. } => {
            (AnswerTone::No, text.of(|words| words.talk.likely_not))
        }
        Answer::Unclear { .. } => (AnswerTone::Unclear, text.of(|words| words.talk.unclear)),
    };
    let says = move || {
        let words = &text.now().talk;
        let (a, b) = (pair.from.called(), pair.to.called());
        match answer {
            Answer::May if is_later => [(words.may)(&a, &b), (words.may_later)(&b)].join(" "),
            Answer::May => (words.may)(&a, &b),
            Answer::Unclear { from: Step::Friends } => words.friends_unknown.to_owned(),
            Answer::Unclear { .. } => words.not_all_asked.to_owned(),
            Answer::Stopped { by, .. } => match by {
                Step::SenderDeletion => (words.deleted)(&a),
                Step::SenderRegistered => (words.not_registered)(&a),
                Step::SenderBan => (words.banned)(&a),
                Step::Mute => (words.muted)(&a),
                Step::Receiver if is_receiver_deleted => (words.deleted)(&b),
                Step::Receiver => (words.not_registered)(&b),
                Step::OwnBlock | Step::Block => (words.blocked)(&b, &a),
                Step::Friends => (words.not_friends)(&a, &b),
            },
        }
    };
    let code = move || {
        let Answer::Stopped { by, .. } = answer else { return None };
        let words = &text.now().talk;
        // Of the codes that Nexconn does not document, nexconn-local has its own.
        let code = by.code().filter(|_| by.code_is_documented() || app.has_console());
        let a = pair.from.called();
        Some(match code {
            Some(code) => {
                let before = (words.sees_code)(&a);
                let meaning = words.code_meanings.iter().find(|(known, _)| *known == code.0);
                let meaning = meaning.map(|(_, meaning)| [" (", meaning, ")"].concat());
                view! { " " {before} " " <code>{code.0}</code> {meaning} {words.full_stop} }
                    .into_any()
            }
            None => view! { " " {(words.code_untold)(&a)} }.into_any(),
        })
    };
    view! {
        <AnswerStrip tone begins actions=mend.map(|mend| view! { <MendButton mend pair /> }.into_any())>
            {says}
            {code}
        </AnswerStrip>
    }
    .into_any()
}

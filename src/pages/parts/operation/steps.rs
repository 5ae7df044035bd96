use nexconn_api::Code;
use nexconn_api::admin::{DeletionOperation, OperationKind};

use crate::components::{OperationStage, OperationStep};
use crate::text::{OperationTexts, Texts};

/// How far an operation has come; `confirms` says whether a webhook ever came.
pub(crate) fn stage_of(operation: &DeletionOperation, confirms: bool) -> OperationStage {
    let counts = &operation.counts;
    if counts.pending > 0 || (counts.accepted > 0 && confirms) {
        OperationStage::Waiting
    } else if counts.refused > 0 {
        OperationStage::Refused
    } else if counts.accepted > 0 || counts.unknown > 0 {
        OperationStage::Untold
    } else {
        OperationStage::Done
    }
}

/// Its steps: requested, accepted, confirmed, as far as it has come.
pub(super) fn steps_of(
    text: Texts,
    operation: &DeletionOperation,
    confirms: bool,
    now: i64,
) -> Vec<OperationStep> {
    let words = &text.now().operations;
    let mut steps = vec![requested(text, operation, now)];
    let counts = &operation.counts;
    let is_over = counts.pending == 0;
    match operation.accepted_at {
        Some(at) => {
            let id = operation.operation_id.as_deref().unwrap_or_default();
            let detail = (words.accepted_as)(&text.language().log_time(now, at), id);
            steps.push(timed(text, OperationStage::Done, words.accepted, detail, at));
        }
        None if is_over && counts.confirmed > 0 => {
            steps.push(step(OperationStage::Done, words.accepted, String::new()));
        }
        None if is_over && counts.refused > 0 => {
            steps.push(refused(words, text, operation));
            return steps;
        }
        None if is_over && counts.unknown > 0 => {
            let detail = words.unanswered_detail.to_owned();
            steps.push(step(OperationStage::Untold, words.unanswered, detail));
            return steps;
        }
        None => {
            steps.push(step(OperationStage::Waiting, words.on_the_way, String::new()));
            return steps;
        }
    }
    steps.push(end(text, operation, confirms, now));
    steps
}

fn requested(text: Texts, operation: &DeletionOperation, now: i64) -> OperationStep {
    let words = &text.now().operations;
    let Some(at) = operation.requested_at else {
        let detail = text.now().deleted.outside.to_owned();
        return step(OperationStage::Done, words.requested, detail);
    };
    let time = text.language().log_time(now, at);
    let detail = match &operation.by {
        Some(admin) => (words.requested_by)(&time, admin),
        None => time,
    };
    timed(text, OperationStage::Done, words.requested, detail, at)
}

/// The last step of what was accepted.
fn end(text: Texts, operation: &DeletionOperation, confirms: bool, now: i64) -> OperationStep {
    let words = &text.now().operations;
    let (language, counts) = (text.language(), &operation.counts);
    let total = counts.total();
    match stage_of(operation, confirms) {
        OperationStage::Waiting => {
            let since = operation.accepted_at.map_or(0, |at| (now - at).max(0));
            let detail = if total > 1 {
                let settled = counts.confirmed + counts.refused;
                (words.waiting_for)(&language.number(settled), &language.number(total))
            } else {
                (words.waiting_detail)(&language.span(since))
            };
            step(OperationStage::Waiting, words.waiting, detail)
        }
        OperationStage::Untold => {
            step(OperationStage::Untold, words.untold, words.untold_detail.to_owned())
        }
        OperationStage::Refused => refused(words, text, operation),
        OperationStage::Done => {
            let at = operation.settled_at.unwrap_or(now);
            let time = language.log_time(now, at);
            let detail = match operation.accepted_at {
                Some(accepted) => {
                    (words.confirmed_after)(&time, &language.span((at - accepted).max(0)))
                }
                None => time,
            };
            timed(text, OperationStage::Done, words.confirmed, detail, at)
        }
    }
}

/// Why: too early, no such user, or the code alone.
fn refused(words: &OperationTexts, text: Texts, operation: &DeletionOperation) -> OperationStep {
    let counts = &operation.counts;
    let is_early = operation.kind == OperationKind::Restore
        && operation.restore_from.zip(operation.settled_at).is_some_and(|(from, at)| at < from);
    let (title, detail) = match operation.refused {
        _ if is_early => (words.too_early, words.too_early_detail.to_owned()),
        Some(Code::NO_SUCH_USER) => (words.unknown_id, words.unknown_id_detail.to_owned()),
        Some(code) => (words.refused, (words.refused_detail)(&code.0.to_string())),
        None => (words.refused, words.nothing_changed.to_owned()),
    };
    let total = counts.total();
    if total > 1 && counts.refused < total {
        let number = |count: u64| text.language().number(count);
        let some = (words.some_refused)(&number(counts.refused), &number(total));
        return step(OperationStage::Refused, &some, detail);
    }
    step(OperationStage::Refused, title, detail)
}

fn step(stage: OperationStage, title: &str, detail: String) -> OperationStep {
    OperationStep { stage, title: title.to_owned(), detail, exact: None }
}

fn timed(
    text: Texts,
    stage: OperationStage,
    title: &str,
    detail: String,
    at: i64,
) -> OperationStep {
    OperationStep { exact: Some(text.language().exact_time(at)), ..step(stage, title, detail) }
}

//! Whom Nexconn left out of a call that it answered as done: it passes over ids that it does not know.

use std::future::Future;

use leptos::prelude::*;

use crate::api::ApiError;
use crate::components::{Notice, Tone};
use crate::form::DraftCore;
use crate::text::{Texts, use_text};

/// Whom the call of a dialog left out the last time.
#[derive(Debug, Clone, Copy)]
pub(super) struct LeftOut(RwSignal<Vec<String>>);

impl LeftOut {
    /// Nobody yet.
    pub(super) fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// After a call for `asked`: reads whom it holds for, and calls `then` with whom it does not. Where that cannot be
    /// read, the answer has to do.
    pub(super) fn look<F>(
        self,
        draft: DraftCore,
        asked: Vec<String>,
        holds_for: F,
        then: impl FnOnce(Vec<String>) + 'static,
    ) where
        F: Future<Output = Result<Vec<String>, ApiError>> + 'static,
    {
        draft.busy_while(holds_for, move |held| {
            let out = match held {
                Ok(held) => asked.into_iter().filter(|id| !held.contains(id)).collect(),
                Err(error) => {
                    leptos::logging::warn!("it is not known whom the call left out: {error}");
                    Vec::new()
                }
            };
            self.0.set(out.clone());
            then(out);
        });
    }
}

/// Says whom a call left out; nothing while it left out nobody.
#[component]
pub(super) fn LeftOutNotice(
    left_out: LeftOut,
    /// What did not happen to them, such as "not blocked".
    not_done: fn(Texts) -> &'static str,
) -> impl IntoView {
    let text = use_text();
    move || {
        let ids = left_out.0.get();
        (!ids.is_empty()).then(|| {
            let title = move || (text.now().pickers.left_out)(&ids.join(", "), not_done(text));
            view! {
                <Notice
                    tone=Tone::Warning
                    title=Signal::derive(title)
                    detail=text.of(|words| words.pickers.left_out_why)
                />
            }
        })
    }
}

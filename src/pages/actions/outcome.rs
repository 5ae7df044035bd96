use leptos::prelude::*;
use nexconn_api::admin::BanState;

use super::Actions;
use super::chosen::Chosen;
use crate::api::Client;
use crate::components::{IconName, Toast, Toasts};
use crate::form::DraftCore;
use crate::pages::Undo;
use crate::route::{Navigator, Route};
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// Says what was done, and closes the dialog.
#[derive(Debug, Clone, Copy)]
pub(super) struct Teller {
    actions: Actions,
    app: CurrentApp,
    text: Texts,
    toasts: Toasts,
    undo: Undo,
    navigator: Navigator,
}

impl Teller {
    /// The teller of the dialog here.
    pub(super) fn here(actions: Actions) -> Self {
        Self {
            actions,
            app: CurrentApp::here(),
            text: use_text(),
            toasts: expect_context(),
            undo: Undo::here(),
            navigator: expect_context(),
        }
    }

    /// It was done, and can be taken back by its entry in the audit log.
    pub(super) fn done(self, said: String, entry: Option<i64>) {
        let back = entry.map(|entry| self.undo.offer(self.app, entry));
        self.say(said, back);
    }

    /// It was done, and there is no way back.
    pub(super) fn done_for_good(self, said: String) {
        self.say(said, None);
    }

    /// It was accepted, and is carried out later: where that is seen.
    pub(super) fn accepted(self, said: String, leads: String, to: Route) {
        let navigator = self.navigator;
        // Whoever is there already sees it.
        if navigator.route().with_untracked(|here| *here == to) {
            return self.say(said, None);
        }
        let go = Callback::new(move |()| navigator.go(&to.href()));
        self.say(said, Some((leads, go)));
    }

    /// A job was made of it, whose page says the rest.
    pub(super) fn job_made(self, job: i64) {
        self.say(untrack(|| self.text.now().dialogs.job_made.to_owned()), None);
        self.navigator.go(&Route::Job { app: self.app.slug_untracked(), job }.href());
    }

    fn say(self, text: String, action: Option<(String, Callback<()>)>) {
        self.toasts.show(Toast { icon: IconName::Check, text, action });
        self.actions.done();
    }
}

/// Looks whether a request without an answer took effect: whether all users stand so in the list of bans. If they do,
/// `done` is called; if not, or if that cannot be told, it returns what to say.
pub(super) fn checking(
    chosen: Chosen,
    draft: DraftCore,
    so: impl Fn(Option<&BanState>) -> bool + Copy + Send + Sync + 'static,
    done: impl Fn() + Clone + Send + Sync + 'static,
) -> (Callback<()>, Signal<Option<String>>) {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let found = RwSignal::new(None::<Option<bool>>);
    let check = Action::new_local(move |(): &()| {
        let app = app.slug_untracked();
        let done = done.clone();
        async move {
            let stand = chosen.all_stand(client, app, so).await;
            if found.try_set(Some(stand)).is_some() {
                return;
            }
            match stand {
                Some(true) => done(),
                Some(false) => draft.reset(),
                None => {}
            }
        }
    });
    let says = Signal::derive(move || {
        let words = &text.now().dialogs;
        match found.get()? {
            Some(true) => None,
            Some(false) => Some(words.was_not_done.to_owned()),
            None => Some(words.not_checked.to_owned()),
        }
    });
    (Callback::new(move |()| drop(check.dispatch_local(()))), says)
}

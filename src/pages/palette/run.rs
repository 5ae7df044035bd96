use leptos::prelude::*;

use super::Palette;
use super::choice::{Act, Choice, What};
use crate::components::{IconName, Toast, Toasts, copy_text};
use crate::pages::PassedText;
use crate::pages::actions::{Actions, use_actions};
use crate::route::{Navigator, Route};
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// Does what was chosen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Runner {
    palette: Palette,
    text: Texts,
    app: CurrentApp,
    navigator: Navigator,
    actions: Actions,
    passed: PassedText,
    toasts: Toasts,
}

impl Runner {
    /// The runner of the palette here.
    pub(super) fn here(palette: Palette) -> Self {
        Self {
            palette,
            text: use_text(),
            app: CurrentApp::here(),
            navigator: expect_context(),
            actions: use_actions(),
            passed: expect_context(),
            toasts: expect_context(),
        }
    }

    pub(super) fn run(self, choice: Choice) {
        let app = self.app.slug_untracked();
        match choice.what {
            What::Go(href) => self.navigator.go(&href),
            What::User(user) => {
                let href = Route::User { app, user_id: user.user_id.clone() }.href();
                self.palette.remember(user);
                self.navigator.go(&href);
            }
            What::Read(text) => {
                self.passed.pass(text);
                self.navigator.go(&Route::Many { app }.href());
            }
            What::Act(act, user) => match act {
                Act::Ban => self.actions.ban([user]),
                Act::Unban => self.actions.unban([user]),
                Act::Mute => self.actions.mute([user]),
                Act::Kick => self.actions.kick([user]),
                Act::Expire => self.actions.expire([user]),
                Act::Delete => self.actions.delete([user]),
                Act::Restore => self.actions.restore([user]),
            },
            What::Copy(id) => leptos::task::spawn_local(async move {
                let done = copy_text(&id, None).await;
                let words = &self.text.now().palette;
                let (icon, says) = if done {
                    (IconName::Check, words.copied)
                } else {
                    (IconName::Alert, words.not_copied)
                };
                self.toasts.show(Toast { icon, text: says.to_owned(), action: None });
            }),
        }
    }
}

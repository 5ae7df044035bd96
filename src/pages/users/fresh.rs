use std::collections::BTreeSet;

use futures_util::future::join_all;
use leptos::prelude::*;
use nexconn_api::admin::{DirectoryUser, Event, GetUser, GetUserRequest};

use super::UsersState;
use crate::api::{Client, Reading};
use crate::pages::Undo;
use crate::state::{CurrentApp, Live, News};

impl UsersState {
    /// Reads rows anew whose users something happened to. They change where they stand: the list is not sorted anew,
    /// and nothing moves under the reader's hand.
    pub(super) fn follow_changes(self) {
        let client = Client::here();
        let app = CurrentApp::here();
        let live = Live::here();
        let old = StoredValue::new(BTreeSet::new());
        let reading = Reading::new(move || {
            let user_ids: BTreeSet<String> = old.get_value();
            let read = |user_id: &String| {
                let request =
                    GetUserRequest { app: app.slug_untracked(), user_id: user_id.clone() };
                client.admin::<GetUser>(&request)
            };
            let answers = join_all(user_ids.iter().map(read));
            async move {
                let answers = answers.await;
                old.try_update_value(|old| old.retain(|user_id| !user_ids.contains(user_id)));
                // A row that cannot be read stays as it was, and the list says as of when.
                for user in answers.into_iter().flatten() {
                    self.replace(user);
                }
                Ok(())
            }
        });
        live.listen(move |news| {
            if let Some(Event::Online(change)) = news.event() {
                self.statuses.learn(change.user_id.clone(), change.online);
            }
            old.update_value(|old| old.extend(self.touched_by(news)));
        });
        live.read_again(reading, move |_| old.with_value(|old| !old.is_empty()));
        live.read_again(self.list.reading, |_| false);

        // What was done here is seen at once, also where nothing comes by the stream.
        let undo = Undo::here();
        Effect::new(move |before: Option<(u32, u32)>| {
            let now = (self.actions.changes(), undo.ended());
            if before.is_some_and(|before| before != now) {
                old.update_value(|old| old.extend(self.in_view.get_untracked()));
                reading.again();
            }
            now
        });
    }

    /// Those shown to whom something happened that their rows tell of.
    fn touched_by(self, news: &News) -> Vec<String> {
        let user_ids = match news.event() {
            Some(Event::Change(entry)) => entry.user_ids.as_slice(),
            Some(Event::BanEnded(ended)) => std::slice::from_ref(&ended.user_id),
            Some(Event::StandingStopped(stopped)) => std::slice::from_ref(&stopped.user_id),
            // A job does not say to whom something happened just now.
            Some(Event::Job(_)) => return self.in_view.get_untracked().into_iter().collect(),
            Some(Event::Deletion(change)) => std::slice::from_ref(&change.user_id),
            Some(Event::Online(_) | Event::Relation(_) | Event::HookRefused(_)) | None => &[],
        };
        self.list.reading.with(|page| {
            let users = page.map(|page| page.users.as_slice()).unwrap_or_default();
            let is_shown = |user_id: &&String| users.iter().any(|user| user.user_id == **user_id);
            user_ids.iter().filter(is_shown).cloned().collect()
        })
    }

    fn replace(self, user: DirectoryUser) {
        self.list.reading.change(|page| {
            if let Some(row) = page.users.iter_mut().find(|row| row.user_id == user.user_id) {
                *row = user;
            }
        });
    }
}

use std::collections::HashSet;

use leptos::prelude::*;
use nexconn_api::admin::{BanState, ListBans, ListBansRequest};

use super::Subject;
use super::facts::{Facts, read_facts};
use crate::api::{Client, Reading};
use crate::state::CurrentApp;
use crate::text::Texts;

/// Up to so many users are shown one by one, with what is known of each.
pub(super) const FEW: usize = 20;

/// The users of one opening of a dialog, and what is known of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chosen {
    asked: StoredValue<Vec<Subject>>,
    /// Most users of one call.
    batch: usize,
    left_out: RwSignal<HashSet<String>>,
    facts: Reading<Vec<Facts>>,
}

impl Chosen {
    /// These, and what is known of them; `batch` is how many users one call takes at most.
    pub(super) fn of(subjects: Vec<Subject>, batch: usize) -> Self {
        let client = Client::here();
        let app = CurrentApp::here();
        let asked = StoredValue::new(subjects.clone());
        let facts = Reading::new(move || {
            let few = if subjects.len() <= FEW { subjects.clone() } else { Vec::new() };
            let app = app.slug();
            let bans = ListBansRequest { app: app.clone(), limit: Some(1), ..Default::default() };
            async move {
                // Makes the gateway look at Nexconn's list. Without it, what was known before has to do.
                if let Err(error) = client.admin::<ListBans>(&bans).await {
                    leptos::logging::warn!("the list of bans is not read: {error}");
                }
                Ok(read_facts(client, app, few).await)
            }
        });
        Self { asked, batch, left_out: RwSignal::new(HashSet::new()), facts }
    }

    /// Those who are not left out, by their names as far as they are known.
    pub(super) fn subjects(self) -> Vec<Subject> {
        let left_out = self.left_out.get();
        let mut subjects = self.asked.get_value();
        subjects.retain(|subject| !left_out.contains(&subject.user_id));
        self.facts.with(|facts| {
            for known in facts.into_iter().flatten() {
                let same = |subject: &&mut Subject| subject.user_id == known.subject.user_id;
                if let Some(subject) = subjects.iter_mut().find(same) {
                    *subject = known.subject.clone();
                }
            }
        });
        subjects
    }

    /// Their ids.
    pub(super) fn ids(self) -> Vec<String> {
        let left_out = self.left_out.get();
        self.asked.with_value(|asked| {
            let ids = asked.iter().map(|subject| &subject.user_id);
            ids.filter(|id| !left_out.contains(*id)).cloned().collect()
        })
    }

    /// The ids of the first call.
    pub(super) fn first_call(self) -> Vec<String> {
        let mut ids = self.ids();
        ids.truncate(self.batch);
        ids
    }

    /// How many they are.
    pub(super) fn count(self) -> usize {
        self.asked.with_value(Vec::len) - self.left_out.with(HashSet::len)
    }

    /// Whether they are more than one call takes: a job then.
    pub(super) fn is_many(self) -> bool {
        self.count() > self.batch
    }

    /// The name of the one, or such as "3 users".
    pub(super) fn who(self, text: Texts) -> String {
        match self.subjects().as_slice() {
            [one] => one.called(),
            subjects => {
                let count = text.language().number(subjects.len() as u64);
                (text.now().dialogs.users)(&count)
            }
        }
    }

    /// The id of the one whom the dialog was opened for, if it is one.
    pub(super) fn only(self) -> Option<String> {
        self.asked.with_value(|asked| match asked.as_slice() {
            [one] => Some(one.user_id.clone()),
            _ => None,
        })
    }

    /// How many, such as "3 users"; none for one, who needs no count.
    pub(super) fn counted(self, text: Texts) -> Option<String> {
        let count = self.count();
        (count > 1).then(|| (text.now().dialogs.users)(&text.language().number(count as u64)))
    }

    /// What must be typed before a step without a way back: the id of the one, or how many they are.
    pub(super) fn typed_proof(self) -> String {
        match self.ids().as_slice() {
            [one] => one.clone(),
            ids => ids.len().to_string(),
        }
    }

    /// Takes one out of the action; the last one stays.
    pub(super) fn leave_out(self, user_id: &str) {
        if self.count() > 1 {
            self.left_out.update(|left_out| {
                left_out.insert(user_id.to_owned());
            });
        }
    }

    /// What is known of those who are not left out; none until it was read.
    pub(super) fn facts(self) -> Option<Vec<Facts>> {
        let left_out = self.left_out.get();
        self.facts.with(|facts| {
            let known = facts?.iter();
            Some(
                known.filter(|known| !left_out.contains(&known.subject.user_id)).cloned().collect(),
            )
        })
    }

    /// Whether all of them stand so in Nexconn's list of bans, read anew; none where it cannot be read.
    pub(super) async fn all_stand(
        self,
        client: Client,
        app: String,
        so: impl Fn(Option<&BanState>) -> bool,
    ) -> Option<bool> {
        let subjects = untrack(|| self.subjects());
        let fresh = ListBansRequest {
            app: app.clone(),
            fresh: Some(true),
            limit: Some(1),
            ..Default::default()
        };
        let list = client.admin::<ListBans>(&fresh).await.ok()?;
        if list.stale.is_some() {
            return None;
        }
        let facts = read_facts(client, app, subjects).await;
        Some(facts.iter().all(|known| so(known.ban.as_ref())))
    }
}

use std::collections::{BTreeSet, HashMap};
use std::future::Future;
use std::time::Duration;

use leptos::prelude::*;
use nexconn_api::admin::{
    DirectoryUser, OnlineState, ReadStatuses, ReadStatusesRequest, STATUS_KEPT_MILLIS,
    STATUSES_A_CALL, UserPage,
};

use crate::api::{ApiError, Client, Reading};
use crate::state::{Clock, CurrentApp};

/// How long rows stay in view before Nexconn is asked about them: not while one scrolls past.
const PAUSE: Duration = Duration::from_millis(300);

/// Who is online: what the list says, and what was asked for since.
#[derive(Debug, Clone, Copy)]
pub(super) struct Statuses {
    known: RwSignal<HashMap<String, OnlineState>>,
    /// When Nexconn was asked about a user last, in Unix milliseconds, whatever came of it.
    asked: StoredValue<HashMap<String, i64>>,
    /// The users in view to ask about.
    due: RwSignal<Vec<String>>,
    around: StoredValue<Around>,
}

/// What asking needs.
#[derive(Debug, Clone, Copy)]
struct Around {
    client: Client,
    app: CurrentApp,
    clock: Clock,
}

impl Statuses {
    /// Knows nothing yet.
    pub(super) fn new() -> Self {
        Self {
            known: RwSignal::new(HashMap::new()),
            asked: StoredValue::new(HashMap::new()),
            due: RwSignal::new(Vec::new()),
            around: StoredValue::new(Around {
                client: Client::here(),
                app: CurrentApp::here(),
                clock: expect_context(),
            }),
        }
    }

    /// Whether a user is online, tracked; none where Nexconn never said.
    pub(super) fn of(self, user: &DirectoryUser) -> Option<OnlineState> {
        let learnt = self.known.with(|known| known.get(&user.user_id).copied());
        // The later of the two; none is before any.
        [user.online, learnt].into_iter().flatten().max_by_key(|online| online.at)
    }

    /// It was learnt whether a user is online.
    pub(super) fn learn(self, user_id: String, online: OnlineState) {
        self.known.try_update(|known| known.insert(user_id, online));
    }

    /// Asks about users, at most [`STATUSES_A_CALL`], and notes what Nexconn says.
    pub(super) fn read(
        self,
        user_ids: Vec<String>,
    ) -> impl Future<Output = Result<Vec<OnlineState>, ApiError>> {
        let Around { client, app, clock } = self.around.get_value();
        let request = ReadStatusesRequest { app: app.slug_untracked(), user_ids: user_ids.clone() };
        let answer = client.admin::<ReadStatuses>(&request);
        async move {
            let answer = answer.await;
            let now = clock.now();
            self.asked.try_update_value(|asked| {
                asked.extend(user_ids.into_iter().map(|user_id| (user_id, now)));
            });
            let told: Vec<(String, OnlineState)> = answer?
                .statuses
                .into_iter()
                .filter_map(|status| Some((status.user_id, status.online?)))
                .collect();
            let states = told.iter().map(|(_, online)| *online).collect();
            self.known.try_update(|known| known.extend(told));
            Ok(states)
        }
    }

    /// Asks about the rows in view, each user at most every [`STATUS_KEPT_MILLIS`]: when they come into view, and when
    /// the list was read anew. Returns the last question.
    pub(super) fn follow(
        self,
        in_view: RwSignal<BTreeSet<String>>,
        list: Reading<UserPage>,
    ) -> Reading<()> {
        let asking = Reading::new(move || {
            let due = self.due.get();
            async move {
                if !due.is_empty() {
                    self.read(due).await?;
                }
                Ok(())
            }
        });
        let ask = move || {
            let due = self.due_in(in_view, list);
            if due.is_empty() {
                return;
            }
            if self.due.with_untracked(|before| *before != due) {
                self.due.set(due);
            } else if asking.is_under_way() == Some(false) {
                asking.again();
            }
        };
        Effect::new(move || {
            in_view.track();
            list.with(|_| ());
            match set_timeout_with_handle(ask, PAUSE) {
                Ok(timer) => on_cleanup(move || timer.clear()),
                Err(cause) => leptos::logging::warn!("nobody is asked who is online: {cause:?}"),
            }
        });
        asking
    }

    /// Users in view of whom nothing was heard lately.
    fn due_in(self, in_view: RwSignal<BTreeSet<String>>, list: Reading<UserPage>) -> Vec<String> {
        let now = self.around.with_value(|around| around.clock.now());
        let is_due = |user: &&DirectoryUser| {
            let known = self.of(user).map(|online| online.at);
            let asked = self.asked.with_value(|asked| asked.get(&user.user_id).copied());
            known.max(asked).is_none_or(|last| now - last >= STATUS_KEPT_MILLIS)
        };
        untrack(|| {
            list.with(|page| {
                page.into_iter()
                    .flat_map(|page| &page.users)
                    .filter(|user| in_view.with(|shown| shown.contains(&user.user_id)))
                    .filter(is_due)
                    .take(STATUSES_A_CALL)
                    .map(|user| user.user_id.clone())
                    .collect()
            })
        })
    }
}

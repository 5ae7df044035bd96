use std::collections::HashMap;

use leptos::prelude::*;
use nexconn_api::admin::{AuditOutcome, ListAudit, ListAuditRequest, Relation};
use nexconn_api::nexconn::{
    AddUserBlocklist, BLOCKED_A_PAGE, GetUserBlocklist, GetUserBlocklistRequest,
    RemoveUserBlocklist, RemoveUserBlocklistRequest,
};
use nexconn_api::{Code, Endpoint};

use crate::api::{ApiError, Client, Reading};
use crate::pages::Undo;
use crate::pages::actions::{Quick, Subject, use_actions};
use crate::pages::talk::Person;
use crate::state::{CurrentApp, Live};
use crate::text::Texts;

/// One user's blocklist, and what can be done with it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Blocklist {
    /// Whose it is.
    pub(crate) owner: Person,
    /// As Nexconn tells it; inside none until somebody is chosen.
    pub(crate) reading: Reading<Option<Told>>,
    /// Who was blocked through this gateway, by id.
    pub(crate) since: Reading<HashMap<String, Since>>,
    unblock: StoredValue<Quick<RemoveUserBlocklist>>,
}

/// A blocklist as Nexconn tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    /// Whose it is.
    pub(crate) owner: String,
    /// Ids of those on it, newest first.
    pub(crate) ids: Vec<String>,
    /// The app's blocklist feature is off, so that nothing is told.
    pub(crate) is_off: bool,
}

/// When somebody was blocked through this gateway, and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Since {
    /// Unix milliseconds.
    pub(crate) at: i64,
    /// E-mail of the admin.
    pub(crate) admin: String,
}

impl Blocklist {
    /// The list of that user, read again after each change of it.
    pub(crate) fn of(owner: Signal<Option<String>>) -> Self {
        let client = Client::here();
        let app = CurrentApp::here();
        let (actions, undo) = (use_actions(), Undo::here());
        let changes = move || (actions.changes(), undo.ended());
        let reading = Reading::new(move || {
            changes();
            let (app, owner) = (app.slug(), owner.get());
            async move {
                match owner {
                    Some(owner) => read(client, app, owner).await.map(Some),
                    None => Ok(None),
                }
            }
        });
        let since = Reading::new(move || {
            changes();
            let (app, owner) = (app.slug(), owner.get());
            async move {
                match owner {
                    Some(owner) => blocked_here(client, app, owner).await,
                    None => Ok(HashMap::new()),
                }
            }
        });
        Live::here().read_again(reading, move |news| {
            owner.with_untracked(|owner| {
                let owner = owner.as_deref();
                owner.is_some() && news.is_about_relation(Relation::Blocklist, owner)
            })
        });
        let unblock = StoredValue::new(Quick::here());
        Self { owner: Person::of(owner), reading, since, unblock }
    }

    /// The ids on it; none until they were read for the user who is chosen.
    pub(crate) fn ids(self) -> Option<Vec<String>> {
        let owner = self.owner.id.get()?;
        self.reading.with(|told| {
            let told = told?.as_ref().filter(|told| told.owner == owner)?;
            Some(told.ids.clone())
        })
    }

    /// Whether the app has no blocklists now.
    pub(crate) fn is_off(self) -> bool {
        self.reading.with(|told| told.and_then(|told| told.as_ref().map(|told| told.is_off)))
            == Some(true)
    }

    /// The change that takes somebody off it.
    pub(crate) fn unblocking(self) -> Quick<RemoveUserBlocklist> {
        self.unblock.get_value()
    }

    /// Takes users off it.
    pub(crate) fn unblock(self, users: &[Subject], text: Texts) {
        let Some(user_id) = self.owner.id.get_untracked() else { return };
        let said = untrack(|| {
            let (words, owner) = (&text.now().blocklists, self.owner.called());
            match users {
                [one] => (words.unblocked)(one.called(), &owner),
                many => (words.unblocked_many)(&text.language().number(many.len() as u64), &owner),
            }
        });
        let blocked_user_ids = users.iter().map(|user| user.user_id.clone()).collect();
        self.unblocking().make(RemoveUserBlocklistRequest { user_id, blocked_user_ids }, said);
    }
}

/// Reads the whole of a list: at most a few pages, since a blocklist holds 3,000.
async fn read(client: Client, app: String, owner: String) -> Result<Told, ApiError> {
    let mut request = GetUserBlocklistRequest {
        user_id: owner.clone(),
        page_size: Some(BLOCKED_A_PAGE),
        ..GetUserBlocklistRequest::default()
    };
    let mut ids = Vec::new();
    loop {
        let page = match client.ask::<GetUserBlocklist>(app.clone(), &request).await {
            Ok(page) => page,
            Err(ApiError::Refused { refusal, .. })
                if refusal.code == Code::BLOCKLIST_NOT_ENABLED =>
            {
                return Ok(Told { owner, ids: Vec::new(), is_off: true });
            }
            Err(error) => return Err(error),
        };
        let next = page.cursor().map(ToOwned::to_owned);
        ids.extend(page.blocked_user_ids);
        if next.is_none() || next == request.page_token {
            return Ok(Told { owner, ids, is_off: false });
        }
        request.page_token = next;
    }
}

/// Most entries of the audit log that are looked at.
const ENTRIES: u32 = 100;

/// When users were last blocked for this one through the gateway, as far as its latest entries tell.
async fn blocked_here(
    client: Client,
    app: String,
    owner: String,
) -> Result<HashMap<String, Since>, ApiError> {
    let request = ListAuditRequest {
        app,
        user: Some(owner.clone()),
        action: Some(AddUserBlocklist::SPEC.path.to_owned()),
        outcome: Some(AuditOutcome::Done),
        limit: Some(ENTRIES),
        ..ListAuditRequest::default()
    };
    let entries = client.admin::<ListAudit>(&request).await?.entries;
    let mut since = HashMap::new();
    for entry in entries {
        if entry.details.get("userId").and_then(|id| id.as_str()) != Some(&owner) {
            continue;
        }
        for id in entry.user_ids {
            let told = || Since { at: entry.at, admin: entry.admin.clone() };
            // Entries come latest first.
            since.entry(id).or_insert_with(told);
        }
    }
    Ok(since)
}

/// How many a blocklist holds on the paid plans of which that is told.
pub(crate) const CAPACITY: u64 = 3000;

/// How many are on a list, out of how many there may be.
pub(crate) fn count(text: Texts, ids: &[String]) -> String {
    let number = |count: u64| text.language().number(count);
    (text.now().blocklists.count)(&number(ids.len() as u64), &number(CAPACITY))
}

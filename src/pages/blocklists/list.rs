use std::collections::HashMap;

use leptos::prelude::*;
use nexconn_api::Code;
use nexconn_api::admin::{
    BLOCKS_A_CALL, BlockMade, ReadBlocksMade, ReadBlocksMadeRequest, Relation,
};
use nexconn_api::nexconn::{
    BLOCKED_A_PAGE, GetUserBlocklist, GetUserBlocklistRequest, RemoveUserBlocklist,
    RemoveUserBlocklistRequest,
};

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
    /// Who of them was blocked through this gateway, by id.
    pub(crate) made: Reading<HashMap<String, BlockMade>>,
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
        let made = Reading::new(move || {
            let app = app.slug();
            let told = reading.with(|told| told.cloned().flatten());
            async move {
                match told {
                    Some(told) => blocks_made(client, app, told).await,
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
        Self { owner: Person::of(owner), reading, made, unblock }
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
                [one] => (words.unblocked)(&one.called(), &owner),
                many => (words.unblocked_many)(&text.language().number(many.len() as u64), &owner),
            }
        });
        let blocked_user_ids = users.iter().map(|user| user.user_id.clone()).collect();
        self.unblocking().make(RemoveUserBlocklistRequest { user_id, blocked_user_ids }, said);
    }
}

/// Ids of those whom a user has blocked.
pub(crate) async fn blocked_by(
    client: Client,
    app: String,
    owner: String,
) -> Result<Vec<String>, ApiError> {
    Ok(read(client, app, owner).await?.ids)
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

/// Who of those on a list was put there through the gateway, by id.
async fn blocks_made(
    client: Client,
    app: String,
    told: Told,
) -> Result<HashMap<String, BlockMade>, ApiError> {
    let mut made = HashMap::new();
    for some in told.ids.chunks(BLOCKS_A_CALL) {
        let request = ReadBlocksMadeRequest {
            app: app.clone(),
            user_id: told.owner.clone(),
            blocked_user_ids: some.to_vec(),
        };
        let blocks = client.admin::<ReadBlocksMade>(&request).await?.blocks;
        made.extend(blocks.into_iter().map(|block| (block.blocked_user_id.clone(), block)));
    }
    Ok(made)
}

/// How many a blocklist holds on the paid plans of which that is told.
pub(crate) const CAPACITY: u64 = 3000;

/// How many are on a list, out of how many there may be.
pub(crate) fn count(text: Texts, ids: &[String]) -> String {
    let number = |count: u64| text.language().number(count);
    (text.now().blocklists.count)(&number(ids.len() as u64), &number(CAPACITY))
}

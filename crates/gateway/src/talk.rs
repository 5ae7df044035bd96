//! Whether one user can message another: what Nexconn says now, and what the gateway knows besides.

use nexconn_api::admin::{BanState, Finding, MessageReport, Party, UserDeletion};
use nexconn_api::nexconn::{
    BLOCKED_A_PAGE, Friendship, GetFriendRelationships, GetFriendRelationshipsRequest, GetUser,
    GetUserBlocklist, GetUserBlocklistRequest, GetUserRequest,
};
use nexconn_api::wire::TextTime;
use nexconn_api::{Code, Endpoint};

use futures_util::future::try_join;

use crate::calls::{Asked, ask};
use crate::gateway::Shared;
use crate::relations::{self, Asker};
use crate::upstream::Priority;
use crate::{AppConfig, Error, app_state, bans, deletions};

/// Pages of the list of mutes that are read for a question about two users.
const MUTED_PAGES: i64 = 100;

/// Two users of an app, and for which request they are asked about.
#[derive(Debug, Clone, Copy)]
struct Pair<'a> {
    shared: &'a Shared,
    app: &'a AppConfig,
    ids: [&'a str; 2],
    request_id: &'a str,
}

/// Asks Nexconn anew about two users: whether `from` can message `to`, and the other way round.
pub(crate) async fn of(
    shared: &Shared,
    app: &AppConfig,
    [from, to]: [&str; 2],
    request_id: &str,
) -> Result<MessageReport, Error> {
    let at = shared.clock.now();
    let pair = Pair { shared, app, ids: [from, to], request_id };
    let (registered, blocks, deletions, bans, muted, friends, chat) = tokio::try_join!(
        try_join(pair.registered(from), pair.registered(to)),
        try_join(pair.blocks(from, to), pair.blocks(to, from)),
        pair.deletions(),
        pair.bans(),
        pair.muted(),
        pair.friends(),
        app_state::chat(shared, app, request_id),
    )?;
    let ([from_deletion, to_deletion], [from_ban, to_ban]) = (deletions, bans);
    let [from_muted, to_muted] = muted;
    Ok(MessageReport {
        at,
        from: Party {
            user_id: from.to_owned(),
            registered: registered.0,
            deletion: from_deletion,
            ban: from_ban,
            muted: from_muted,
            blocks: blocks.0,
        },
        to: Party {
            user_id: to.to_owned(),
            registered: registered.1,
            deletion: to_deletion,
            ban: to_ban,
            muted: to_muted,
            blocks: blocks.1,
        },
        friends,
        friends_only: chat.friends_only,
        blocklist: chat.blocklist,
    })
}

impl Pair<'_> {
    async fn registered(self, user_id: &str) -> Result<Finding<Option<TextTime>>, Error> {
        let request = GetUserRequest { user_id: user_id.to_owned() };
        Ok(match self.ask::<GetUser>(&request).await? {
            Asked::Told(info) => Finding::Known(Some(info.created_at)),
            Asked::Refused(refusal) if refusal.code == Code::NO_SUCH_USER => Finding::Known(None),
            other => other.unread(),
        })
    }

    /// Whether `user_id` has blocked `other`: the list is read until it is found.
    async fn blocks(self, user_id: &str, other: &str) -> Result<Finding<bool>, Error> {
        let page_size = Some(BLOCKED_A_PAGE);
        let mut request = GetUserBlocklistRequest {
            user_id: user_id.to_owned(),
            page_size,
            ..GetUserBlocklistRequest::default()
        };
        loop {
            let page = match self.ask::<GetUserBlocklist>(&request).await? {
                Asked::Told(page) => page,
                Asked::Refused(refusal) if refusal.code == Code::NO_SUCH_USER => {
                    return Ok(Finding::Known(false));
                }
                refused => return Ok(refused.unread()),
            };
            if page.blocked_user_ids.iter().any(|blocked| blocked == other) {
                return Ok(Finding::Known(true));
            }
            match page.cursor() {
                // A cursor that leads back to its own page would never end.
                Some(next) if request.page_token.as_deref() != Some(next) => {
                    request.page_token = Some(next.to_owned());
                }
                _ => return Ok(Finding::Known(false)),
            }
        }
    }

    async fn friends(self) -> Result<Finding<bool>, Error> {
        let [user_id, target] = self.ids.map(str::to_owned);
        let request = GetFriendRelationshipsRequest { user_id, target_ids: vec![target] };
        Ok(match self.ask::<GetFriendRelationships>(&request).await? {
            Asked::Told(told) => Finding::Known(told.friendships.iter().any(Friendship::is_mutual)),
            Asked::Refused(refusal) if refusal.code == Code::NO_SUCH_USER => Finding::Known(false),
            other => other.unread(),
        })
    }

    /// Whether each of the two is muted. A list that goes on and on is given up.
    async fn muted(self) -> Result<[Finding<bool>; 2], Error> {
        let Self { shared, app, ids, .. } = self;
        let asker = Asker { shared, app: &app.slug, priority: Priority::Interactive };
        let found = relations::are_muted(asker, ids, MUTED_PAGES).await?;
        Ok(found.map(|muted| match muted {
            Finding::Known(Some(is_muted)) => Finding::Known(is_muted),
            Finding::Known(None) | Finding::Unreachable => Finding::Unreachable,
            Finding::Refused { http, code } => Finding::Refused { http, code },
        }))
    }

    async fn deletions(self) -> Result<[Finding<Option<UserDeletion>>; 2], Error> {
        if let Err(why) = deletions::fresh(self.shared, &self.app.slug).await? {
            return Ok([why.finding(), why.finding()]);
        }
        let mut reader = self.shared.database.readers().acquire().await?;
        let [from, to] = self.ids;
        Ok([
            Finding::Known(deletions::of(&mut reader, &self.app.slug, from).await?),
            Finding::Known(deletions::of(&mut reader, &self.app.slug, to).await?),
        ])
    }

    async fn bans(self) -> Result<[Finding<Option<BanState>>; 2], Error> {
        if let Err(why) = bans::fresh(self.shared, &self.app.slug).await? {
            return Ok([why.finding(), why.finding()]);
        }
        let mut reader = self.shared.database.readers().acquire().await?;
        let now = self.shared.clock.now();
        let mut bans = bans::of_users(&mut reader, &self.app.slug, &self.ids, now).await?;
        Ok(self.ids.map(|id| Finding::Known(bans.remove(id))))
    }

    async fn ask<E: Endpoint>(self, request: &E::Request) -> Result<Asked<E::Response>, Error> {
        ask::<E>(self.shared, &self.app.slug, request, self.request_id).await
    }
}

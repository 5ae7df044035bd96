//! A drop-in service for Nexconn's user management on `SQLite`: same paths, bodies, signature,
//! codes and limits as the cloud, for a first run, for tests and for an app developer's own CI.
//!
//! *Invariant:* knows nothing of the gateway. Whoever talks to it does so over HTTP, as to the cloud.
//!
//! # Where it differs from the cloud
//!
//! What Nexconn documents is followed. Where it documents nothing, these are choices, not facts:
//! nothing should depend on them. Numbers and codes among them stand in
//! [`nexconn_api::choices`].
//!
//! - The path is looked up first, then the method, then the signature: an unknown path is 404 and a
//!   GET is 405 whoever asks. A refused body is told only to a caller with a right signature.
//! - An unknown App Key, a missing or malformed header and a wrong signature are all HTTP 401 with
//!   code 1004; the message says which. Code 1001 is not produced. Clock skew and repeated nonces
//!   are not checked.
//! - `X-Request-ID` is echoed; where there is none, or one over 36 characters, the answer carries a
//!   new one.
//! - A body over 1 MB is HTTP 413 with code 1005; broken JSON, another JSON value than an object
//!   and another content type are HTTP 400 with code 1002.
//! - Only calls that pass every check count towards the rate limit. It is exact: no second, whenever
//!   it begins, holds more calls than the limit.
//! - An empty `avatarUrl` clears the avatar, a missing one leaves it.
//! - Clients connect by a WebSocket at [`nexconn_api::client::CONNECT_PATH`] with frames of our own: Nexconn's client
//!   protocol is private, and its SDKs cannot connect here. Only the codes are Nexconn's. Where several apply,
//!   the first of these is told: token invalid (31004), user soft-deleted (31029), token expired (31020), user banned
//!   (31009).
//! - A user may be connected with several devices; the same device again replaces its older connection
//!   (31010). A ban cuts every connection (31011); expiring access tokens cuts none.
//! - Webhooks are signed by query parameters of the address: `appKey`, `nonce`, `timestamp` and `signature`, the latter
//!   as in requests. A try that is not answered with HTTP 200 is repeated after 2 s and after 15 s, then dropped; after
//!   ten in a row that nobody answered in time, delivery rests for a minute. A repeated one has the same `id` and a new
//!   signature. The webhooks of a user go out in their order; those of different users do not wait for each other.
//!   At most 10,000 of an app wait; beyond that the oldest are dropped.
//! - A stop, and a start after a crash, tell the end of every connection that was open. A ban tells it with status `1`
//!   when it is accepted, a soft delete with status `2`.
//! - What waits goes to the new address when one is set, and is dropped when its event is switched off.
//! - The new end of a ban replaces the old one. Unknown ids in a list of users to ban or unban are ignored,
//!   and an unknown id is offline.
//! - Expiring access tokens never revives one: an earlier `expiresAt` after a later one changes
//!   nothing. Unknown ids in the list are ignored.
//! - A soft delete holds from its request on: connections are cut and refused (31029), and neither a token nor new
//!   info is taken (HTTP 403, 31029). Bans of the user are ignored like those of unknown ids. A moment later
//!   (`--operation-delay-ms`) the operation is finished: name, avatar, profile and ban are gone, the id stays and is told
//!   with an empty name. An operation's outcomes follow from the order in which calls came, not from when it runs.
//! - An operation's item of an unknown id has code "400", that of a restore within the hour "403". Deleting a
//!   soft-deleted user again and restoring one that is not deleted change nothing, with code "0"; the hour goes on
//!   from the first request. Repeated ids in a call count once.
//! - After a restore the tokens from before are invalid (31004), `createdAt` is that of the first registration, and
//!   name and avatar are empty until a token is issued with a name, or the info is updated.
//! - Soft-deleted users are listed with the latest request first, then by id.
//! - A hosted profile is merged key by key: an empty text clears its key, `null` leaves it. Custom attributes are
//!   declared in `/console`; one that is declared no more can be read and cleared, not set. `version` is the time of
//!   the change, and grows with each. Users without a profile are in no answer, unknown ids neither. Where more than
//!   one key is wrong, the first of the documented order is told.
//! - Blocking, tagging and muting pass over unknown ids and soft-deleted users, and blocking over oneself. Who is blocked
//!   again keeps the place in the list. A blocklist holds 3000; a call that would exceed that is HTTP 400, 1002, and
//!   changes nothing. Where blocklists are switched off, their calls are HTTP 430, 1011, they stop no message, and what
//!   is on them stays. A soft delete empties the user's own blocklist; on those of others the id stays.
//! - A tag has letters and digits of any script, `-` and `_`. Registered users are told with their tags even where they
//!   have none. Muted users are told with the latest first, then by id; muting again changes nothing.
//! - A direct message is refused with the first of these: its sender is muted (403), its receiver is unknown or
//!   soft-deleted (400), has blocked the sender (405), is no friend where only friends may write (25469). It goes to every
//!   device of its receiver that is connected; else it waits, as it does for a banned receiver, and goes to the first
//!   device that connects within 7 days. Of those waiting for a user the latest 1000 are kept. It is told once at most:
//!   what a connection that breaks had not sent on is lost. A soft delete erases what waits for the user, and not what
//!   the user wrote to others.
//! - Whoever is named alone in a call about friends must be registered (HTTP 400, 400); ids of a list that are unknown
//!   are no friends. Where several refusals of adding apply, the first of these is told: oneself (25473), no such user
//!   (400), soft-deleted (31029), friends already (25460), in the other's blocklist (25462), the other in one's own
//!   (25464), the other's permission (25471), own number of friends (25467), the other's (25468). `action` 2 passes over
//!   the permission alone. Codes of friends come with HTTP 400, but for 25461.
//! - A request for friendship waits for 7 days. A newer one takes its place; becoming friends answers it, and it is told to
//!   each device that connects until it is answered. Answering one that is not there is 25466.
//! - Attributes of a friend are merged: an empty text clears one. Notes end with the friendship.
//! - A friendship that a client makes with somebody who lets anyone add them is told by webhook as accepted, by the one
//!   who was added; one that a server makes, as added by the server. Clearing all friends is told as their removal, in
//!   webhooks of up to 100 items. A soft delete ends friendships without a word.
//! - Webhooks about profiles have the whole profile as it is after the change, and name its user as `operatorId`. Clients
//!   of friends are told name and picture alone.
//! - The development quota counts soft-deleted users; test users that were deleted in `/console` do not count, and
//!   their ids can be registered anew at once. Their connections end with 31004.
//! - A changed token validity holds at once, for tokens that were issued before too: a token is over so many minutes
//!   after its issue. A refreshed App Secret makes the old one useless at once and every token invalid (31004); live
//!   connections stay.
//! - Dates as text are written in UTC+8 unless configured.
//! - `GET` [`nexconn_api::openapi::PATH`] answers an `OpenAPI` 3.1 document of what this service has,
//!   unsigned. The cloud has none.
//! - The `/console` endpoints do not exist in the cloud; those of the clock exist only on a service
//!   with a manual one.

#![warn(missing_docs)]

mod app;
mod call;
mod command;
mod config;
mod connections;
mod document;
mod error;
mod friendships;
mod handlers;
mod operations;
mod options;
mod pipeline;
mod profile_updates;
mod seed;
mod service;
mod store;
mod webhooks;

pub use app::{AppConfig, stored_apps};
pub use command::{CommandLine, run};
pub use config::{Config, ServiceClock};
pub use error::Error;
pub use options::{Args, ClockOption, Options};
pub use seed::{Seed, SeedArgs, seed};
pub use service::{Running, start};

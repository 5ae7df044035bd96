//! Nexconn's HTTP statuses and business codes (documentation: `code`).

use serde::{Deserialize, Serialize};

/// A business code of Nexconn. `-1` stands for an answer without a readable one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Code(pub i32);

/// One row of the table of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeRow {
    /// The code.
    pub code: Code,
    /// The HTTP status nexconn-local sends with it.
    pub http: u16,
    /// Whether that status is documented; elsewhere it is inferred.
    pub http_documented: bool,
    /// What it means, in the documentation's words, shortened.
    pub meaning: &'static str,
}

impl Code {
    /// The answer held no readable code.
    pub const UNREADABLE: Self = Self(-1);
    /// Success. (200 in the older `RongCloud` API.)
    pub const SUCCESS: Self = Self(0);
    /// The user id does not exist.
    pub const NO_SUCH_USER: Self = Self(400);
    /// In the webhook of a restore: within an hour of the soft delete. (Our choice.)
    pub const NOT_RESTORABLE_YET: Self = Self(403);
    /// Client: a message is refused, its sender is muted. (Our choice.)
    pub const MUTED: Self = Self(403);
    /// No such endpoint.
    pub const NO_SUCH_ENDPOINT: Self = Self(404);
    /// Wrong HTTP method.
    pub const WRONG_METHOD: Self = Self(405);
    /// Client: a message is refused, its receiver has blocked its sender.
    pub const BLOCKED: Self = Self(405);
    /// Internal error.
    pub const INTERNAL: Self = Self(1000);
    /// A parameter is invalid; the message has the details.
    pub const INVALID_PARAMETER: Self = Self(1002);
    /// The minutes of a ban are invalid.
    pub const INVALID_BAN_MINUTES: Self = Self(1003);
    /// The signature could not be verified.
    pub const BAD_SIGNATURE: Self = Self(1004);
    /// A parameter is too long.
    pub const TOO_LONG: Self = Self(1005);
    /// Rate limit exceeded.
    pub const RATE_LIMIT: Self = Self(1008);
    /// The service that the call needs is not enabled.
    pub const NOT_ENABLED: Self = Self(1009);
    /// The blocklist feature is switched off.
    pub const BLOCKLIST_NOT_ENABLED: Self = Self(1011);
    /// The quota of registered users is reached.
    pub const USER_QUOTA: Self = Self(2007);
    /// No such key in a basic profile.
    pub const UNKNOWN_PROFILE_KEY: Self = Self(24361);
    /// No such custom attribute is declared.
    pub const UNKNOWN_EXT_KEY: Self = Self(24362);
    /// A profile would have too many custom attributes.
    pub const TOO_MANY_ATTRIBUTES: Self = Self(24363);
    /// A value of a profile is too long.
    pub const PROFILE_VALUE_TOO_LONG: Self = Self(24364);
    /// Too many profiles were asked for at once.
    pub const TOO_MANY_PROFILES: Self = Self(24365);
    /// The user of a profile does not exist.
    pub const NO_SUCH_PROFILE_USER: Self = Self(24366);
    /// A value of a profile must be a number.
    pub const PROFILE_VALUE_NO_NUMBER: Self = Self(24367);
    /// A number of a profile is out of range.
    pub const PROFILE_VALUE_OUT_OF_RANGE: Self = Self(24368);
    /// A `pageToken` cannot be parsed.
    pub const INVALID_PAGE_TOKEN: Self = Self(25432);
    /// They are friends already.
    pub const ALREADY_FRIENDS: Self = Self(25460);
    /// With HTTP 200: the request for friendship is recorded and waits for the other user's consent.
    pub const WAITS_FOR_CONSENT: Self = Self(25461);
    /// Who asks for friendship is in the other user's blocklist.
    pub const BLOCKED_BY_TARGET: Self = Self(25462);
    /// Who is asked for friendship is in the blocklist of who asks.
    pub const TARGET_IS_BLOCKED: Self = Self(25464);
    /// There is no request for friendship, or it has expired.
    pub const NO_FRIEND_REQUEST: Self = Self(25466);
    /// The user has as many friends as there may be.
    pub const OWN_FRIENDS_FULL: Self = Self(25467);
    /// The other user has as many friends as there may be.
    pub const TARGET_FRIENDS_FULL: Self = Self(25468);
    /// They are not friends.
    pub const NOT_FRIENDS: Self = Self(25469);
    /// A friend would have too many attributes.
    pub const TOO_MANY_FRIEND_ATTRIBUTES: Self = Self(25470);
    /// The other user lets nobody add them.
    pub const REFUSES_FRIENDS: Self = Self(25471);
    /// The friend is nobody who exists.
    pub const NO_SUCH_FRIEND: Self = Self(25472);
    /// Nobody can add themselves.
    pub const ADDS_ITSELF: Self = Self(25473);
    /// Client: the access token is invalid.
    pub const INVALID_TOKEN: Self = Self(31004);
    /// Client: refused, the user is banned.
    pub const BANNED: Self = Self(31009);
    /// Client: disconnected, the same device connected again.
    pub const REPLACED: Self = Self(31010);
    /// Client: disconnected, the user was banned.
    pub const CUT_BY_BAN: Self = Self(31011);
    /// Client: the access token has expired.
    pub const EXPIRED_TOKEN: Self = Self(31020);
    /// The user is soft-deleted.
    pub const SOFT_DELETED: Self = Self(31029);

    /// The code's row in the table, if it is a documented one.
    pub fn row(self) -> Option<&'static CodeRow> {
        CODES.iter().find(|row| row.code == self)
    }

    /// HTTP status sent with the code; 400 for one that is not in the table.
    pub fn http(self) -> u16 {
        self.row().map_or(400, |row| row.http)
    }
}

const fn row(code: i32, http: u16, meaning: &'static str) -> CodeRow {
    CodeRow { code: Code(code), http, http_documented: false, meaning }
}

const fn documented(code: i32, http: u16, meaning: &'static str) -> CodeRow {
    CodeRow { http_documented: true, ..row(code, http, meaning) }
}

/// Every known code of the server API and, where they reach a server or an admin, of clients.
pub static CODES: &[CodeRow] = &[
    documented(0, 200, "success"),
    row(400, 400, "the user id does not exist"),
    documented(404, 404, "no such endpoint"),
    documented(405, 405, "method not allowed; for a message: the receiver has blocked the sender"),
    row(1000, 500, "invalid request parameters, internal logic error, or too many package names"),
    row(1001, 401, "wrong App Secret"),
    row(1002, 400, "invalid parameter, details in the message"),
    row(1003, 400, "empty open-channel id, or the ban minutes are invalid"),
    row(1004, 401, "signature verification failed"),
    row(1005, 400, "a parameter is too long"),
    row(1006, 403, "the app is offline"),
    row(1007, 403, "source IP not allowed"),
    documented(1008, 429, "rate limit exceeded"),
    row(1009, 430, "service not enabled"),
    row(1010, 430, "allowlist feature not enabled"),
    row(1011, 430, "blocklist feature not enabled"),
    row(1015, 400, "the data to delete does not exist"),
    row(1018, 430, "RTC service not enabled"),
    row(1050, 504, "internal timeout"),
    row(2007, 403, "registered-user quota reached (100 in the development environment)"),
    row(24360, 400, "no permission to set this profile attribute"),
    row(24361, 400, "key not in the list of basic profile attributes"),
    row(24362, 400, "key not in the list of custom profile attributes"),
    row(24363, 400, "too many custom profile attributes"),
    row(24364, 400, "profile attribute value too long"),
    row(24365, 400, "batch profile query over the limit"),
    row(24366, 400, "the user does not exist"),
    row(24367, 400, "the value must be numeric"),
    row(24368, 400, "the value is out of range"),
    row(24369, 400, "profile hosting not enabled"),
    row(25432, 400, "pageToken cannot be parsed"),
    row(25460, 400, "already friends"),
    row(25461, 200, "request recorded, waits for the other side's consent"),
    row(25462, 400, "the requester is in the target's blocklist"),
    row(25463, 400, "the requester is not in the target's allowlist"),
    row(25464, 400, "the target is in the requester's blocklist"),
    row(25465, 400, "the target is not in the requester's allowlist"),
    row(25466, 400, "friend request missing or expired"),
    row(25467, 400, "own friend count at its limit"),
    row(25468, 400, "the target's friend count at its limit"),
    row(25469, 400, "not friends"),
    row(25470, 400, "too many custom friend attributes"),
    row(25471, 400, "the target refuses friend requests"),
    row(25472, 400, "the friend does not exist"),
    row(25473, 400, "cannot add yourself"),
    row(25474, 400, "cannot add a bot"),
    row(25480, 400, "profile content failed moderation"),
    documented(26001, 400, "status subscription: invalid parameter"),
    documented(26003, 500, "status subscription: internal error"),
    documented(26020, 401, "status subscription: not enabled"),
    documented(26021, 200, "status subscription: the subscribed user is full"),
    documented(26022, 403, "status subscription: the subscriber is full"),
    row(31029, 403, "the user is soft-deleted"),
];

/// Codes an app client sees when it connects, is disconnected or sends a message.
pub static CLIENT_CODES: &[(Code, &str)] = &[
    (Code(400), "the receiver's id does not exist, or is soft-deleted"),
    (Code(403), "the sender is muted in direct channels"),
    (Code(405), "the sender is in the receiver's blocklist"),
    (Code(407), "the receiver accepts allowlisted senders only"),
    (Code(25469), "only friends may write to each other, and these two are not"),
    (Code(31002), "malformed client information"),
    (Code(31004), "access token invalid, of another App Key, or expired"),
    (Code(31008), "the App Key is banned or deleted"),
    (Code(31009), "refused: the user is banned"),
    (Code(31010), "disconnected: the user connected elsewhere"),
    (Code(31011), "disconnected: the user was banned"),
    (Code(31020), "access token expired"),
    (Code(31023), "the same kind of client is already online"),
    (Code(31025), "wrong environment: a development key against production, or the reverse"),
    (Code(31026), "joint authentication with the app's server failed"),
    (Code(31027), "a one-time access token was used already"),
    (Code(31029), "the user is soft-deleted"),
    (Code(31032), "invalid agent prompt type"),
];

/// HTTP statuses and what Nexconn means by them.
pub static HTTP_STATUSES: &[(u16, &str)] = &[
    (200, "success"),
    (400, "bad request"),
    (401, "authentication failed"),
    (403, "rejected"),
    (404, "no such endpoint"),
    (405, "method not allowed"),
    (429, "rate limit exceeded"),
    (430, "required service not enabled"),
    (500, "internal error"),
    (504, "timed out, retry"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_once_and_in_order() {
        assert!(CODES.windows(2).all(|pair| pair[0].code < pair[1].code));
        assert!(CLIENT_CODES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn an_unlisted_code_goes_out_as_a_bad_request() {
        assert_eq!(Code::USER_QUOTA.http(), 403);
        assert_eq!(Code(99_999).http(), 400);
    }
}

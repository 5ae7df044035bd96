//! What a declaration says: the plain data behind every endpoint.

use std::fmt::Debug;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use crate::{Code, Violation};

/// One endpoint: its types and its declaration.
pub trait Endpoint: Debug + Send + Sync + 'static {
    /// The request as a typed value. Its JSON form has already passed [`check`](fn@crate::check).
    type Request: Serialize + DeserializeOwned + Clone + Debug + Send + Sync + 'static;
    /// What a successful answer holds (`result` on Nexconn's wire).
    type Response: Serialize + DeserializeOwned + Clone + Debug + Send + Sync + 'static;
    /// The declaration.
    const SPEC: Spec;
}

/// Largest body of a request that declares no other, in bytes: room for the largest batch of Nexconn's
/// endpoints with all its texts.
pub const BODY_BYTES: usize = 1024 * 1024;
/// Largest body of the endpoints that take a whole list of users, in bytes.
pub const LIST_BODY_BYTES: usize = 32 * 1024 * 1024;

/// The declaration of one endpoint.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// Name of the operation, as Nexconn's SDKs call it.
    pub name: &'static str,
    /// What it is about, for lists of endpoints.
    pub group: Group,
    /// HTTP method. Every Nexconn endpoint is a POST.
    pub method: Method,
    /// Path from the root; `{field}` stands for the value of that field.
    pub path: &'static str,
    /// Other paths that answer the same.
    pub aliases: &'static [&'static str],
    /// Who may call it through the gateway.
    pub role: Role,
    /// What it changes.
    pub impact: Impact,
    /// Whether an admin says why.
    pub reason: Reason,
    /// How often Nexconn lets one app call it.
    pub rate: Rate,
    /// Codes that refuse it, beside those that can refuse any call ([`choices::ANY_CALL`]).
    ///
    /// [`choices::ANY_CALL`]: crate::choices::ANY_CALL
    pub refusals: &'static [Code],
    /// Whether the gateway passes calls of admins on. Not where the answer holds what no browser may
    /// see: such an endpoint only the gateway itself calls.
    pub forwarded: bool,
    /// Largest body of a request to the gateway, in bytes.
    pub body_bytes: usize,
    /// The fields of the request, in the order a form shows them.
    pub fields: &'static [Field],
    /// A rule over several fields, run once each field is right by itself.
    pub rule: Option<FieldsRule>,
    /// A documented request with its answer.
    pub example: Example,
    /// Page of Nexconn's documentation, as a slug under its chat API, or empty.
    pub doc: &'static str,
    /// What Nexconn's SDKs call the type of the request, or empty where they have no such call.
    pub sdk_request: &'static str,
}

impl Spec {
    /// A POST that only reads, for owners, at Nexconn's usual rate: the base of every declaration.
    pub const POST: Self = Self {
        name: "",
        group: Group::Gateway,
        method: Method::Post,
        path: "",
        aliases: &[],
        role: Role::Owner,
        impact: Impact::Read,
        reason: Reason::None,
        rate: Rate::CallsPerSecond(100),
        refusals: &[],
        forwarded: true,
        body_bytes: BODY_BYTES,
        fields: &[],
        rule: None,
        example: Example { request: "{}", response: r#"{"code":0}"# },
        doc: "",
        sdk_request: "",
    };

    /// The same as a GET: fields travel in path and query.
    pub const GET: Self = Self { method: Method::Get, ..Self::POST };

    /// How many users one call takes: the limit of its list of user ids, or 1.
    pub fn batch_size(&self) -> usize {
        self.fields
            .iter()
            .find_map(|field| match field.kind {
                Kind::UserIds { max } => Some(max),
                _ => None,
            })
            .unwrap_or(1)
    }

    /// The declaration of a field.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whether a call changes something.
    pub fn changes(&self) -> bool {
        self.impact != Impact::Read
    }
}

/// A rule over several fields of a body: what breaks it.
pub type FieldsRule = fn(&Map<String, Value>) -> Vec<Violation>;

/// What an endpoint is about. Lists of endpoints show the groups in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Registering users, and their access tokens.
    AccessTokens,
    /// Registration info and whether a user is online.
    Users,
    /// Soft deletion and restoring.
    Deletion,
    /// Bans.
    Bans,
    /// Who blocks whom.
    Blocklist,
    /// Hosted profiles.
    Profiles,
    /// Tags of users.
    Tags,
    /// Friends, their attributes, and who may add whom.
    Friends,
    /// Mutes in direct channels.
    Mute,
    /// nexconn-local's own settings.
    Local,
    /// The gateway's own API.
    Gateway,
}

/// HTTP methods in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads; fields in path and query.
    Get,
    /// Fields in path and JSON body.
    Post,
    /// Fields in path and JSON body.
    Put,
    /// Fields in path and query.
    Delete,
}

impl Method {
    /// The method's name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }

    /// Whether fields travel in a JSON body rather than in the query.
    pub const fn has_body(self) -> bool {
        matches!(self, Self::Post | Self::Put)
    }
}

/// What an admin may do with an app; each role contains the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Nobody needs to be signed in.
    Anyone,
    /// Reads.
    Viewer,
    /// Ban, unban, kick, mute, blocklists.
    Moderator,
    /// Register, access tokens, info, profiles, friends, tags and jobs of these.
    Operator,
    /// Soft delete, restore, test users, app settings, admins.
    Owner,
}

impl Role {
    /// The role's name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Anyone => "anyone",
            Self::Viewer => "viewer",
            Self::Moderator => "moderator",
            Self::Operator => "operator",
            Self::Owner => "owner",
        }
    }

    /// The role with that name, of those an admin can hold.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Viewer, Self::Moderator, Self::Operator, Self::Owner]
            .into_iter()
            .find(|role| role.name() == name)
    }
}

/// What a call does to the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Impact {
    /// Nothing.
    Read,
    /// A change that the endpoint at `by` can take back.
    Reversible {
        /// Path of the endpoint that takes it back.
        by: &'static str,
    },
    /// A change that cannot be taken back.
    Final,
}

/// Whether an admin gives a reason with the call. It is kept in the audit log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// None is asked for.
    None,
    /// One may be given.
    Optional,
    /// The gateway refuses a call without one.
    Required,
}

/// A documented limit, counted per App Key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rate {
    /// Calls a second.
    CallsPerSecond(u32),
    /// User ids a second, however many calls carry them.
    UsersPerSecond(u32),
}

/// One field of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in JSON.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it must be there.
    pub required: bool,
}

/// A field that must be there.
pub const fn required(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, required: true }
}

/// A field that may be left out; `null` counts as left out.
pub const fn optional(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, required: false }
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An id of a user that may exist: 1 to 64 bytes of anything, since stored ids are opaque.
    UserId,
    /// An id being registered: the documented alphabet too.
    NewUserId,
    /// 1 to `max` ids of users.
    UserIds {
        /// Most ids in one call.
        max: usize,
    },
    /// Text of `min` characters or more, up to `max`.
    Text {
        /// Fewest characters; 0 lets it be empty.
        min: usize,
        /// Longest, in the unit the documentation states.
        max: Length,
    },
    /// A whole number, both ends included.
    Int {
        /// Smallest.
        min: i64,
        /// Largest.
        max: i64,
    },
    /// Unix time in milliseconds, not negative.
    Instant,
    /// `true` or `false`.
    Bool,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A list of as many of these words at most; may be empty.
    Words(&'static [&'static str]),
    /// One or more of these words, each as itself or as its number.
    NumberedWords(&'static [(&'static str, i64)]),
    /// A list of texts that are not empty; may be empty itself.
    Texts {
        /// Most texts.
        max: usize,
        /// The longest of them.
        each: Length,
    },
    /// An object whose content is checked elsewhere.
    Object,
    /// 1 to `max` objects whose content is checked elsewhere.
    Objects {
        /// Most of them.
        max: usize,
    },
}

/// A length and the unit it is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Unicode scalar values.
    Chars(usize),
    /// Bytes of UTF-8.
    Bytes(usize),
}

impl Length {
    /// The number.
    pub const fn limit(self) -> usize {
        match self {
            Self::Chars(limit) | Self::Bytes(limit) => limit,
        }
    }

    /// How long `text` is in this unit.
    pub fn measure(self, text: &str) -> usize {
        match self {
            Self::Chars(_) => text.chars().count(),
            Self::Bytes(_) => text.len(),
        }
    }
}

/// A documented request and its answer, as JSON text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// Body of the request.
    pub request: &'static str,
    /// Body of the answer.
    pub response: &'static str,
}

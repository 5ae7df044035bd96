//! What is wrong with a request: field, rule and numbers, for whoever words it.

mod read;

use serde::Serialize;

/// One field that breaks one rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Violation {
    /// The field, with an index where it is an item: `userIds[3]`.
    pub field: String,
    /// The rule and its numbers.
    #[serde(flatten)]
    pub rule: Rule,
}

impl Violation {
    /// A violation of `rule` by `field`.
    pub fn new(field: impl Into<String>, rule: Rule) -> Self {
        Self { field: field.into(), rule }
    }
}

/// The rules a field can break.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "rule", rename_all = "camelCase")]
pub enum Rule {
    /// It must be there.
    Missing,
    /// It holds another type of JSON value.
    WrongType {
        /// What it should hold.
        expected: JsonType,
    },
    /// It must not be empty.
    Empty,
    /// Its text is too short.
    TooShort {
        /// Fewest characters.
        min: usize,
        /// Characters it has.
        actual: usize,
    },
    /// Its text is too long.
    TooLong {
        /// What both numbers count.
        unit: Unit,
        /// Most it may have.
        max: usize,
        /// What it has.
        actual: usize,
    },
    /// It lists too few or too many items.
    Count {
        /// Fewest items.
        min: usize,
        /// Most items.
        max: usize,
        /// Items it has.
        actual: usize,
    },
    /// Its number lies outside the range, both ends included.
    OutOfRange {
        /// Smallest.
        min: i64,
        /// Largest.
        max: i64,
        /// What it is.
        actual: i64,
    },
    /// A character that a new user id cannot hold.
    Alphabet {
        /// The first such character.
        found: char,
    },
    /// It is none of the words that it can be.
    NotOneOf {
        /// The words it can be.
        allowed: Vec<String>,
    },
    /// It is not of the form that this kind of text has.
    Form {
        /// What it should look like, such as `e-mail` or `uuid`.
        expected: String,
    },
    /// It does not fit what is stored: a wrong current password, say.
    Mismatch,
}

/// Types of JSON values, as a message names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum JsonType {
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// A list.
    Array,
    /// An object.
    Object,
}

/// What a length counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Unit {
    /// Unicode scalar values.
    Characters,
    /// Bytes of UTF-8.
    Bytes,
}

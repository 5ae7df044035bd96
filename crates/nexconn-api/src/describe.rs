//! One English sentence for a violation, for answers and logs. The console words them itself, in
//! the admin's language.

use std::fmt;

use crate::violation::{JsonType, Rule, Unit, Violation};

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.field, self.rule)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("is required"),
            Self::WrongType { expected } => write!(f, "must be {expected}"),
            Self::Empty => f.write_str("must not be empty"),
            Self::TooShort { min, actual } => {
                write!(f, "must have at least {min} characters, has {actual}")
            }
            Self::TooLong { unit, max, actual } => {
                write!(f, "must have at most {max} {unit}, has {actual}")
            }
            Self::Count { min, max, actual } => {
                write!(f, "must list {min} to {max} items, lists {actual}")
            }
            Self::OutOfRange { min, max, actual } => {
                write!(f, "must be {min} to {max}, is {actual}")
            }
            Self::Alphabet { found } => {
                write!(f, "can hold letters, digits and _ = + - only, not {found:?}")
            }
            Self::NotOneOf { allowed } => write!(f, "must be one of {}", allowed.join(", ")),
            Self::Form { expected } => write!(f, "must have the form of {expected}"),
            Self::Mismatch => f.write_str("does not match what is stored"),
        }
    }
}

impl fmt::Display for JsonType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::String => "a string",
            Self::Integer => "a whole number",
            Self::Boolean => "true or false",
            Self::Array => "a list",
            Self::Object => "an object",
        })
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Characters => "characters",
            Self::Bytes => "bytes",
        })
    }
}

/// Several violations as one message.
pub fn sentence(violations: &[Violation]) -> String {
    violations.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

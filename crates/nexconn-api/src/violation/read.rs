//! Reading violations from JSON. By hand: what serde derives of a flattened, tagged enum is a
//! twentieth of the whole console.

use serde::de::{Deserialize, Deserializer, Error};
use serde_json::{Map, Value};

use super::{JsonType, Rule, Unit, Violation};

impl<'de> Deserialize<'de> for Violation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let members = Map::deserialize(deserializer)?;
        read(&members).ok_or_else(|| D::Error::custom("no violation of a known rule"))
    }
}

fn read(members: &Map<String, Value>) -> Option<Violation> {
    let text = |name: &str| members.get(name)?.as_str();
    let size = |name: &str| usize::try_from(members.get(name)?.as_u64()?).ok();
    let number = |name: &str| members.get(name)?.as_i64();
    let rule = match text("rule")? {
        "missing" => Rule::Missing,
        "wrongType" => Rule::WrongType { expected: json_type(text("expected")?)? },
        "empty" => Rule::Empty,
        "tooShort" => Rule::TooShort { min: size("min")?, actual: size("actual")? },
        "tooLong" => {
            Rule::TooLong { unit: unit(text("unit")?)?, max: size("max")?, actual: size("actual")? }
        }
        "count" => Rule::Count { min: size("min")?, max: size("max")?, actual: size("actual")? },
        "outOfRange" => {
            Rule::OutOfRange { min: number("min")?, max: number("max")?, actual: number("actual")? }
        }
        "alphabet" => Rule::Alphabet { found: text("found")?.chars().next()? },
        "notOneOf" => {
            let allowed = members.get("allowed")?.as_array()?;
            let word = |word: &Value| word.as_str().map(ToOwned::to_owned);
            Rule::NotOneOf { allowed: allowed.iter().map(word).collect::<Option<_>>()? }
        }
        "form" => Rule::Form { expected: text("expected")?.to_owned() },
        "mismatch" => Rule::Mismatch,
        _ => return None,
    };
    Some(Violation { field: text("field")?.to_owned(), rule })
}

fn json_type(name: &str) -> Option<JsonType> {
    Some(match name {
        "string" => JsonType::String,
        "integer" => JsonType::Integer,
        "boolean" => JsonType::Boolean,
        "array" => JsonType::Array,
        "object" => JsonType::Object,
        _ => return None,
    })
}

fn unit(name: &str) -> Option<Unit> {
    match name {
        "characters" => Some(Unit::Characters),
        "bytes" => Some(Unit::Bytes),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_violation_is_read_as_it_is_written() {
        let allowed = vec!["a".to_owned(), "b".to_owned()];
        let types = [
            JsonType::String,
            JsonType::Integer,
            JsonType::Boolean,
            JsonType::Array,
            JsonType::Object,
        ];
        let too_long = |unit| Rule::TooLong { unit, max: 64, actual: 65 };
        let mut rules = vec![
            Rule::Missing,
            Rule::Empty,
            Rule::TooShort { min: 10, actual: 3 },
            too_long(Unit::Characters),
            too_long(Unit::Bytes),
            Rule::Count { min: 1, max: 20, actual: 21 },
            Rule::OutOfRange { min: i64::MIN, max: i64::MAX, actual: -1 },
            Rule::Alphabet { found: '雨' },
            Rule::NotOneOf { allowed },
            Rule::Form { expected: "uuid".into() },
            Rule::Mismatch,
        ];
        rules.extend(types.map(|expected| Rule::WrongType { expected }));
        for rule in rules {
            let violation = Violation::new("userIds[3]", rule);
            let json = serde_json::to_string(&violation).expect("json");
            assert_eq!(serde_json::from_str::<Violation>(&json).expect(&json), violation);
        }
    }

    #[test]
    fn what_is_no_violation_is_an_error() {
        for text in [r#"{"field":"a"}"#, r#"{"field":"a","rule":"new"}"#, r#"{"rule":"empty"}"#] {
            assert!(serde_json::from_str::<Violation>(text).is_err(), "{text}");
        }
    }
}

use serde::{Deserialize, Deserializer, Serialize, de};

/// A type of channels in which users can be muted, with the number that Nexconn's documentation writes in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub enum ChannelType {
    /// Direct channels.
    #[serde(rename = "PERSON")]
    Person,
}

/// Every type, by its name and its number.
pub const CHANNEL_TYPES: &[(&str, i64)] = &[(ChannelType::Person.name(), 1)];

impl ChannelType {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "PERSON",
        }
    }
}

/// A type as it may be written.
#[derive(Deserialize)]
#[serde(untagged)]
enum Given {
    Name(String),
    Number(i64),
}

impl<'de> Deserialize<'de> for ChannelType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let given = Given::deserialize(deserializer)?;
        let is_given = |(name, number): &&(&str, i64)| match &given {
            Given::Name(given) => given == name,
            Given::Number(given) => given == number,
        };
        match CHANNEL_TYPES.iter().find(is_given) {
            Some(_) => Ok(Self::Person),
            None => Err(de::Error::custom("must be PERSON")),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn it_is_read_from_name_and_number_and_written_as_its_name() {
        let read = |value: Value| serde_json::from_value::<ChannelType>(value).ok();
        assert_eq!(read(json!("PERSON")), Some(ChannelType::Person));
        assert_eq!(read(json!(1)), Some(ChannelType::Person));
        for other in [json!("person"), json!("GROUP"), json!("1"), json!(2), json!(1.0)] {
            assert_eq!(read(other.clone()), None, "{other}");
        }
        assert_eq!(json!(ChannelType::Person), json!("PERSON"));
    }
}

use nexconn_api::admin::{
    CreateJobRequest, JobAction, PreviewProfiles, ProfileRow, RowStanding, WrittenOver,
};
use nexconn_api::nexconn::PROFILE_FIELDS;
use serde_json::{Map, Value};

use super::kind::Kind;
use crate::text::{ImportKindTexts, Texts};

impl Kind for ProfileRow {
    type Preview = PreviewProfiles;
    const ACTION: JobAction = JobAction::SetProfile;
    const EXAMPLE: &'static [&'static [&'static str]] = &[
        &["userId", "name", "portraitUri", "email", "birthday", "gender", "location", "level"],
        &[
            "u-1001",
            "Ada",
            "https://example.com/ada.png",
            "ada@example.com",
            "1815-12-10",
            "2",
            "London",
            "3",
        ],
        &["u-1002", "Grace", "", "grace@example.com", "", "2", "New York", ""],
    ];

    fn words(text: Texts) -> &'static ImportKindTexts {
        &text.now().import.profiles
    }

    fn line(&self) -> usize {
        self.line
    }

    fn user(&self) -> (String, Option<String>) {
        let set = self.profile.user_profile.as_ref().and_then(|profile| profile.name.clone());
        (self.profile.user_id.clone(), self.name.clone().or(set))
    }

    fn standing(&self) -> RowStanding {
        self.standing
    }

    fn is_known(&self) -> bool {
        self.known
    }

    fn values(&self) -> Vec<(String, String)> {
        let basic = match serde_json::to_value(&self.profile.user_profile) {
            Ok(Value::Object(basic)) => basic,
            _ => Map::new(),
        };
        let documented = PROFILE_FIELDS.iter().filter_map(|field| {
            let value = basic.get(field.name)?;
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            Some((field.name.to_owned(), value))
        });
        let attributes = self.profile.user_ext_profile.iter().flatten();
        documented.chain(attributes.map(|(key, value)| (key.clone(), value.clone()))).collect()
    }

    fn over(&self) -> &[WrittenOver] {
        &self.over
    }

    fn put(rows: Vec<Self>, request: &mut CreateJobRequest) {
        request.profiles = Some(rows.into_iter().map(|row| row.profile).collect());
    }
}

//! Hosted profiles: Nexconn's own list.

use std::collections::BTreeSet;

use axum::response::Response;
use nexconn_api::Endpoint;
use nexconn_api::nexconn::{
    HostedProfile, ListUserProfiles, ListUserProfilesRequest, PROFILE_FIELDS, PROFILES_AT_MOST,
};
use nexconn_api::streams::{ExportAppRequest, ExportProfiles};
use serde_json::Value;

use super::cells::Rows;
use super::file::{File, Source, begin};
use super::nexconn::tell;
use crate::Error;
use crate::calls::object;
use crate::endpoints::Context;
use crate::gateway::Shared;

/// The profiles of an app.
pub(crate) async fn profiles(
    context: &Context,
    request: ExportAppRequest,
) -> Result<Response, Error> {
    let file =
        File { spec: &ExportProfiles::SPEC, app: &request.app, what: "profiles", user: None };
    let walk = Walk { app: request.app.clone(), keys: BTreeSet::new(), place: Place::Learning(1) };
    begin(context, file, walk).await
}

/// How far the list has been walked. The columns must stand first, so it is walked once to learn the custom attributes,
/// and once to write.
#[derive(Debug)]
struct Walk {
    app: String,
    /// Custom attributes that some profile has.
    keys: BTreeSet<String>,
    place: Place,
}

/// The page that comes next, from 1.
#[derive(Debug, Clone, Copy)]
enum Place {
    Learning(i64),
    Writing(i64),
    End,
}

impl Source for Walk {
    async fn next(&mut self, shared: &Shared) -> Result<Option<Rows>, Error> {
        match self.place {
            Place::Learning(page) => {
                let profiles = read(shared, &self.app, page).await?;
                let keys = profiles.iter().filter_map(|profile| profile.user_ext_profile.as_ref());
                self.keys.extend(keys.flat_map(|attributes| attributes.keys().cloned()));
                if profiles.is_empty() {
                    self.place = Place::Writing(1);
                    return Ok(Some(Rows::heading(self.columns())));
                }
                self.place = Place::Learning(page + 1);
                Ok(Some(Rows::default()))
            }
            Place::Writing(page) => {
                let profiles = read(shared, &self.app, page).await?;
                let mut rows = Rows::default();
                for profile in &profiles {
                    self.push(&mut rows, profile)?;
                }
                self.place =
                    if profiles.is_empty() { Place::End } else { Place::Writing(page + 1) };
                Ok(Some(rows))
            }
            Place::End => Ok(None),
        }
    }
}

impl Walk {
    fn columns(&self) -> impl Iterator<Item = &str> {
        let documented = PROFILE_FIELDS.iter().map(|field| field.name);
        std::iter::once("userId").chain(documented).chain(self.keys.iter().map(String::as_str))
    }

    fn push(&self, rows: &mut Rows, profile: &HostedProfile) -> Result<(), Error> {
        let basic = object(&profile.user_profile.clone().unwrap_or_default())?;
        let basic: Vec<String> =
            PROFILE_FIELDS.iter().map(|field| cell(basic.get(field.name))).collect();
        let attributes = profile.user_ext_profile.as_ref();
        if attributes.is_some_and(|held| held.keys().any(|key| !self.keys.contains(key))) {
            return Err(Error::Conflict("attributes were added meanwhile; export the list again"));
        }
        let attributes = self.keys.iter().map(|key| {
            attributes.and_then(|attributes| attributes.get(key)).map_or("", String::as_str)
        });
        let id = std::iter::once(profile.user_id.as_str());
        rows.push(id.chain(basic.iter().map(String::as_str)).chain(attributes));
        Ok(())
    }
}

fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// The profiles on a page. There is no total: behind the last page comes an empty one.
async fn read(shared: &Shared, app: &str, page: i64) -> Result<Vec<HostedProfile>, Error> {
    let request = ListUserProfilesRequest {
        page: Some(page),
        page_size: Some(PROFILES_AT_MOST),
        order: None,
    };
    Ok(tell::<ListUserProfiles>(shared, app, &request).await?.users)
}

//! One page of one of Nexconn's lists of users.

use nexconn_api::Endpoint;
use nexconn_api::admin::FillList;
use nexconn_api::nexconn::{
    BANS_A_PAGE, ListBannedUsers, ListBannedUsersRequest, ListSoftDeletedUsers,
    ListSoftDeletedUsersRequest, ListUserProfiles, ListUserProfilesRequest, PROFILES_AT_MOST,
    SOFT_DELETED_A_PAGE,
};
use uuid::Uuid;

use super::Place;
use crate::Error;
use crate::calls::{Asked, ask_as};
use crate::gateway::Shared;
use crate::upstream::Priority;

/// Asks for the ids on a page. After the last page comes an empty one.
pub(super) async fn read(
    shared: &Shared,
    app: &str,
    place: Place,
) -> Result<Asked<Vec<String>>, Error> {
    let page = Some(place.page);
    match place.list {
        FillList::Profiles => {
            let page_size = Some(PROFILES_AT_MOST);
            let request = ListUserProfilesRequest { page, page_size, order: None };
            let told = ask::<ListUserProfiles>(shared, app, &request).await?;
            Ok(map(told, |told| told.users.into_iter().map(|user| user.user_id).collect()))
        }
        FillList::Banned => {
            let request = ListBannedUsersRequest { page, page_size: Some(BANS_A_PAGE) };
            let told = ask::<ListBannedUsers>(shared, app, &request).await?;
            Ok(map(told, |told| told.banned_users.into_iter().map(|ban| ban.user_id).collect()))
        }
        FillList::Deleted => {
            let page_size = Some(SOFT_DELETED_A_PAGE);
            let request = ListSoftDeletedUsersRequest { page, page_size };
            let told = ask::<ListSoftDeletedUsers>(shared, app, &request).await?;
            Ok(map(told, |told| told.user_ids))
        }
    }
}

async fn ask<E: Endpoint>(
    shared: &Shared,
    app: &str,
    request: &E::Request,
) -> Result<Asked<E::Response>, Error> {
    ask_as::<E>(shared, app, request, &Uuid::new_v4().to_string(), Priority::Job).await
}

fn map<T, U>(asked: Asked<T>, told: impl FnOnce(T) -> U) -> Asked<U> {
    match asked {
        Asked::Told(found) => Asked::Told(told(found)),
        Asked::Refused(why) => Asked::Refused(why),
        Asked::Unreachable => Asked::Unreachable,
    }
}

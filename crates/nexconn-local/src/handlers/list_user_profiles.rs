use nexconn_api::nexconn::{
    HostedProfiles, ListUserProfiles, ListUserProfilesRequest, PROFILES_A_PAGE,
};

use super::{Handle, offset};
use crate::Error;
use crate::call::Call;
use crate::store::profiles;

impl Handle for ListUserProfiles {
    async fn handle(
        call: &mut Call,
        request: ListUserProfilesRequest,
    ) -> Result<HostedProfiles, Error> {
        let size = request.page_size.unwrap_or(PROFILES_A_PAGE);
        let offset = offset(request.page.unwrap_or(1), size);
        let latest_first = request.order == Some(1);
        Ok(HostedProfiles {
            users: profiles::list(call.database(), latest_first, offset, size).await?,
        })
    }
}

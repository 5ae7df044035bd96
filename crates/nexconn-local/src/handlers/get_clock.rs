use nexconn_api::local::{ClockReading, GetClock, GetClockRequest};

use super::Handle;
use crate::Error;
use crate::call::Call;

impl Handle for GetClock {
    const NEEDS_MANUAL_CLOCK: bool = true;

    async fn handle(call: &mut Call, _: GetClockRequest) -> Result<ClockReading, Error> {
        Ok(ClockReading { now: call.now })
    }
}

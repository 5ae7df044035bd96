use nexconn_api::Code;
use nexconn_api::local::{ClockReading, MoveClock, MoveClockRequest};

use super::{Handle, no_manual_clock};
use crate::Error;
use crate::call::Call;

impl Handle for MoveClock {
    const NEEDS_MANUAL_CLOCK: bool = true;

    async fn handle(call: &mut Call, request: MoveClockRequest) -> Result<ClockReading, Error> {
        let clock = call.service.clock.manual().ok_or_else(no_manual_clock)?;
        let now = clock.move_to(request.now);
        if now > request.now {
            let message = format!("now must not lie before the clock, which shows {now}");
            return Err(Error::refused(Code::INVALID_PARAMETER, message));
        }
        Ok(ClockReading { now })
    }
}

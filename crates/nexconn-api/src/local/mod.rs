//! nexconn-local's own API, `/console/…`: what the cloud offers only in its web Console, and the
//! clock of an instance that was started with a manual one. Signed like `/v4/…`.

mod clock;

pub use clock::{ClockReading, GetClock, GetClockRequest, MoveClock, MoveClockRequest};

endpoint_list!(($) local_endpoints, local:
    GetClock,
    MoveClock,
);

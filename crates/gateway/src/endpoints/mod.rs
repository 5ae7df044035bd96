//! The gateway's own endpoints, one file per operation, and their routes.

mod context;
mod get_hello;
mod handle;

pub(crate) use context::Context;
pub(crate) use handle::Handle;

use axum::Router;

use crate::gateway::Shared;

/// One route per endpoint of the `admin` table; an endpoint without a handler does not compile.
macro_rules! table {
    ($($endpoint:path),+ $(,)?) => {
        fn own(router: Router<Shared>) -> Router<Shared> {
            router$(.route(<$endpoint as nexconn_api::Endpoint>::SPEC.path, handle::route::<$endpoint>()))+
        }
    };
}

table!(nexconn_api::admin::GetHello);

/// Every route of the API.
pub(crate) fn routes() -> Router<Shared> {
    own(Router::new())
}

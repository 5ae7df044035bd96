//! The table of routes, made from the declarations. It does not compile while a handler is missing.

use std::collections::HashMap;
use std::fmt;
use std::pin::Pin;

use axum::http::Method;
use nexconn_api::openapi::{Document, Documented};
use nexconn_api::{Code, Spec};
use serde_json::Value;

use crate::Error;
use crate::call::Call;
use crate::handlers::Handle;

/// Runs a handler: the body of the request in, the body of the answer out.
type Run = fn(&mut Call, Value) -> Pin<Box<dyn Future<Output = Result<Value, Error>> + Send + '_>>;

/// An endpoint and its handler.
pub(crate) struct Route {
    pub(crate) spec: &'static Spec,
    pub(crate) run: Run,
    document: fn(&mut Document),
    needs_manual_clock: bool,
}

impl Route {
    fn to<E: Handle + Documented>() -> Self {
        Self {
            spec: &E::SPEC,
            run: |call, body| {
                Box::pin(async move {
                    let request = serde_json::from_value(body)?;
                    let response = E::handle(call, request).await?;
                    Ok(nexconn_api::wire::answer(call.code, &response)?)
                })
            },
            document: Document::add::<E>,
            needs_manual_clock: E::NEEDS_MANUAL_CLOCK,
        }
    }
}

impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Route").field(&self.spec.path).finish()
    }
}

macro_rules! routes {
    ($($endpoint:path),+) => { [$(Route::to::<$endpoint>()),+] };
}

/// Every endpoint that a service has.
#[derive(Debug)]
pub(crate) struct Routes {
    routes: Vec<Route>,
    by_path: HashMap<&'static str, usize>,
}

impl Routes {
    /// The routes of a service, with those of the clock if callers may move it.
    pub(crate) fn new(manual_clock: bool) -> Self {
        let all = nexconn_api::nexconn_endpoints!(routes).into_iter();
        let all = all.chain(nexconn_api::local_endpoints!(routes));
        let routes: Vec<_> =
            all.filter(|route| manual_clock || !route.needs_manual_clock).collect();
        let mut by_path = HashMap::new();
        for (index, route) in routes.iter().enumerate() {
            by_path.insert(route.spec.path, index);
            by_path.extend(route.spec.aliases.iter().map(|alias| (*alias, index)));
        }
        Self { routes, by_path }
    }

    /// The `OpenAPI` document of these routes.
    pub(crate) fn document(&self) -> Value {
        let mut document = Document::new();
        for route in &self.routes {
            (route.document)(&mut document);
        }
        document.finish()
    }

    /// The route of a request.
    pub(super) fn find(&self, path: &str, method: &Method) -> Result<&Route, Error> {
        let route = self.by_path.get(path).and_then(|index| self.routes.get(*index));
        let route = route.ok_or_else(|| {
            Error::refused(Code::NO_SUCH_ENDPOINT, "there is no endpoint at this path")
        })?;
        let expected = route.spec.method.name();
        if method.as_str() == expected {
            Ok(route)
        } else {
            Err(Error::refused(Code::WRONG_METHOD, format!("the method must be {expected}")))
        }
    }
}

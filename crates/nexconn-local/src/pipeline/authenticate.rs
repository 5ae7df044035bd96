use std::sync::Arc;

use axum::http::HeaderMap;
use nexconn_api::Code;
use nexconn_api::signing::{Signed, Unsigned};

use crate::Error;
use crate::app::App;
use crate::service::Apps;

/// The app that signed the request.
pub(super) fn app(apps: &Apps, headers: &HeaderMap) -> Result<Arc<App>, Error> {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let signed = Signed::read(header).map_err(|unsigned| refused(&message(unsigned)))?;
    let app = apps.get(&signed.app_key).ok_or_else(|| refused("the App-Key is unknown"))?;
    if signed.is_by(&app.secret()) {
        Ok(Arc::clone(app))
    } else {
        Err(refused("the Signature is wrong; check App Key and App Secret"))
    }
}

fn refused(message: &str) -> Error {
    Error::refused(Code::BAD_SIGNATURE, message)
}

fn message(unsigned: Unsigned) -> String {
    match unsigned {
        Unsigned::Missing(header) => {
            format!("the header {} (or {}) is missing", header.name, header.alternative)
        }
        Unsigned::Malformed(header) => {
            format!("the header {} has the wrong form", header.name)
        }
    }
}

use nexconn_api::admin::{CONTRACT, GetHello, GetHelloRequest, Hello};

use super::{Context, Handle};
use crate::Error;

impl Handle for GetHello {
    async fn handle(context: &mut Context, _: GetHelloRequest) -> Result<Hello, Error> {
        Ok(Hello {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            contract: CONTRACT,
            instance: context.shared.instance.clone(),
            signed_in: context.session.is_some(),
        })
    }
}

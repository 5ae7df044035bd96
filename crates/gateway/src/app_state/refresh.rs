//! Replacing the App Secret of an app whose service can do it.

use nexconn_api::Endpoint;
use nexconn_api::Secret;
use nexconn_api::admin::{
    Changed, Outcome, RefreshAppSecret, RefreshAppSecretRequest, SecretKept, UpstreamAnswer,
};
use nexconn_api::local;
use serde_json::{Map, Value};

use super::Doer;
use crate::calls::{self, Order};
use crate::gateway::Shared;
use crate::upstream::{Delivery, Outgoing, Priority};
use crate::{AppConfig, Error, apps};

/// How often a secret is written again that could not be, by the machine's time.
const WRITTEN_AGAIN: std::time::Duration = std::time::Duration::from_secs(10);

/// An app whose secret is about to be replaced, and who does it.
#[derive(Debug)]
pub(crate) struct Refreshing {
    pub(crate) app: AppConfig,
    pub(crate) request: RefreshAppSecretRequest,
    pub(crate) doer: Doer,
}

/// Replaces the secret: with the service, in memory, and in the file that it came from. Whether the
/// file can be written is tried before anything is sent.
pub(crate) async fn refresh(shared: &Shared, refreshing: &Refreshing) -> Result<Changed, Error> {
    let Refreshing { app, request, doer } = refreshing;
    if !app.has_console {
        return Err(Error::Conflict(
            "this app's service has no API for it; refresh the secret in Nexconn's Console and \
             give the gateway the new one",
        ));
    }
    let upstream = shared.upstreams.of(&app.slug)?;
    match app.secret_kept {
        SecretKept::Service => {}
        SecretKept::File => {
            let now = upstream.secret().await.clone();
            apps::store_secret(&shared.config.data, app, &now)?;
        }
        SecretKept::Variable => {
            return Err(Error::Conflict(
                "this app's secret comes from NEXCONN_ADMIN_APPS, which the gateway cannot write; \
                 refresh it at the service and change the variable, or move the apps to apps.json",
            ));
        }
    }
    let order = Order {
        app: &app.slug,
        spec: &local::RefreshAppSecret::SPEC,
        action: RefreshAppSecret::SPEC.path,
        request: &Map::new(),
        admin: &doer.admin,
        reason: request.reason.as_deref(),
        case: request.case.as_deref(),
        request_id: &doer.request_id,
        job: None,
        undoes: None,
    };
    let mut transaction = shared.database.write().await?;
    let entry = calls::record_intent(&mut transaction, &order, shared.clock.now()).await?;
    transaction.commit().await?;
    let call = Outgoing {
        spec: order.spec,
        body: "{}",
        users: 0,
        request_id: order.request_id,
        priority: Priority::Interactive,
    };
    let sent = upstream.replace_secret(call, take_secret).await.map(as_told);
    let delivery = sent.as_ref().map_or(&Delivery::NotSent, |(delivery, _)| delivery);
    let recorded = calls::record_alone(shared, &order, entry, delivery).await;
    if let Err(error) = recorded {
        let request_id = order.request_id;
        tracing::error!(request_id, %error, "the outcome of a new App Secret could not be recorded");
    }
    let (delivery, secret) = sent?;
    if let Some(secret) = secret.filter(|_| app.secret_kept == SecretKept::File) {
        keep(shared, app, secret);
    }
    if delivery == Delivery::NotSent {
        return Err(Error::UpstreamUnreachable);
    }
    Ok(calls::changed(&order, entry, &delivery))
}

/// Where it was done and the answer tells no new secret, nobody knows what signs from now on.
fn as_told((delivery, secret): (Delivery, Option<Secret>)) -> (Delivery, Option<Secret>) {
    match (calls::outcome(&delivery).0, &secret) {
        (Outcome::Done, None) => (Delivery::Unknown, None),
        _ => (delivery, secret),
    }
}

/// Takes the new secret out of the answer.
fn take_secret(answer: &mut UpstreamAnswer) -> Option<Secret> {
    let secret = answer.body.get_mut("result")?.as_object_mut()?.remove("appSecret")?;
    let done = answer.http == 200 && calls::code(answer) == Some(nexconn_api::Code::SUCCESS);
    match secret {
        Value::String(secret) if done && !secret.is_empty() => Some(Secret::new(secret)),
        _ => None,
    }
}

/// Writes the new secret into the file, again and again where that fails: without it the gateway
/// could not sign after its next start.
fn keep(shared: &Shared, app: &AppConfig, secret: Secret) {
    let Err(error) = apps::store_secret(&shared.config.data, app, &secret) else { return };
    tracing::error!(app = app.slug, %error, "the new App Secret is not in apps.json yet; trying on");
    let (shared, app) = (shared.clone(), app.clone());
    let tasks = shared.tasks.clone();
    tasks.spawn(async move {
        loop {
            tokio::select! {
                () = shared.stopping.cancelled() => break,
                () = tokio::time::sleep(WRITTEN_AGAIN) => {}
            }
            match apps::store_secret(&shared.config.data, &app, &secret) {
                Ok(()) => return,
                Err(error) => tracing::error!(app = app.slug, %error, "still not in apps.json"),
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_secret_is_taken_out_whatever_the_answer_says() {
        let body = json!({"code": 0, "result": {"appSecret": "s", "other": 1}});
        let mut answer = UpstreamAnswer { http: 200, body };
        assert_eq!(take_secret(&mut answer), Some(Secret::new("s")));
        assert_eq!(answer.body, json!({"code": 0, "result": {"other": 1}}));
        let body = json!({"code": 1000, "result": {"appSecret": "s"}});
        let mut answer = UpstreamAnswer { http: 500, body };
        assert_eq!(take_secret(&mut answer), None);
        assert_eq!(answer.body, json!({"code": 1000, "result": {}}));
    }
}

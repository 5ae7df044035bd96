use nexconn_api::admin::CallAnswer;

use super::DraftCore;
use crate::api::{Client, Outgoing};

impl DraftCore {
    /// Sends it to Nexconn, for an app, as the declaration stands: `then` gets the answer as it came, whatever it
    /// says.
    pub fn send_raw(self, client: Client, app: String, then: impl FnOnce(CallAnswer) + 'static) {
        let Some((request, operation)) = self.begin() else { return };
        let (reason, case) = (self.reason(), self.case());
        let outgoing = Outgoing { app, operation, reason, case, request };
        let spec = self.spec();
        self.finish(client.call_raw(spec, outgoing), move |answer| {
            self.set_entry(answer.entry);
            if self.end(None) {
                leptos::prelude::untrack(|| then(answer));
            }
            None
        });
    }
}

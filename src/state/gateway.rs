use leptos::prelude::*;

use crate::api::Cause;

/// Where the gateway is and how it is.
#[derive(Debug, Clone, Copy)]
pub struct GatewayState {
    /// Its origin; empty where it is the console's own.
    pub address: RwSignal<String>,
    /// How long the last answer took, in milliseconds.
    pub last_ms: RwSignal<Option<u32>>,
    /// Why it does not answer.
    pub lost: RwSignal<Option<Cause>>,
    /// How often it came back; whoever reads from it reads again then.
    pub recoveries: RwSignal<u32>,
}

impl GatewayState {
    /// Makes a gateway at the console's own origin known to all components below.
    pub fn provide() -> Self {
        let gateway = Self {
            address: RwSignal::new(String::new()),
            last_ms: RwSignal::new(None),
            lost: RwSignal::new(None),
            recoveries: RwSignal::new(0),
        };
        provide_context(gateway);
        gateway
    }

    /// It answered, after so many milliseconds.
    pub fn answered(self, millis: u32) {
        self.last_ms.try_set(Some(millis));
        if self.lost.try_with_untracked(Option::is_some) == Some(true) {
            self.lost.set(None);
            self.recoveries.update(|count| *count += 1);
        }
    }

    /// It did not answer.
    pub fn failed(self, cause: Cause) {
        self.lost.try_set(Some(cause));
    }

    /// Its host as a reader knows it.
    pub fn host(self) -> String {
        let address = self.address.get();
        match web_sys::Url::new(&address) {
            Ok(url) => url.host(),
            Err(_) => window().location().host().unwrap_or_default(),
        }
    }
}

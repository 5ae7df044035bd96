use leptos::prelude::*;
use web_sys::Url;

/// What the deployment allows this console, from `config.json`.
#[derive(Debug, Clone, Copy)]
pub struct Hosting {
    /// Hosts of pictures, as in the content security policy: `https://cdn.example` or
    /// `https://*.example`.
    pub avatar_hosts: RwSignal<Vec<String>>,
}

impl Hosting {
    /// Makes a deployment that allows no pictures known to all components below.
    pub fn provide() -> Self {
        let hosting = Self { avatar_hosts: RwSignal::new(Vec::new()) };
        provide_context(hosting);
        hosting
    }

    /// The address of a picture, if it may be shown.
    pub fn picture(self, address: Option<&str>) -> Option<String> {
        let address = address.filter(|address| !address.is_empty())?;
        let url = Url::new(address).ok()?;
        let origin = url.origin();
        let is_allowed = |host: &String| match host.split_once("*.") {
            Some((scheme, domain)) => origin
                .strip_prefix(scheme)
                .and_then(|rest| rest.strip_suffix(domain))
                .is_some_and(|label| label.len() > 1 && label.ends_with('.')),
            None => *host == origin,
        };
        self.avatar_hosts.with(|hosts| hosts.iter().any(is_allowed)).then(|| address.to_owned())
    }
}

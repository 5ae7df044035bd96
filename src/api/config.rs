use gloo_net::http::RequestBuilder;
use serde::Deserialize;

/// How this console is hosted: `config.json` beside its page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Config {
    /// Origin of the gateway; empty where it is the console's own.
    pub gateway: String,
    /// Hosts whose pictures may be shown, as the content security policy names them.
    pub avatar_hosts: Vec<String>,
}

/// Reads `config.json` from the document's base. A host without the file means the console's own
/// origin.
pub async fn read_config() -> Config {
    let answer = match RequestBuilder::new("config.json").send().await {
        Ok(answer) if answer.ok() => answer,
        Ok(_) => return Config::default(),
        Err(cause) => {
            leptos::logging::warn!("config.json cannot be read: {cause}");
            return Config::default();
        }
    };
    match answer.json::<Config>().await {
        Ok(config) => Config { gateway: config.gateway.trim_end_matches('/').to_owned(), ..config },
        Err(cause) => {
            leptos::logging::warn!("config.json is not of the known form: {cause}");
            Config::default()
        }
    }
}

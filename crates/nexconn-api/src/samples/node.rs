//! Nexconn's SDK for Node.js, `nexconn-sdk-node`.

use serde_json::{Map, Value};

use super::{class, lines, ordered};
use crate::Spec;

pub(super) fn sample(spec: &Spec, body: &Map<String, Value>) -> String {
    let fields = lines(ordered(spec, body).map(|(name, value)| format!("  {name}: {value},")));
    format!(
        r#"import {{ Configuration, {class} }} from "nexconn-sdk-node";

const configuration = new Configuration();
configuration.setNexconnCredentials(process.env.APP_KEY, process.env.APP_SECRET);
const url = process.env.NEXCONN_API;
configuration.setPrimaryBackupDomains(url, url);
const api = new {class}(configuration);

const answer = await api.{method}({{{fields}}});
console.log(answer.data);"#,
        class = class(spec.group),
        method = spec.name,
    )
}

//! Nexconn's SDK for Python, `ncsdk`.

use serde_json::{Map, Value};

use super::names::{quoted, snake};
use super::{class, lines, ordered};
use crate::Spec;

pub(super) fn sample(spec: &Spec, body: &Map<String, Value>) -> String {
    let fields =
        ordered(spec, body).map(|(name, value)| format!("    {}={},", snake(name), literal(value)));
    let fields = lines(fields);
    format!(
        r#"import os

import ncsdk

configuration = ncsdk.Configuration()
configuration.set_nexconn_credentials(app_key=os.environ["APP_KEY"], app_secret=os.environ["APP_SECRET"])
url = os.environ["NEXCONN_API"]
configuration.set_primary_backup_domains(url, url)
api = ncsdk.{class}(ncsdk.ApiClient(configuration))

request = ncsdk.{request}({fields})
print(api.{method}(request))"#,
        class = class(spec.group),
        request = spec.sdk_request,
        method = snake(spec.name),
    )
}

fn literal(value: &Value) -> String {
    match value {
        Value::Null => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => quoted(text),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(literal).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(fields) => {
            let fields: Vec<String> = fields
                .iter()
                .map(|(name, value)| format!("{}: {}", quoted(name), literal(value)))
                .collect();
            format!("{{{}}}", fields.join(", "))
        }
    }
}

//! Nexconn's SDK for Java, `ai.nexconn:nexconn-sdk-java`.

use serde_json::{Map, Value};

use super::names::quoted;
use super::{class, json};
use crate::Spec;

pub(super) fn sample(spec: &Spec, body: &Map<String, Value>) -> String {
    format!(
        r#"// ApiClient, {class} and {request} come from ai.nexconn:nexconn-sdk-java.
ApiClient client = new ApiClient();
client.setNexconnCredentials(System.getenv("APP_KEY"), System.getenv("APP_SECRET"));
String url = System.getenv("NEXCONN_API");
client.setPrimaryBackupDomains(url, url);

{request} request = {request}.fromJson({body});
System.out.println(new {class}(client).{method}(request));"#,
        class = class(spec.group),
        request = spec.sdk_request,
        method = spec.name,
        body = quoted(&json(spec, body)),
    )
}

//! Nexconn's SDK for Go, package `ncsdk`.

use serde_json::{Map, Value};

use super::names::{pascal, quoted};
use super::{class, json};
use crate::Spec;

pub(super) fn sample(spec: &Spec, body: &Map<String, Value>) -> String {
    let body = json(spec, body);
    let body = if body.contains('`') { quoted(&body) } else { format!("`{body}`") };
    format!(
        r#"package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"os"

	ncsdk "github.com/NexconnAI-Dev/nexconn-server-sdk-go"
)

func main() {{
	configuration := ncsdk.NewConfiguration()
	configuration.SetNexconnCredentials(os.Getenv("APP_KEY"), os.Getenv("APP_SECRET"))
	url := os.Getenv("NEXCONN_API")
	configuration.SetPrimaryBackupDomains(url, url)

	var request ncsdk.{request}
	if err := json.Unmarshal([]byte({body}), &request); err != nil {{
		log.Fatal(err)
	}}
	answer, _, err := ncsdk.NewAPIClient(configuration).{class}.
		{method}(context.Background()).{request}(request).Execute()
	if err != nil {{
		log.Fatal(err)
	}}
	fmt.Println(answer)
}}"#,
        class = class(spec.group).replace("Api", "API"),
        request = spec.sdk_request,
        method = pascal(spec.name),
    )
}

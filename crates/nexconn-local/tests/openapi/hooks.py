"""What schemathesis needs to know of the service: how requests are signed, and which of them it may refuse."""

import hashlib
import os
import secrets
import time

import schemathesis

# Codes by which the service refuses the form of a request.
FORM = (1002, 1003, 1005)


secret = os.environ["APP_SECRET"]


@schemathesis.auth(refresh_interval=None)
class Signature:
    def get(self, case, context):
        nonce, timestamp = str(secrets.randbelow(10**17)), str(int(time.time() * 1000))
        signed = secret + nonce + timestamp
        return {
            "App-Key": os.environ["APP_KEY"],
            "Nonce": nonce,
            "Timestamp": timestamp,
            "Signature": hashlib.sha1(signed.encode()).hexdigest(),
        }

    def set(self, case, headers, context):
        case.headers = {**(case.headers or {}), **headers}


@schemathesis.hook
def after_call(context, case, response):
    """One endpoint gives the app another secret."""
    global secret
    if response.status_code == 200 and case.path == "/console/app-secret/refresh":
        secret = response.json()["result"]["appSecret"]


def fits_in_bytes(schema, body):
    for name, field in schema.get("properties", {}).items():
        limit = field.get("items", field).get("x-nexconn-max-bytes")
        texts = body.get(name)
        for text in texts if isinstance(texts, list) else [texts]:
            if limit and isinstance(text, str) and len(text.encode(errors="surrogatepass")) > limit:
                return False
    return True


def whole_numbers_as_such(body):
    """JSON Schema takes 45.0 for a whole number, the service only 45."""
    return not any(isinstance(value, float) for value in body.values())


@schemathesis.check
def valid_requests_are_not_refused_for_their_form(context, response, case):
    positive = case.meta is not None and case.meta.generation.mode.is_positive
    operation = case.operation.definition.raw
    if not positive or not isinstance(case.body, dict) or "x-nexconn-further-rules" in operation:
        return
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    if fits_in_bytes(schema, case.body) and whole_numbers_as_such(case.body):
        assert response.json()["code"] not in FORM, "the schema allows what the service refuses"

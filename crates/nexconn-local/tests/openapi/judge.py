"""Judges what a service said by the OpenAPI document it serves.

Reads the document in the first line, then an exchange a line: path, request, status, answer, and perhaps an answer
that it must be of the same shape as. Prints what is wrong and fails if anything is.
"""

import json
import sys

import jsonschema_rs
import schemathesis

# Codes by which the service refuses the form of a request; those of hosted profiles are codes of their own.
FORM = (1002, 1003, 1005, 24361, 24362, 24363, 24364, 24365, 24367, 24368)

document = json.loads(sys.stdin.readline())
schemathesis.openapi.from_dict(document).validate()
validators = {}


def resolved(node):
    while "$ref" in node:
        target = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def schema(owner):
    return resolved(owner)["content"]["application/json"]["schema"]


def errors(name, owner, value):
    if name not in validators:
        root = {**schema(owner), "components": document["components"]}
        validators[name] = jsonschema_rs.Draft202012Validator(root)
    return [str(error) for error in validators[name].iter_errors(value)]


def fits_in_bytes(owner, request):
    for name, field in schema(owner)["properties"].items():
        texts = request.get(name)
        limit = field.get("items", field).get("x-nexconn-max-bytes")
        for text in texts if isinstance(texts, list) else [texts]:
            if limit and isinstance(text, str) and len(text.encode()) > limit:
                return False
    return True


def shape(value):
    if isinstance(value, dict):
        return {name: shape(item) for name, item in value.items()}
    if isinstance(value, list):
        return [shape(item) for item in value[:1]]
    return type(value).__name__


def objections(exchange):
    path, status, answer = exchange["path"], str(exchange["status"]), exchange["answer"]
    operation = document["paths"][path]["post"]
    if status not in operation["responses"]:
        yield f"HTTP {status} is not declared"
        return
    yield from errors((path, status), operation["responses"][status], answer)
    body = operation["requestBody"]
    wrong = errors((path, "request"), body, exchange["request"])
    if not wrong and not fits_in_bytes(body, exchange["request"]):
        wrong = ["a text has too many bytes"]
    refused = answer["code"] in FORM
    if bool(wrong) != refused and not (refused and "x-nexconn-further-rules" in operation):
        yield f"the document says of the request: {wrong or 'valid'}"
    if exchange["like"] is not None and shape(answer) != shape(exchange["like"]):
        yield f"not of the shape of {exchange['like']}"


failed = False
for line in sys.stdin:
    exchange = json.loads(line)
    for objection in objections(exchange):
        failed = True
        print(f"{exchange}\n    {objection}", file=sys.stderr)
sys.exit(failed)

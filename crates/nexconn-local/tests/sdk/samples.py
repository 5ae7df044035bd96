"""Runs samples of code as they are shown, one a line of JSON on stdin: {"name", "code"}.

Prints a line of JSON for each: its name, the code that Nexconn answered, and the request that the sample made.
"""

import contextlib
import io
import json
import re
import sys

import ncsdk

for line in sys.stdin:
    sample = json.loads(line)
    scope = {"__name__": "__main__"}
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            exec(sample["code"], scope)
        answer = int(re.match(r"code=(\d+)", printed.getvalue()).group(1))
    except ncsdk.ApiException as error:
        answer = json.loads(error.body)["code"]
    print(json.dumps({"name": sample["name"], "answer": answer, "request": scope["request"].to_dict()}), flush=True)

"""Questions to a Prefect server without Prefect, whose import takes seconds: plain requests to its API."""

import base64
import http.client
import json
import os
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

from flows import access, recording

SECONDS = 30.0


class RestError(OSError):
    """The server does not answer, or refuses."""


def ask(url: str, path: str, body: object) -> Any:
    """POST a body to a path below the address of the API; answers what it says, from JSON. Raises RestError."""
    return send(url, path, body)[1]


def send(url: str, path: str, body: object, method: str = "POST") -> tuple[int, Any]:
    """As `ask`, with the status before the answer."""
    parts = urlsplit(url)
    try:
        with closing(recording.connection(parts, SECONDS)) as open_one:
            open_one.request(method, parts.path.rstrip("/") + path, json.dumps(body), {"Content-Type": "application/json", **_who()})
            answer = open_one.getresponse()
            said = answer.read()
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise RestError(f"{path}: {error}") from error
    if answer.status >= http.client.BAD_REQUEST:
        raise RestError(f"{path}: status {answer.status}")
    return answer.status, json.loads(said) if said else None


def _who() -> dict[str, str]:
    """The password or key that the environment holds."""
    known = os.environ | access.credentials()
    if password := known.get(access.CLIENT_AUTH):
        return {"Authorization": "Basic " + base64.b64encode(password.encode()).decode()}
    key = known.get("PREFECT_API_KEY")
    return {"Authorization": f"Bearer {key}"} if key else {}

"""Whether a Prefect server is there to record runs: looked up without importing Prefect, which takes seconds."""

import http.client
import os
import ssl
import tomllib
from contextlib import closing
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

TIMEOUT_SECONDS = 2.0


def server() -> str | None:
    """Address of the configured Prefect API if it answers, else None."""
    url = configured()
    return url if url and answers(url) else None


def configured() -> str | None:
    """PREFECT_API_URL from the environment, else from the active Prefect profile."""
    return os.environ.get("PREFECT_API_URL") or _from_profile()


def _from_profile() -> str | None:
    home = Path(os.environ.get("PREFECT_HOME", Path.home() / ".prefect"))
    file = Path(os.environ.get("PREFECT_PROFILES_PATH", home / "profiles.toml"))
    try:
        known = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError):
        return None
    active = os.environ.get("PREFECT_PROFILE") or known.get("active")
    profile = known.get("profiles", {}).get(active, {})
    url = profile.get("PREFECT_API_URL")
    return str(url) if url else None


def answers(url: str) -> bool:
    """Whether something at the address speaks HTTP and does not say that it is broken."""
    parts = urlsplit(url)
    try:
        with closing(connection(parts)) as one:
            one.request("GET", f"{parts.path.rstrip('/')}/health")
            return one.getresponse().status < http.client.INTERNAL_SERVER_ERROR
    except (OSError, http.client.HTTPException, ValueError):
        return False


def connection(parts: SplitResult, seconds: float = TIMEOUT_SECONDS) -> http.client.HTTPConnection:
    """With TLS, a certificate of one's own counts where Prefect is told of it."""
    host, port = parts.hostname or "", parts.port
    if parts.scheme != "https":
        return http.client.HTTPConnection(host, port, timeout=seconds)
    known = ssl.create_default_context(cafile=os.environ.get("PREFECT_API_SSL_CERT_FILE") or None)
    return http.client.HTTPSConnection(host, port, timeout=seconds, context=known)

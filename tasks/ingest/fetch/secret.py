"""Secrets of sources: their files name them, the environment (or whoever calls) holds them; they go to the source's own host alone."""

import base64
import os
import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from tasks.errors import SourceError
from tasks.ingest.sources import Source

Secret = Callable[[str], str | None]
"""The value of a secret by its name, None where there is none."""
PREFIX = "SITREP_SECRET_"


def from_environment(name: str) -> str | None:
    """The secret "andes-token" is the variable SITREP_SECRET_ANDES_TOKEN."""
    return os.environ.get(variable(name)) or None


def variable(name: str) -> str:
    """The environment variable of a secret."""
    return PREFIX + re.sub(r"\W", "_", name).upper()


def headers_of(source: Source, secret: Secret = from_environment) -> dict[str, str]:
    """The headers that a source's secrets make. Raises SourceError S218 where one is missing, S219 where one fits no header."""
    found = {header: _value(source, name, secret) for header, name in source.headers.items()}
    if source.basic_auth:
        pair = _value(source, source.basic_auth, secret)
        found["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    return found


def _value(source: Source, name: str, secret: Secret) -> str:
    value = secret(name)
    if not value:
        hint = f"set the environment variable {variable(name)}, or make a Prefect secret block named {name}"
        raise SourceError("S218", f"source {source.name}: there is no secret {name}", hint)
    if not value.isascii() or not value.isprintable():
        raise SourceError("S219", f"source {source.name}: secret {name} does not fit a header", "it must be one line of ASCII")
    return value


class Credentials:
    """The headers, for the addresses that may see them: those of the source's own scheme, host and port."""

    def __init__(self, source: Source, secret: Secret = from_environment) -> None:
        self._headers = headers_of(source, secret)
        self._origins = {_origin(url) for url in (source.url, *source.urls) if url}

    def of(self, url: str) -> Mapping[str, str]:
        """The headers to send to an address; none to any other host, where a redirect or a feed may lead."""
        return self._headers if self._headers and _origin(url) in self._origins else {}


def _origin(url: str) -> tuple[str, str, int | None]:
    parts = urlsplit(url)
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, (parts.hostname or "").lower(), port

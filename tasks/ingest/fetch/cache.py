"""The cache on disk: pages that their servers say may be kept are asked for again only when they are stale (RFC 9111)."""

import logging
from pathlib import Path

import hishel
import httpx
from hishel.httpx import CacheTransport

logging.getLogger("hishel").setLevel(logging.CRITICAL)

MOST_BYTES = 500_000_000
"""What the file holds at most; the pages that were not asked for longest go first."""
LONGEST_SECONDS = 30 * 86_400
MOST_PAGE_BYTES = 20_000_000
RULES = hishel.CacheOptions(shared=False)
"""A cache of one reader: it may keep what is private to that reader, and gives nothing that is stale."""


class Cached(httpx.BaseTransport):
    """A transport behind the cache. Requests that carry a secret, in a header or in the address, pass it by."""

    def __init__(self, inner: httpx.BaseTransport, path: Path) -> None:
        self._inner = inner
        self._storage = hishel.SqliteStorage(
            database_path=path, default_ttl=LONGEST_SECONDS, max_size=MOST_BYTES, max_stream_size=MOST_PAGE_BYTES
        )
        self._caching = CacheTransport(inner, storage=self._storage, rfc=RULES)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, from the cache where that is fresh or the server says it still holds."""
        if request.extensions.get("secret"):
            return self._inner.handle_request(request)
        return self._caching.handle_request(request)

    def close(self) -> None:
        """Let go of file and connections."""
        self._storage.close()
        self._inner.close()

"""The polite client: one page at a time, robots.txt heeded, never faster than a host likes."""

import logging
import os
import sqlite3
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx
import stamina

from tasks.ingest.fetch import body
from tasks.ingest.fetch.cache import Cached
from tasks.ingest.fetch.errors import FetchError, RestingError, TryAgainError
from tasks.ingest.fetch.guard import GuardedBackend, PrivateAddressError, Resolve, resolve
from tasks.ingest.fetch.pace import Deadline, PacedTransport
from tasks.ingest.fetch.robots import Robots
from tasks.ingest.fetch.route import Routes
from tasks.ingest.fetch.secret import Credentials, Secret, from_environment
from tasks.ingest.fetch.turns import Turns
from tasks.ingest.sources import Source
from tasks.ingest.urls import has_credentials, without_credentials, without_userinfo

for _name in ("httpx", "httpcore"):  # they tell whole addresses and headers
    logging.getLogger(_name).setLevel(logging.WARNING)

AGENT = "sitrep/0.1 (news reader; obeys robots.txt)"
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
ATTEMPTS = 3
LONGEST_WAIT = 60.0
REDIRECTS = (301, 302, 303, 307, 308)
TRY_AGAIN = (429, 500, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask later whether a page has changed."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came; `payload` is None where it has not changed since the validators were given."""

    url: str
    payload: bytes | None
    status: int
    media_type: str
    charset: str | None
    validators: Validators
    fetched_at: datetime


@cache
def _certificates() -> ssl.SSLContext:
    """One for all fetchers: loading them takes longer than a request."""
    return httpx.create_ssl_context()


class Fetcher:
    """Fetches for one source, in `turns` with the other sources of its hosts.

    `cache` is the file of the HTTP cache; `secret` answers the secrets that the source names; `certificates` are those trusted,
    `proxies` (scheme: address) those of the environment by default. `pause` and `clock` are time.sleep and time.monotonic, `now` the
    UTC clock, `resolver` finds addresses. Raises SourceError where a secret is missing or the proxy unusable.
    """

    def __init__(
        self,
        source: Source,
        *,
        cache: Path | None = None,
        secret: Secret = from_environment,
        resolver: Resolve = resolve,
        pause: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        turns: Turns | None = None,
        certificates: ssl.SSLContext | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> None:
        self._limits, self._pause, self._now = source.limits, pause, now
        self._credentials = Credentials(source, secret)
        self._deadline = Deadline(clock)
        self._robots = Robots(AGENT, self._robots_text)
        self._resting: dict[str, float] = {}
        guarded = GuardedBackend(source.private_networks, resolver, self._deadline.left)
        routes = Routes(certificates or _certificates(), guarded, proxies)
        transport: httpx.BaseTransport = PacedTransport(routes, turns or Turns(pause, clock), self._gap, self._deadline.waiting)
        if cache is not None:
            transport = Cached(transport, cache)
        timeout = httpx.Timeout(min(10.0, self._limits.seconds), read=min(20.0, self._limits.seconds))
        headers = {"User-Agent": agent(), "Accept-Encoding": "gzip, deflate", "Accept": ACCEPT}
        self._client = httpx.Client(transport=transport, timeout=timeout, headers=headers)

    def close(self) -> None:
        """Let go of all connections."""
        self._client.close()

    def get(self, url: str, validators: Validators = Validators()) -> Fetched:
        """The page, after redirects. Raises FetchError with the rule by which it is rejected."""
        if not _is_web(url):
            raise FetchError("bad_url", f"{without_credentials(url)[:200]} is no web address")
        for attempt in stamina.retry_context(on=TryAgainError, attempts=ATTEMPTS, timeout=None, wait_initial=0, wait_max=0, wait_jitter=0):
            with attempt, self._deadline.within(self._limits.seconds):
                return self._follow(without_userinfo(url), validators)
        raise AssertionError("the last attempt returns or raises")  # pragma: no cover

    def sitemaps(self, url: str) -> list[str]:
        """The sitemaps that robots.txt of the page's host names; none where it cannot be had."""
        return self._robots.sitemaps(url)

    def _follow(self, url: str, validators: Validators) -> Fetched:
        for _ in range(self._limits.redirects + 1):
            if not self._robots.allows(url):
                raise FetchError("robots_denied", "robots.txt of the host asks not to fetch it")
            found = self._once(url, validators)
            if isinstance(found, Fetched):
                return found
            url = _moved(url, found)
        raise FetchError("redirect_loop", f"more than {self._limits.redirects} redirects")

    def _once(self, url: str, validators: Validators) -> Fetched | str:
        """The page, or where it has moved to."""
        self._not_resting(url)
        asked = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
        secrets = self._credentials.of(url)
        headers = {name: value for name, value in asked.items() if value} | dict(secrets)
        is_secret = bool(secrets) or has_credentials(url)
        try:
            with self._client.stream("GET", url, headers=headers, extensions={"secret": is_secret}) as response:
                if response.status_code in REDIRECTS and (moved := response.headers.get("location")):
                    return str(moved)
                self._objection(url, response)
                is_same = response.status_code == 304 or _matches(response, validators)
                payload = None if is_same else body.read(response, self._limits.page_bytes, self._deadline.left)
                return self._fetched(url, response, payload)
        except body.BodyError as error:
            raise FetchError(error.rule, str(error)) from error
        except httpcore.ConnectError as error:
            raise FetchError("private_address" if isinstance(error, PrivateAddressError) else "connection", str(error)) from error
        except httpcore.TimeoutException as error:
            raise TryAgainError("timeout", str(error)) from error
        except (httpx.TransportError, httpx.InvalidURL, httpx.DecodingError) as error:
            raise _refusal(error) from error
        except (sqlite3.Error, RuntimeError) as error:
            raise FetchError("cache_error", f"the HTTP cache failed: {str(error)[:200]}; its file can be deleted at any time") from error

    def _objection(self, url: str, response: httpx.Response) -> None:
        status = response.status_code
        if status in TRY_AGAIN:
            wait = self._retry_after(response)
            if wait > LONGEST_WAIT:
                self._resting[urlsplit(url).netloc] = self._deadline.now() + wait
                raise RestingError(
                    "http_error", f"status {status}, to be asked again in {wait:.0f} seconds at the earliest: not in this run"
                )
            response.close()
            with self._deadline.waiting():
                self._pause(wait)
            raise TryAgainError("http_error", f"status {status}")
        if status not in (200, 304):
            raise FetchError("gone" if status in (404, 410) else "http_error", f"status {status}")

    def _not_resting(self, url: str) -> None:
        left = self._resting.get(urlsplit(url).netloc, 0.0) - self._deadline.now()
        if left > 0:
            raise RestingError("http_error", f"the host asked to be left alone for another {left:.0f} seconds: not in this run")

    def _retry_after(self, response: httpx.Response) -> float:
        """Seconds that the server asks to wait: a number, or a date."""
        stated = response.headers.get("retry-after", "").strip()
        if stated.isdigit():
            return float(stated)
        try:
            return max(0.0, (parsedate_to_datetime(stated) - self._now()).total_seconds())
        except (ValueError, TypeError):
            return 1.0

    def _fetched(self, url: str, response: httpx.Response, payload: bytes | None) -> Fetched:
        kind, _, _ = response.headers.get("content-type", "").partition(";")
        validators = Validators(response.headers.get("etag"), response.headers.get("last-modified"))
        return Fetched(
            url,
            payload,
            response.status_code,
            kind.strip().lower(),
            response.charset_encoding,
            validators,
            self._now().replace(microsecond=0),
        )

    def _gap(self, url: str) -> float:
        """Seconds between two requests to the host: the source's gap, or the host's own crawl-delay if that is longer."""
        return max(self._limits.gap_seconds, min(LONGEST_WAIT, self._robots.delay(url)))

    def _robots_text(self, url: str) -> str:
        """robots.txt of a host, empty where it has none. Raises FetchError where it cannot be had: then nothing is fetched."""
        with self._deadline.within(self._limits.seconds):
            try:
                for _ in range(self._limits.redirects + 1):
                    found = self._once(url, Validators())
                    if isinstance(found, Fetched):
                        return (found.payload or b"").decode("utf-8", "replace")
                    url = _moved(url, found)
            except (TryAgainError, RestingError) as error:
                if error.rule == "http_error":
                    raise FetchError("robots_denied", f"robots.txt cannot be had ({error.detail}), so nothing is fetched") from error
                raise FetchError(error.rule, error.detail) from error
            except FetchError as error:
                if error.rule not in ("gone", "http_error"):
                    raise
        return ""


def agent() -> str:
    """Who asks: this program, and whom to write to where `SITREP_CONTACT` (an address or a page) says so."""
    contact = os.environ.get("SITREP_CONTACT", "").strip()
    return f"{AGENT[:-1]}; {contact})" if contact and contact.isascii() and contact.isprintable() else AGENT


def _matches(response: httpx.Response, validators: Validators) -> bool:
    """Whether an answer, from the cache or of a server that heeds no conditions, is the one that was taken before."""
    if validators.etag:
        return bool(response.headers.get("etag") == validators.etag)
    return bool(validators.last_modified and response.headers.get("last-modified") == validators.last_modified)


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _moved(url: str, location: str) -> str:
    """Where a redirect leads. Raises FetchError where that is no web address."""
    try:
        found = urljoin(url, location)
        scheme = urlsplit(found).scheme
    except ValueError as error:
        raise FetchError("bad_redirect", f"leads to {location[:200]!r}: {error}") from error
    if scheme not in ("http", "https"):
        raise FetchError("bad_redirect", f"leads to {without_credentials(found)[:200]}")
    return found


def _refusal(error: Exception) -> FetchError:
    """The rule for what the transport raised."""
    cause = error.__cause__ or error.__context__
    if isinstance(cause, PrivateAddressError):
        return FetchError("private_address", str(cause))
    if isinstance(error, httpx.TimeoutException):
        return TryAgainError("timeout", f"{type(error).__name__}: nothing came in time")
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol):
        return FetchError("bad_url", str(error)[:200])
    text = str(error) or type(error).__name__
    if "CERTIFICATE" in text or "SSL" in text or "TLS" in text:
        return FetchError("tls_error", text[:200])
    is_passing = isinstance(error, httpx.ConnectError | httpx.ReadError | httpx.RemoteProtocolError) and isinstance(
        cause, httpcore.NetworkError | httpcore.ProtocolError
    )
    return (TryAgainError if is_passing else FetchError)("connection", text[:200])

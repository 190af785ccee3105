"""The polite client: one page at a time, robots.txt heeded, never faster than a host likes."""

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx
import stamina

from tasks.ingest.fetch import body
from tasks.ingest.fetch.errors import FetchError, TryAgainError
from tasks.ingest.fetch.guard import GuardedBackend, PrivateAddressError, Resolve, resolve
from tasks.ingest.fetch.robots import Robots
from tasks.ingest.fetch.turns import Turns
from tasks.ingest.sources import Source
from tasks.ingest.urls import without_credentials

AGENT = "sitrep/0.1 (news reader; obeys robots.txt)"
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

    `pause` and `clock` are time.sleep and time.monotonic, `now` the UTC clock, `resolver` finds addresses.
    """

    def __init__(
        self,
        source: Source,
        *,
        resolver: Resolve = resolve,
        pause: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        turns: Turns | None = None,
    ) -> None:
        self._limits = source.limits
        self._turns = turns or Turns(pause, clock)
        self._pause, self._clock, self._now = pause, clock, now
        transport = httpx.HTTPTransport(verify=_certificates(), retries=0)
        self._backend = transport._pool._network_backend = GuardedBackend(source.private_networks, resolver, clock)
        timeout = httpx.Timeout(min(10.0, self._limits.seconds), read=min(20.0, self._limits.seconds))
        self._client = httpx.Client(transport=transport, timeout=timeout, headers={"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"})
        self._robots = Robots(AGENT, self._robots_text)

    def close(self) -> None:
        """Let go of all connections."""
        self._client.close()

    def get(self, url: str, validators: Validators = Validators()) -> Fetched:
        """The page, after redirects. Raises FetchError with the rule by which it is rejected."""
        if not _is_web(url):
            raise FetchError("bad_url", f"{without_credentials(url)[:200]} is no web address")
        for attempt in stamina.retry_context(on=TryAgainError, attempts=ATTEMPTS, timeout=None, wait_initial=0, wait_max=0, wait_jitter=0):
            with attempt:
                return self._follow(url, validators)
        raise AssertionError("the last attempt returns or raises")  # pragma: no cover

    def _follow(self, url: str, validators: Validators) -> Fetched:
        deadline = self._clock() + self._limits.seconds
        for _ in range(self._limits.redirects + 1):
            if not self._robots.allows(url):
                raise FetchError("robots_denied", "robots.txt of the host asks not to fetch it")
            found = self._once(url, validators, deadline)
            if isinstance(found, Fetched):
                return found
            url = _moved(url, found)
        raise FetchError("redirect_loop", f"more than {self._limits.redirects} redirects")

    def _once(self, url: str, validators: Validators, deadline: float) -> Fetched | str:
        """The page, or where it has moved to, in the host's turn: never sooner than the source's gap or the host's crawl-delay allows."""
        gap = max(self._limits.gap_seconds, min(LONGEST_WAIT, self._robots.delay(url)))
        waited = self._clock()
        with self._turns.turn(urlsplit(url).netloc.rpartition("@")[2].lower(), gap):
            return self._asked(url, validators, deadline + self._clock() - waited)

    def _asked(self, url: str, validators: Validators, deadline: float) -> Fetched | str:
        self._backend.deadline = deadline
        asked = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
        try:
            with self._client.stream("GET", url, headers={name: value for name, value in asked.items() if value}) as response:
                if response.status_code in REDIRECTS and (moved := response.headers.get("location")):
                    return str(moved)
                self._objection(response)
                payload = None if response.status_code == 304 else body.read(response, self._limits.page_bytes, deadline, self._clock)
                return self._fetched(url, response, payload)
        except body.BodyError as error:
            raise FetchError(error.rule, str(error)) from error
        except (httpx.TransportError, httpx.InvalidURL, httpx.DecodingError) as error:
            raise _refusal(error) from error

    def _objection(self, response: httpx.Response) -> None:
        status = response.status_code
        if status in TRY_AGAIN:
            wait = min(LONGEST_WAIT, self._retry_after(response))
            self._pause(wait)
            raise TryAgainError("http_error", f"status {status}")
        if status not in (200, 304):
            raise FetchError("gone" if status in (404, 410) else "http_error", f"status {status}")

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

    def _robots_text(self, url: str) -> str:
        """robots.txt of a host, empty where it has none. Raises FetchError where it cannot be had: then nothing is fetched."""
        deadline = self._clock() + self._limits.seconds
        try:
            for _ in range(self._limits.redirects + 1):
                found = self._once(url, Validators(), deadline)
                if isinstance(found, Fetched):
                    return (found.payload or b"").decode("utf-8", "replace")
                url = _moved(url, found)
        except TryAgainError as error:
            if error.rule == "http_error":
                raise FetchError("robots_denied", f"robots.txt cannot be had ({error.detail}), so nothing is fetched") from error
            raise FetchError(error.rule, error.detail) from error
        except FetchError as error:
            if error.rule not in ("gone", "http_error"):
                raise
        return ""


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

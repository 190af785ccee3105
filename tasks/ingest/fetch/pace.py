"""Requests in their host's turn, and how long a page may take apart from waiting for it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from urllib.parse import urlsplit

import httpx

from tasks.ingest.fetch.turns import Turns

Gap = Callable[[str], float]
"""Seconds between two requests to the host of an address."""


class PacedTransport(httpx.BaseTransport):
    """A transport that waits for a host's turn; `waiting` is a context in which no time counts."""

    def __init__(self, inner: httpx.BaseTransport, turns: Turns, gap: Gap, waiting: Callable[[], AbstractContextManager[None]]) -> None:
        self._inner, self._turns, self._gap, self._waiting = inner, turns, gap, waiting

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer; the host's turn ends when it is closed."""
        host = urlsplit(str(request.url)).netloc.rpartition("@")[2].lower()
        with ExitStack() as turn:
            with self._waiting():
                turn.enter_context(self._turns.turn(host, self._gap(str(request.url))))
            response = self._inner.handle_request(request)
            stream = response.stream
            if not isinstance(stream, httpx.SyncByteStream):  # pragma: no cover - transports of a Client give no other
                raise TypeError("a transport without a stream")
            response.stream = _Turn(stream, turn.pop_all())
        return response

    def close(self) -> None:
        """Let go of all connections."""
        self._inner.close()


class _Turn(httpx.SyncByteStream):
    """A body with whose end the host's turn ends."""

    def __init__(self, inner: httpx.SyncByteStream, turn: ExitStack) -> None:
        self._inner, self._turn = inner, turn

    def __iter__(self) -> Iterator[bytes]:
        yield from self._inner

    def close(self) -> None:
        """Close; once more does no harm."""
        with self._turn:
            self._inner.close()


class Deadline:
    """How long a page may take; waiting for a host's turn does not count."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._at = float("inf")

    def left(self) -> float:
        """Seconds, negative when it has passed."""
        return self._at - self._clock()

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """A deadline for what happens inside; the one around it is put off by that time."""
        around, began = self._at, self._clock()
        self._at = began + seconds
        try:
            yield
        finally:
            self._at = around + self._clock() - began

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """No time counts inside."""
        began = self._clock()
        try:
            yield
        finally:
            self._at += self._clock() - began

    def now(self) -> float:
        """The clock."""
        return self._clock()

"""Whose turn it is: one request at a time to a host, whichever source asks, and never sooner than it likes."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Turns:
    """Shared by all fetchers of a run. `pause` and `clock` are time.sleep and time.monotonic."""

    def __init__(self, pause: Callable[[float], None] = time.sleep, clock: Callable[[], float] = time.monotonic) -> None:
        self._pause, self._clock = pause, clock
        self._guard = threading.Lock()
        self._hosts: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._last: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str, gap: float) -> Iterator[None]:
        """The host is the caller's inside the block, which opens no sooner than `gap` seconds after the last one closed."""
        with self._guard:
            lock = self._hosts[host]
        with lock:
            left = self._last.get(host, float("-inf")) + gap - self._clock()
            if left > 0:
                self._pause(left)
            try:
                yield
            finally:  # a host that is slow to answer gets its pause all the same
                self._last[host] = self._clock()

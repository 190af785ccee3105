"""Several streams at a time, handed on one after the other: sources are fetched side by side, and stored in their order."""

import contextvars
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

Name = TypeVar("Name")
Piece = TypeVar("Piece")

AHEAD = 2
"""Pieces of a stream that wait for their turn; it goes on when the first of them is taken."""
LOOK_SECONDS = 0.2
END_SECONDS = 2.0


class _End:
    """The end of a stream, and the error that ended it."""

    def __init__(self, error: BaseException | None) -> None:
        self.error = error


class Abreast(Generic[Name, Piece]):
    """`with Abreast(names, stream, at_a_time) as pieces:` iterates over all pieces, in the order of names.

    Each stream runs in a thread, in the caller's context. An error of a stream is raised where its next piece would come. Threads end
    soon after the block does; one that waits for a slow host is not waited for.
    """

    def __init__(self, names: Sequence[Name], stream: Callable[[Name], Iterator[Piece]], at_a_time: int) -> None:
        self._stream = stream
        self._queues: list[queue.Queue[Piece | _End]] = [queue.Queue(AHEAD) for _ in names]
        self._left = deque(zip(names, self._queues, strict=True))
        self._ended = threading.Event()
        count = min(at_a_time, len(names))
        self._threads = [threading.Thread(target=contextvars.copy_context().run, args=(self._work,), daemon=True) for _ in range(count)]

    def __enter__(self) -> Iterator[Piece]:
        for thread in self._threads:
            thread.start()
        return self._pieces()

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join(END_SECONDS)

    def _pieces(self) -> Iterator[Piece]:
        for each in self._queues:
            while not isinstance(piece := each.get(), _End):
                yield piece
            if piece.error is not None:
                raise piece.error

    def _work(self) -> None:
        while not self._ended.is_set():
            try:
                name, out = self._left.popleft()
            except IndexError:
                return
            self._follow(name, out)

    def _follow(self, name: Name, out: "queue.Queue[Piece | _End]") -> None:
        error: BaseException | None = None
        try:
            for piece in self._stream(name):
                if not self._put(out, piece):
                    return
        except BaseException as raised:  # noqa: BLE001 - it is raised where the stream is read
            error = raised
        self._put(out, _End(error))

    def _put(self, out: "queue.Queue[Piece | _End]", piece: "Piece | _End") -> bool:
        """Wait for room; False where nobody reads any more."""
        while not self._ended.is_set():
            try:
                out.put(piece, timeout=LOOK_SECONDS)
                return True
            except queue.Full:
                continue
        return False

"""Children at hand, and the ways to ask them."""

import atexit
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from tasks.ingest.apart.child import Child, LostError

MOST_IDLE = 2
MOST_AT_ONCE = min(2, os.cpu_count() or 1)
AHEAD = 2
"""Requests per child that are under way while their answers are waited for."""

Call = tuple[str, tuple[Any, ...], dict[str, Any]]
"""A reader's function ("page.made"), its arguments, and those with names."""

_idle: list[Child] = []
_lock = threading.Lock()
_owner = os.getpid()


def _take() -> Child:
    global _owner
    with _lock:
        if _owner != os.getpid():
            _idle.clear()
            _owner = os.getpid()
        while _idle:
            child = _idle.pop()
            if child.is_alive:
                return child
            child.end()
    return Child()


def _give(child: Child) -> None:
    with _lock:
        if child.is_alive and len(_idle) < MOST_IDLE:
            _idle.append(child)
            return
    child.end()


@contextmanager
def _borrowed() -> Iterator[Child]:
    """A child that goes back when it has answered everything, and is ended where it has not."""
    child = _take()
    try:
        yield child
    except BaseException:
        child.end()
        raise
    _give(child)


def ask(name: str, *args: Any, **given: Any) -> Any:
    """What a reader's function answers. Raises LostError where it fails, dies or takes too long."""
    with _borrowed() as child:
        child.ask(name, args, given)
        kind, value = child.answer()
    return _value(kind, value)


def parts(name: str, *args: Any, **given: Any) -> Iterator[Any]:
    """What a reader's generator yields, each within the time that one may take. Raises LostError."""
    with _borrowed() as child:
        child.ask(name, args, given)
        while (reply := child.answer())[0] == "part":
            yield reply[1]
    _value(*reply)


def each(calls: Iterable[Call]) -> Iterator[Any]:
    """The answers to many calls, in their order, a LostError in the place of one that failed; the others are not touched by it.

    The calls go to as many children as there are processors, two at most.
    """
    crew = _Crew()
    is_done = False
    try:
        for call in calls:
            crew.ask(call)
            if crew.is_busy:
                yield crew.answer()
        while crew.under_way:
            yield crew.answer()
        is_done = True
    finally:
        crew.dismiss(unharmed=is_done)


class _Crew:
    """Some children that are asked in turn."""

    def __init__(self) -> None:
        self._children: list[Child] = []
        self._asked = 0
        self.under_way: deque[tuple[int, Call]] = deque()

    @property
    def is_busy(self) -> bool:
        """Whether so many calls are under way that an answer should be fetched."""
        return len(self.under_way) > AHEAD * MOST_AT_ONCE

    def ask(self, call: Call) -> None:
        """Put a call to the child whose turn it is."""
        place = self._asked % MOST_AT_ONCE
        if place == len(self._children):
            self._children.append(_take())
        self._children[place].ask(*call)
        self.under_way.append((place, call))
        self._asked += 1

    def answer(self) -> Any:
        """The answer to the first call under way, or a LostError; then a new child is asked what the lost one was."""
        place, _ = self.under_way.popleft()
        try:
            kind, value = self._children[place].answer()
        except LostError as error:
            self._children[place] = Child()
            for other, waiting in self.under_way:
                if other == place:
                    self._children[place].ask(*waiting)
            return error
        return value if kind == "done" else LostError("reader_error", str(value))

    def dismiss(self, *, unharmed: bool) -> None:
        """Children that have answered everything go back, the others are ended."""
        for child in self._children:
            if unharmed:
                _give(child)
            else:
                child.end()


def _value(kind: str, value: Any) -> Any:
    if kind == "done":
        return value
    raise LostError("reader_error", str(value))


@atexit.register
def _end_all() -> None:
    with _lock:
        if _owner == os.getpid():
            for child in _idle:
                child.end()
        _idle.clear()

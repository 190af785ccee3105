"""The child: `python -m tasks.ingest.apart.worker` calls readers by name until its input ends."""

import contextlib
import importlib
import os
import pickle
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from tasks.ingest.apart import wire

PACKAGE = "tasks.ingest.readers"


def main(cpu_seconds: float, most_memory: int) -> None:
    """Answer requests (function, arguments) with ("part", value) any number of times, then ("done", value) or ("error", text).

    Whoever reads longer than `cpu_seconds` at one part is ended by the system, in the middle of C code too.
    """
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    asked, said = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    while (data := wire.receive(asked)) is not None:
        name, args, given = pickle.loads(data)  # noqa: S301 - see above
        _serve(said, _function(name), args, given, cpu_seconds)


def _function(name: str) -> Callable[..., Any]:
    """A reader's function, loaded before its time counts."""
    module, _, function = name.partition(".")
    found: Callable[..., Any] = getattr(importlib.import_module(f"{PACKAGE}.{module}"), function)
    return found


def _serve(said: BinaryIO, function: Callable[..., Any], args: tuple[Any, ...], given: dict[str, Any], seconds: float) -> None:
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds)
        value = function(*args, **given)
        if isinstance(value, Iterator):
            for part in value:
                signal.setitimer(signal.ITIMER_PROF, 0)
                wire.send(said, ("part", part))
                signal.setitimer(signal.ITIMER_PROF, seconds)
            value = None
        reply = ("done", value)
    except Exception as error:  # noqa: BLE001 - parsers of hostile bytes fail in ways they do not tell
        reply = ("error", f"{type(error).__name__}: {str(error)[:300]}")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    wire.send(said, reply)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    main(float(sys.argv[1]), int(sys.argv[2]))

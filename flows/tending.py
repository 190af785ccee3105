"""Keeping processes alive: what ends by itself is started again, unless it does so again and again."""

import os
import signal
import subprocess
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from flows import server
from tasks.errors import SitrepError

MOST, WITHIN_SECONDS = 5, 600.0
"""So many ends in so many seconds are not mended by another start."""

Process = subprocess.Popen[bytes]
Say = Callable[[str], None]


@dataclass
class Tended:
    """A process that is to live: `begin` starts one, `ready` waits until it works; `code` is that of the error where it will not live.

    One that has grown beyond `most_mb` of memory is changed for a fresh one while it has nothing to do.
    """

    name: str
    code: str
    log: Path
    begin: Callable[[], Process]
    ready: Callable[[Process], object] = lambda _: None
    most_mb: float = float("inf")
    process: Process | None = None
    ends: deque[float] = field(default_factory=deque)

    def start(self) -> None:
        """Start it, whatever was before."""
        self.process = self.begin()
        self.ready(self.process)

    def look(self, say: Say) -> bool:
        """Whether it had ended and was started again. Raises SitrepError where that has been tried often enough."""
        if self.process is None or (code := self.process.poll()) is None:
            return self._renewed(say)
        self._note(code)
        say(f"{self.name} ended by itself ({_how(code)}): starting it again; its log: {self.log}")
        self.start()
        return True

    def _renewed(self, say: Say) -> bool:
        """A worker of Prefect's grows with every run that it starts."""
        if self.process is None or (mb := _memory_mb(self.process.pid)) <= self.most_mb or _children(self.process.pid):
            return False
        say(f"{self.name} had grown to {mb:.0f} MB: a fresh one takes its place")
        server.stop(self.process)
        self.start()
        return True

    def _note(self, code: int) -> None:
        now = time.monotonic()
        self.ends.append(now)
        while self.ends[0] < now - WITHIN_SECONDS:
            self.ends.popleft()
        if len(self.ends) > MOST:
            raise SitrepError(self.code, f"{self.name} ended by itself ({_how(code)}), again and again", f"its log: {self.log}")

    def stop(self) -> None:
        """End it."""
        if self.process is not None:
            server.stop(self.process)


def _memory_mb(process: int) -> float:
    """Memory in use; 0 where this machine does not show it."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _children(process: int) -> bool:
    """Whether it has started something that still runs; true where this machine does not show it."""
    with suppress(OSError):
        told = [task.read_text() for task in Path(f"/proc/{process}/task").glob("*/children")]
        return any(told) or not told
    return True


def end_orphans(home: Path) -> None:
    """End runs whose worker was killed, where this machine shows its processes as files."""
    for each in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError):
            is_ours = f"PREFECT_HOME={home}".encode() in (each / "environ").read_bytes().split(b"\0")
            if is_ours and b"prefect.engine" in _command(each) and b"worker" not in _command(_parent(each)):
                os.kill(int(each.name), signal.SIGTERM)


def _parent(process: Path) -> Path:
    return process.parent / (process / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[1]


def _command(process: Path) -> bytes:
    return (process / "cmdline").read_bytes()


def _how(code: int) -> str:
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"

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
    """A process that is to live: `begin` starts one, `ready` waits until it works; `code` is that of the error where it will not live."""

    name: str
    code: str
    log: Path
    begin: Callable[[], Process]
    ready: Callable[[Process], object] = lambda _: None
    process: Process | None = None
    ends: deque[float] = field(default_factory=deque)

    def start(self) -> None:
        """Start it, whatever was before."""
        self.process = self.begin()
        self.ready(self.process)

    def look(self, say: Say) -> bool:
        """Whether it had ended and was started again. Raises SitrepError where that has been tried often enough."""
        if self.process is None or (code := self.process.poll()) is None:
            return False
        self._note(code)
        say(f"{self.name} ended by itself ({_how(code)}): starting it again; its log: {self.log}")
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

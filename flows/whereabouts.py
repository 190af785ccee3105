"""Where a run's process is: noted with the run when it begins, so that its server can be told when the process is gone."""

import os
import socket
from contextlib import suppress
from pathlib import Path

from flows import recording, rest

LABEL = "sitrep.process"


def here() -> str:
    """This process: machine, number, and when it was started, for numbers come again."""
    return f"{socket.gethostname()}:{os.getpid()}:{_started(os.getpid())}"


def note(flow_run_id: object) -> None:
    """Note this process with its flow run; a server that does not take it is told by the next run."""
    url = recording.configured()
    if url and flow_run_id:
        with suppress(rest.RestError):
            rest.send(url, f"/flow_runs/{flow_run_id}/labels", {LABEL: here()}, "PATCH")


def is_gone(where: str) -> bool:
    """Whether a process that was noted so ran on this machine and runs no more."""
    host, number, started = ["", "", "", *where.rsplit(":", 2)][-3:]
    return host == socket.gethostname() and number.isdigit() and bool(started) and _started(int(number)) != started


def _started(process: int) -> str:
    """Ticks from the start of the machine to that of the process; empty where it does not run, or has ended and waits for its parent."""
    try:
        after_name = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if after_name[0] in "ZX" else after_name[19]

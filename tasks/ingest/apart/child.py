"""One child process: asked, answered, ended."""

import os
import queue
import signal
import subprocess
import sys
import threading
from typing import Any, BinaryIO

from tasks import paths
from tasks.ingest.apart import wire

CPU_SECONDS = 8.0
"""That a child may take for one page, message or document."""
WALL_SECONDS = 120.0
"""Until a child that uses no time at all is given up."""
MOST_MEMORY = 4_000_000_000
WAITING = 8
"""Answers that wait to be read."""


class LostError(Exception):
    """No answer: `rule` is `too_slow`, `reader_died` or `reader_error`, `detail` says what happened."""

    def __init__(self, rule: str, detail: str) -> None:
        self.rule, self.detail = rule, detail
        super().__init__(f"{rule}: {detail}")


class Child:
    """A process that answers requests in their order."""

    def __init__(self, cpu_seconds: float = CPU_SECONDS) -> None:
        self._cpu_seconds = cpu_seconds
        environment = {**os.environ, "OMP_NUM_THREADS": "1"}
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, (str(paths.ROOT), os.environ.get("PYTHONPATH"))))
        command = [sys.executable, "-m", "tasks.ingest.apart.worker", str(cpu_seconds), str(MOST_MEMORY)]
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
        self._answers: queue.Queue[bytes | None] = queue.Queue(WAITING)
        self._is_over = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        stream = self._stream(self._process.stdout)
        while not self._is_over.is_set():
            try:
                data = wire.receive(stream)
            except (OSError, ValueError):
                data = None
            while not self._is_over.is_set():
                try:
                    self._answers.put(data, timeout=0.5)
                    break
                except queue.Full:
                    continue
            if data is None:
                return

    @staticmethod
    def _stream(stream: Any) -> BinaryIO:
        found: BinaryIO = stream
        return found

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def ask(self, name: str, args: tuple[Any, ...], given: dict[str, Any]) -> None:
        """Put a request; one that nobody reads any more is told with the answer."""
        try:
            wire.send(self._stream(self._process.stdin), (name, args, given))
        except (OSError, ValueError):
            return

    def answer(self) -> tuple[str, Any]:
        """The next reply: ("part", value), ("done", value) or ("error", text). Raises LostError where the process is lost."""
        try:
            data = self._answers.get(timeout=WALL_SECONDS)
        except queue.Empty:
            self.end()
            raise LostError("too_slow", f"no answer within {WALL_SECONDS:.0f} s; the reader was ended") from None
        if data is None:
            raise self._lost()
        try:
            kind, value = wire.answer(data)
        except Exception as error:
            self.end()
            raise LostError("reader_died", f"an answer that is none: {type(error).__name__}") from error
        return str(kind), value

    def _lost(self) -> LostError:
        self._process.wait(5)
        code = self._process.returncode
        self.end()
        if code == -signal.SIGPROF:
            return LostError("too_slow", f"reading it took more than {self._cpu_seconds:g} s of computing; it was ended")
        return LostError("reader_died", f"its reader ended with {signal.Signals(-code).name if code < 0 else f'code {code}'}")

    def end(self) -> None:
        """End the process; once more does no harm."""
        self._is_over.set()
        if self.is_alive:
            self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue

"""Who reads the batches: this process, or a pool of worker processes with one language model each."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Future, ProcessPoolExecutor
from multiprocessing import connection
from types import TracebackType
from typing import Protocol, Self

from flows.reading.batch import Answer, Batch
from flows.reading.read import read
from flows.reading.salvage import salvage
from tasks.settings import Settings

LOST = (BrokenExecutor, TimeoutError, CancelledError)
"""How a worker process that died or hangs shows itself."""

LOST_WORKERS_PER_BATCH = 16


class Promise(Protocol):
    """A batch under way."""

    def result(self) -> Answer:
        """What it says; waits for it."""
        ...


class Reader(Protocol):
    """Takes batches and promises what they say; worker processes last as long as the `with` block."""

    @property
    def ahead(self) -> int:
        """Batches worth having under way beside the one that is waited for."""
        ...

    def submit(self, batch: Batch) -> Promise:
        """Start with a batch."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...


class Later:
    """A promise kept when it is asked for."""

    def __init__(self, work: Callable[[], Answer]) -> None:
        self._work = work

    def result(self) -> Answer:
        """Do it now."""
        return self._work()


class Here:
    """Reads in this process, when the answer is asked for."""

    ahead = 0

    def submit(self, batch: Batch) -> Promise:
        """Promise to read the batch."""
        return Later(lambda: read(batch))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        return


class Pool:
    """Reads in worker processes.

    One that dies or hangs costs no batch: the batch is read again alone in a new process, and where that dies too its halves, down to the
    article at fault, which is rejected (rule `worker_lost`).
    """

    def __init__(self, settings: Settings, work: Callable[[Batch], Answer] = read) -> None:
        self.ahead = settings.processes + 1
        self._settings, self._work = settings, work
        self._lock = threading.Lock()
        self._executor: ProcessPoolExecutor | None = None

    def submit(self, batch: Batch) -> Promise:
        """Start with the batch as soon as a worker is free."""
        future = self._begin(batch)
        return Later(lambda: self._wait(future, batch))

    def _begin(self, batch: Batch) -> Future[Answer]:
        with self._lock:
            try:
                self._executor = self._executor or _executor(self._settings.processes)
                return self._executor.submit(self._work, batch)
            except BrokenExecutor:
                self._executor = _executor(self._settings.processes)
                return self._executor.submit(self._work, batch)

    def _wait(self, future: Future[Answer], batch: Batch) -> Answer:
        try:
            return future.result(self._settings.batch_seconds * (self.ahead + 1))
        except LOST as error:
            if isinstance(error, TimeoutError):
                _kill_workers()
            return salvage(batch, self._alone, "worker_lost", LOST, tries=LOST_WORKERS_PER_BATCH)

    def _alone(self, batch: Batch) -> Answer:
        """In a process of its own, so that its death is this batch's doing."""
        with _executor(1) as alone:
            try:
                return alone.submit(self._work, batch).result(self._settings.batch_seconds)
            except TimeoutError:
                _kill_workers()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=kind is None, cancel_futures=True)
            if kind is not None:
                _kill_workers()


def _executor(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"), initializer=_begin_worker)


def _begin_worker() -> None:
    """One thread per worker, for workers fill the machine; Ctrl-C is the parent's to answer; no worker outlives its parent."""
    for name in ("POLARS_MAX_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def _kill_workers() -> None:
    for child in multiprocessing.active_children():
        child.kill()

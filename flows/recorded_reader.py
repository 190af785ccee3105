"""Who reads in a recorded run: the readers of `flows.reading`, each batch a task run."""

from types import TracebackType
from typing import Self

from prefect import task
from prefect.cache_policies import NO_CACHE

from flows import runners, steps
from flows.reading.batch import Answer, Batch
from flows.reading.readers import Here, Promise, Reader
from tasks.settings import Settings


@task(name="extract and normalise", task_run_name="extract and normalise {number}", cache_policy=NO_CACHE)
def extract_and_normalise(batch: Batch, number: int, reader: Reader) -> Answer:  # noqa: ARG001 - the number stands in the run's name
    """One batch: a few seconds of reading."""
    return reader.submit(batch).result()


class Recorded:
    """A reader whose batches are task runs."""

    def __init__(self, inner: Reader, ahead: int) -> None:
        self.ahead = ahead
        self._inner = inner
        self._number = 0

    def submit(self, batch: Batch) -> Promise:
        """Hand the batch to the flow's task runner."""
        self._number += 1
        future: Promise = extract_and_normalise.submit(batch, self._number, self._inner)
        return future

    def __enter__(self) -> Self:
        self._inner.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._inner.__exit__(kind, error, trace)


def reader(settings: Settings, many: bool) -> Reader:
    """The reader of the settings, or the task runner itself where it has processes of its own."""
    if runners.reads_remotely(settings):
        return Recorded(Here(), settings.processes + 1)
    inner = steps.reader(settings, many)
    return Recorded(inner, inner.ahead)

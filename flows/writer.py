"""One writer at a time: who runs on a schedule waits for his turn at the server, instead of for the file."""

from collections.abc import Iterator
from contextlib import contextmanager

from prefect.concurrency.sync import concurrency
from prefect.runtime import deployment

LIMIT = "sitrep-writer"
LEASE_SECONDS = 60
"""So long the place of a run that was killed stays taken."""


@contextmanager
def turn() -> Iterator[None]:
    """Hold the only place for writers, where a deployment started this run; a run by hand waits for the file alone."""
    if deployment.id is None:
        yield
        return
    with concurrency(LIMIT, strict=True, lease_duration=LEASE_SECONDS):
        yield

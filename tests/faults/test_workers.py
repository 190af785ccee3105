"""Worker processes that die or hang cost no article but the one at fault."""

import multiprocessing
import time

import polars as pl
import pytest

from flows.reading.batch import Answer
from flows.reading.readers import Pool
from tasks.settings import Settings
from tests.faults.deadly import mortal
from tests.flows.world import batch

pytestmark = pytest.mark.slow


def _outcome(*answers: Answer) -> dict[str, str]:
    found = pl.concat([answer.resolved.reading.rejection for answer in answers])
    return dict(found.select("key", "rule").iter_rows())


def test_an_article_that_kills_its_worker_is_rejected_and_the_others_are_read() -> None:
    with Pool(Settings(processes=1), mortal) as pool:
        answer = pool.submit(batch("fine", "kill", "fine")).result()
    assert _outcome(answer) == {"a0": "seen", "a1": "worker_lost", "a2": "seen"}


def test_batches_beside_the_deadly_one_lose_nothing() -> None:
    with Pool(Settings(processes=2), mortal) as pool:
        promises = [pool.submit(batch("fine")), pool.submit(batch("kill")), pool.submit(batch("fine"))]
        outcomes = [_outcome(promise.result()) for promise in promises]
        after = _outcome(pool.submit(batch("fine")).result())
    assert outcomes == [{"a0": "seen"}, {"a0": "worker_lost"}, {"a0": "seen"}]
    assert after == {"a0": "seen"}


def test_a_worker_that_hangs_is_taken_for_lost() -> None:
    with Pool(Settings(processes=1, batch_seconds=8), mortal) as pool:
        answer = pool.submit(batch("hang")).result()
    assert _outcome(answer) == {"a0": "worker_lost"}


def test_no_worker_is_left_behind() -> None:
    with Pool(Settings(processes=1), mortal) as pool:
        pool.submit(batch("fine")).result()
    assert multiprocessing.active_children() == []


def test_a_worker_that_somebody_kills_costs_no_article() -> None:
    with Pool(Settings(processes=1), mortal) as pool:
        promise = pool.submit(batch("slow", "fine"))
        while not (workers := multiprocessing.active_children()):
            time.sleep(0.05)
        workers[0].kill()
        assert _outcome(promise.result()) == {"a0": "seen", "a1": "seen"}

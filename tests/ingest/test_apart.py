"""Readers in a process of their own: slow, dying and lying ones cost their own page and nothing else."""

import os
import pickle
import signal
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tasks.ingest import apart
from tasks.ingest.apart import pool, wire
from tasks.ingest.apart.child import Child
from tasks.ingest.items import Item
from tests.ingest import forms

NOW = datetime(2026, 5, 6, tzinfo=UTC)
HEAVY = (
    "<html><body><article>" + "<p>Police held two men in Jos on Monday. <b>So</b> they said.</p>" * 7_000 + "</article></body></html>"
).encode()
GOOD = forms.html(forms.STORIES[0]).encode()


def call(payload: bytes) -> apart.Call:
    return "page.made", (payload,), {"key": "k", "external_id": "k", "fetched_at": NOW}


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Children that may compute for a third of a second."""
    monkeypatch.setattr(pool, "Child", lambda: Child(0.3))
    monkeypatch.setattr(pool, "_idle", [])


@pytest.mark.usefixtures("impatient")
def test_a_page_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(apart.LostError) as caught:
        apart.ask(call(HEAVY)[0], *call(HEAVY)[1], **call(HEAVY)[2])
    assert caught.value.rule == "too_slow"


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("order", ["good heavy good good good good", "heavy heavy good", "good good heavy"])
def test_pages_beside_one_that_takes_too_long_are_read(order: str) -> None:
    found = list(apart.each(call(HEAVY if word == "heavy" else GOOD) for word in order.split()))
    assert ["good" if isinstance(each, Item) else "heavy" for each in found] == order.split()


def test_a_reader_that_dies_is_replaced() -> None:
    child = Child()
    os.kill(child._process.pid, signal.SIGSEGV)
    child.ask(*call(GOOD))
    with pytest.raises(apart.LostError) as caught:
        child.answer()
    assert (caught.value.rule, "SIGSEGV" in caught.value.detail) == ("reader_died", True)
    assert isinstance(apart.ask("page.made", GOOD, key="k", external_id="k", fetched_at=NOW), Item)


def test_a_reader_that_fails_is_told_and_goes_on() -> None:
    for _ in range(2):
        with pytest.raises(apart.LostError, match="reader_error: TypeError"):
            apart.ask("page.made", "text and no bytes", key="k", external_id="k", fetched_at=NOW)


def test_a_generator_hands_on_what_it_had() -> None:
    with pytest.raises(apart.LostError):
        list(apart.parts("tabular.parquet_rows", None, None))


class _Evil:
    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, ("true",)


@pytest.mark.parametrize("message", [_Evil(), Path("x"), ("done", _Evil())])
def test_an_answer_of_other_things_than_articles_is_not_let_through(message: object) -> None:
    with pytest.raises(pickle.UnpicklingError):
        wire.answer(pickle.dumps(message))

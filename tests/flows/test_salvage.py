"""A batch that breaks loses only the articles at fault."""

import pytest

from flows.reading.batch import Answer, Batch
from flows.reading.salvage import nothing, salvage
from tasks.errors import ModelError
from tests.flows.world import batch


def _breaks_at_bad(part: Batch) -> Answer:
    if "bad" in part.articles["body"].to_list():
        raise ValueError("cannot read this")
    return nothing()


def _rejected(answer: Answer) -> list[str]:
    return answer.resolved.reading.rejection["key"].to_list()


@pytest.mark.parametrize(
    ("bodies", "lost"),
    [(["fine", "fine"], []), (["bad"], ["a0"]), (["fine", "bad", "fine"], ["a1"]), (["bad", "fine", "fine", "fine", "bad"], ["a0", "a4"])],
)
def test_only_the_articles_at_fault_are_rejected(bodies: list[str], lost: list[str]) -> None:
    assert _rejected(salvage(batch(*bodies), _breaks_at_bad, "reader_error", (ValueError,))) == lost


def test_a_rejection_says_what_broke() -> None:
    row = salvage(batch("bad"), _breaks_at_bad, "reader_error", (ValueError,)).resolved.reading.rejection.row(0, named=True)
    assert (row["stage"], row["rule"]) == ("extract", "reader_error")
    assert row["detail"].startswith("ValueError: cannot read this")


def test_other_errors_are_not_swallowed() -> None:
    with pytest.raises(ValueError, match="cannot read this"):
        salvage(batch("bad"), _breaks_at_bad, "reader_error", (OSError,))


def test_a_missing_model_concerns_every_batch_and_is_raised() -> None:
    def no_model(_part: Batch) -> Answer:
        raise ModelError("S301", "not found")

    with pytest.raises(ModelError):
        salvage(batch("fine"), no_model, "reader_error", (Exception,))


def test_after_enough_failures_the_rest_is_given_up() -> None:
    tried = []

    def always(part: Batch) -> Answer:
        tried.append(part.articles.height)
        raise ValueError("no")

    answer = salvage(batch(*["bad"] * 16), always, "worker_lost", (ValueError,), tries=3)
    assert len(_rejected(answer)) == 16
    assert len(tried) <= 3 + 4

"""What an operator reads in the log of a run."""

import logging

import pytest

from flows import logs

LOADED = "step “load” has ended"


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    logs.tell_in_sentences()
    logs.tell_in_sentences()
    caplog.set_level(logging.INFO)
    return caplog


@pytest.mark.parametrize(
    ("logger", "said", "read"),
    [
        ("prefect.task_runs", "Finished in state Completed()", [LOADED]),
        ("prefect.task_runs", "Finished in state Failed('[S409] the disk is full')", [f"{LOADED}: Failed('[S409] the disk is full')"]),
        ("prefect.flow_runs", "Finished in state Completed()", []),
        ("prefect.flow_runs", "Finished in state Failed('[S201]')", ["the run has ended: Failed('[S201]')"]),
        ("prefect.flow_runs", "20 articles (17 read)", ["20 articles (17 read)"]),
    ],
)
def test_lines_of_prefect_become_sentences(logger: str, said: str, read: list[str], told: pytest.LogCaptureFixture) -> None:
    told.handler.setLevel(logging.INFO)
    logging.getLogger(logger).info(said, extra={"task_run_name": "load-3f2", "task_name": "load"})
    assert told.messages == read

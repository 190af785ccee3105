"""What an operator reads in the log of a run."""

import logging

import pytest

from flows import logs

LOADED = "step “load” has ended"


@pytest.mark.parametrize(
    ("logger", "said", "read"),
    [
        ("prefect.task_runs", "Finished in state Completed()", LOADED),
        ("prefect.task_runs", "Finished in state Failed('[S409] the disk is full')", f"{LOADED}: Failed('[S409] the disk is full')"),
        ("prefect.flow_runs", "Finished in state Completed()", None),
        ("prefect.flow_runs", "Finished in state Failed('[S201]')", "the run has ended: Failed('[S201]')"),
        ("prefect.flow_runs", "20 articles (17 read)", "20 articles (17 read)"),
    ],
)
def test_lines_of_prefect_become_sentences(logger: str, said: str, read: str | None) -> None:
    logs.tell_in_sentences()
    about = {"name": logger, "msg": said, "levelno": logging.INFO, "task_run_name": "load-3f2", "task_name": "load"}
    record = logging.makeLogRecord(about)
    kept = logging.getLogger(logger).filter(record)
    assert (record.getMessage() if kept else None) == read


def test_telling_again_changes_nothing() -> None:
    logs.tell_in_sentences()
    before = list(logging.getLogger("prefect.task_runs").filters)
    logs.tell_in_sentences()
    assert logging.getLogger("prefect.task_runs").filters == before

"""Prefect's own lines in the log of a run, as sentences: which step has ended, and how."""

import logging

ENDED = "Finished in state "
WELL = "Completed()"


def tell_in_sentences() -> None:
    """From now on in this process. Calling it again changes nothing."""
    for name, whole in (("prefect.task_runs", False), ("prefect.flow_runs", True)):
        logger = logging.getLogger(name)
        if not any(isinstance(each, _Sentences) for each in logger.filters):
            logger.addFilter(_Sentences(whole))


class _Sentences(logging.Filter):
    """Rewrites how a task ended; that of a whole run, which says so itself, is told only where it did not end well."""

    def __init__(self, whole: bool) -> None:
        super().__init__()
        self._whole = whole

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if not said.startswith(ENDED):
            return True
        state = said.removeprefix(ENDED)
        if self._whole and state == WELL:
            return False
        who = "the run" if self._whole else f"step “{_step(record)}”"
        record.msg, record.args = f"{who} has ended" + ("" if state == WELL else f": {state}"), ()
        return True


def _step(record: logging.LogRecord) -> str:
    """`load-3f2` is a run of the task `load`; others have names of their own."""
    task, run = (str(getattr(record, name, "")) for name in ("task_name", "task_run_name"))
    return task if run.startswith(f"{task}-") else run or task

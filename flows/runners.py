"""Prefect task runners by name: where the batches of a recorded run are read."""

from typing import Any

from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner, ThreadPoolTaskRunner

from tasks.errors import UsageError
from tasks.settings import Settings


def task_runner(settings: Settings) -> TaskRunner[Any]:
    """The task runner of the settings. Raises UsageError S104 where its package is missing."""
    if settings.task_runner == "process":
        return ProcessPoolTaskRunner(max_workers=settings.processes)
    if settings.task_runner == "dask":
        return _dask(settings.processes)
    if settings.task_runner == "ray":
        return _ray(settings.processes)
    return ThreadPoolTaskRunner(max_workers=settings.processes + 2)


def reads_remotely(settings: Settings) -> bool:
    """Whether the task runner has processes of its own, so that no pool is needed beside it."""
    return settings.task_runner != "thread"


def _dask(processes: int) -> TaskRunner[Any]:
    try:
        from prefect_dask import DaskTaskRunner
    except ImportError:
        raise _missing("dask", "prefect-dask==0.3.7") from None
    runner: TaskRunner[Any] = DaskTaskRunner(cluster_kwargs={"n_workers": processes, "threads_per_worker": 1})
    return runner


def _ray(processes: int) -> TaskRunner[Any]:
    try:
        from prefect_ray import RayTaskRunner
    except ImportError:
        raise _missing("ray", "prefect-ray==0.6.0") from None
    runner: TaskRunner[Any] = RayTaskRunner(init_kwargs={"num_cpus": processes})
    return runner


def _missing(name: str, package: str) -> UsageError:
    return UsageError("S104", f"the {name} task runner is not installed", f"pip install {package}, or choose SITREP_TASK_RUNNER=thread")

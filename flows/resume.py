"""Going on with runs that were killed."""

from collections.abc import Callable, Iterator
from pathlib import Path

from flows import body, following, rereading, steps
from flows.parameters import FollowParameters, RunParameters
from flows.record import FLOW
from flows.summary import Summary
from tasks.errors import SitrepError
from tasks.load import runs
from tasks.load.runs import Killed
from tasks.settings import Settings

Say = Callable[[str], None]


def crashed(path: Path, lock_seconds: int) -> list[Killed]:
    """Runs that were killed and not run again since: those that claim to run while nobody holds the file, and those marked crashed."""
    with steps.open_warehouse(path, lock_seconds) as warehouse:
        return runs.still_running(warehouse) + runs.unresumed(warehouse)


def resume(path: Path, say: Say, watch: body.Watch) -> Iterator[Summary]:
    """Run each of them again, oldest first; what they had stored is not read again. Equal ones are run once."""
    found = crashed(path, Settings().lock_seconds)
    for flow, asked in dict.fromkeys((each.flow, each.parameters) for each in sorted(found, key=lambda each: each.run_no)):
        say(f"going on with {flow} {asked or ''}")
        try:
            yield _again(flow, asked or "{}", watch)
        except SitrepError as error:
            say(f"it failed: {error}")


def _again(flow: str, asked: str, watch: body.Watch) -> Summary:
    if flow == FLOW:
        return body.run(RunParameters.model_validate_json(asked), steps.plain(), watch)
    if flow == following.FLOW:
        return following.follow(FollowParameters.model_validate_json(asked), steps.plain(), following.fetch, watch)
    return rereading.run(rereading.BackfillParameters.model_validate_json(asked), steps.plain(), watch)

"""The states that faults leave a warehouse in, found and explained: part of `sitrep doctor`. Nothing is changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from tasks.errors import WarehouseError
from tasks.load import disk, health, mend, migrate, runs, snapshot
from tasks.load.warehouse import Warehouse, open_file
from tasks.settings import Settings

CLOCK_SLACK = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: `note` works but is worth knowing, `broken` makes a run fail."""

    what: str
    state: Literal["ok", "note", "broken"]
    found: str
    todo: str = ""


def examine(settings: Settings) -> Iterator[Finding]:
    """All findings about the warehouse, the files beside it and the copy for readers."""
    path = settings.warehouse
    if not path.exists():
        yield Finding("warehouse", "note", f"there is none at {path} yet", "the first `sitrep run` makes it")
    else:
        yield from _files(path)
        yield from _opened(settings)
    usual = snapshot.place_of(path)
    if settings.published is not None or usual.exists():
        yield _copy(settings.published or usual)


def _files(path: Path) -> Iterator[Finding]:
    log = mend.log_of(path)
    if log.exists() and log.stat().st_size:
        todo = "the next run writes it into the file"
        yield Finding("log", "note", f"{log.name}: {log.stat().st_size:,} bytes are not in the file yet, as while or after a run", todo)
    if left := disk.left_over(path):
        yield Finding("unfinished files", "note", f"left by a process that was killed: {_names(left)}", "`sitrep maintain` removes them")


def _opened(settings: Settings) -> Iterator[Finding]:
    try:
        with open_file(settings.warehouse, read_only=True) as warehouse:
            yield _version(warehouse)
            if migrate.schema_version(warehouse) == migrate.latest():
                yield from _runs(warehouse)
                yield from _rows(warehouse, settings)
    except WarehouseError as error:
        state: Literal["note", "broken"] = "note" if error.code in ("S401", "S411") else "broken"
        yield Finding("warehouse", state, f"[{error.code}] {error.message}", error.hint)


def _version(warehouse: Warehouse) -> Finding:
    found, newest = migrate.schema_version(warehouse), migrate.latest()
    text = f"{warehouse.path}, schema version {found} of {newest}, {warehouse.path.stat().st_size / 1e6:,.1f} MB"
    try:
        migrate.require_current(warehouse)
    except WarehouseError as error:
        if error.code != "S404":
            raise
        return Finding("warehouse", "note", f"{text}: of an older release", "the next run brings it up to date; `sitrep backup` it before")
    return Finding("warehouse", "ok", text)


def _runs(warehouse: Warehouse) -> Iterator[Finding]:
    for each in runs.still_running(warehouse):
        found = f"run {each.run_no} of {each.started_at:%Y-%m-%d %H:%M} ({_asked(each)}) has no end and no process: it was killed"
        yield Finding("killed run", "note", found, "nothing is lost: the same command again, or `sitrep resume`, goes on where it was")
    for each in runs.unresumed(warehouse):
        found = f"run {each.run_no} of {each.started_at:%Y-%m-%d %H:%M} ({_asked(each)}) crashed and has not been run again"
        yield Finding("crashed run", "note", found, "`sitrep resume` goes on where it was")
    if runs.is_unsettled(warehouse):
        found = "articles may have been stored since events were last rebuilt"
        yield Finding("events", "note", found, "the next run that completes rebuilds them; so does `sitrep resume`")
    newest = runs.newest_start(warehouse)
    if newest is not None and newest > datetime.now(UTC) + CLOCK_SLACK:
        found = f"it stands before the newest run ({newest:%Y-%m-%d %H:%M} UTC)"
        yield Finding("clock", "note", found, "set it: runs keep their order without it, but dates of new articles are judged by it")


def _rows(warehouse: Warehouse, settings: Settings) -> Iterator[Finding]:
    for check, count in health.failed_checks(warehouse):
        todo = "its rows: select * from ops.check_result; `sitrep backfill` reads the articles again that another version has read"
        yield Finding("check", "note", f"{check} failed in the last run with {count:,} rows", todo)
    articles, versions = health.other_readers(warehouse, settings.reader.sha)
    if articles:
        found = f"{articles:,} articles were read by {versions} other version(s) of settings, rules or data"
        yield Finding("versions", "note", found, "`sitrep backfill` reads them again")


def _copy(published: Path) -> Finding:
    if not published.exists():
        return Finding("copy for readers", "note", f"there is none at {published} yet", "the next run makes it")
    if left := disk.left_over(published):
        return Finding(
            "copy for readers", "note", f"unfinished, left by a process that was killed: {_names(left)}", "the next run replaces it"
        )
    try:
        with open_file(published, read_only=True) as copy:
            migrate.require_current(copy)
    except WarehouseError as error:
        return Finding("copy for readers", "note", f"[{error.code}] {error.message}", "the next run replaces it")
    return Finding("copy for readers", "ok", str(published))


def _asked(run: runs.Killed) -> str:
    return f"{run.flow} {run.parameters or ''}".strip()


def _names(files: list[Path]) -> str:
    return ", ".join(file.name for file in files)

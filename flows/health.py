"""Everything a run needs, looked at before something fails: used by `sitrep doctor`."""

import platform
import shutil
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

from flows import recording, states
from flows.states import Finding
from tasks.errors import SitrepError
from tasks.settings import Settings

PACKAGES = ("prefect", "spacy", "polars", "dataframely", "duckdb")
LEAST_FREE_BYTES = 1_000_000_000


def examine(settings: Settings) -> Iterator[Finding]:
    """All findings, one by one as they are made."""
    yield Finding("python", "ok", platform.python_version())
    yield from _packages()
    yield _guarded("language model", lambda: _model(settings))
    yield from states.examine(settings)
    yield _sources(settings)
    yield _disk(settings.warehouse)
    yield _server()
    if url := recording.server():
        yield _worker(url)


def _guarded(what: str, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except SitrepError as error:
        return Finding(what, "broken", f"[{error.code}] {error.message}", error.hint)


def _packages() -> Iterator[Finding]:
    for name in PACKAGES:
        try:
            yield Finding(name, "ok", metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Finding(name, "broken", "not installed", "run `make setup`")


def _model(settings: Settings) -> Finding:
    from tasks.extract import model

    folder = model.locate(settings.reader.model)
    found, expected = model.fingerprint(folder), settings.reader.model_sha256
    if expected and found != expected:
        todo = "reinstall with `make setup`, or set SITREP_READER__MODEL_SHA256 to this hash"
        return Finding("language model", "broken", f"{settings.reader.model}, sha256 {found} is not the expected {expected}", todo)
    return Finding("language model", "ok", f"{settings.reader.model}, sha256 {found}" + ("" if expected else " (not checked)"))


def _sources(settings: Settings) -> Finding:
    from tasks.ingest.catalogue import catalogue

    known = catalogue(settings.sources)
    enabled = sum(source.enabled for source in known.sources.values())
    found = f"{len(known.sources)}, {enabled} of them enabled"
    if not known.problems:
        return Finding("sources", "ok", found)
    first = next(iter(known.problems.values()))
    return Finding("sources", "note", f"{found}; files that describe none: {len(known.problems)}, as {first.message}", first.hint)


def _disk(path: Path) -> Finding:
    folder = next(parent for parent in path.resolve().parents if parent.exists())
    free = shutil.disk_usage(folder).free
    text = f"{free / 1e9:,.1f} GB free for {folder}"
    if free < LEAST_FREE_BYTES:
        return Finding("disk", "broken", text, "make room, or put the warehouse elsewhere (SITREP_WAREHOUSE)")
    return Finding("disk", "ok", text)


def _server() -> Finding:
    url = recording.configured()
    if url is None:
        todo = "start `sitrep serve` and set PREFECT_API_URL to the address it shows to have runs recorded"
        return Finding("Prefect server", "note", "none configured: runs work, and are recorded in the warehouse only", todo)
    if recording.answers(url):
        return _zombies(url)
    return Finding(
        "Prefect server", "note", f"{url} does not answer: runs go on unrecorded", "start it (`sitrep serve`) or unset PREFECT_API_URL"
    )


def _zombies(url: str) -> Finding:
    from flows import rest, zombies

    try:
        names = zombies.dead(url)
    except rest.RestError as error:
        return Finding(
            "Prefect server", "note", f"{url} answers badly: {error}", "its log: server.log in PREFECT_HOME; is its version ours?"
        )
    if names:
        found = f"{url}: it takes runs for running whose process is gone: {', '.join(names)}"
        return Finding(
            "Prefect server", "note", found, "`sitrep serve` and `sitrep maintain` mark them crashed and start those of deployments again"
        )
    return Finding("Prefect server", "ok", url)


def _worker(url: str) -> Finding:
    """Whether somebody works the schedules off."""
    from flows import rest, service

    todo = "start `sitrep up worker` where the warehouse is, or `sitrep serve`, which brings server and worker"
    try:
        known = rest.ask(url, f"/work_pools/{service.POOL}/workers/filter", {})
    except rest.RestError:
        return Finding("Prefect worker", "note", "the server has no work pool of sitrep: nothing is scheduled there", todo)
    online = [str(each["name"]) for each in known if each["status"] == "ONLINE"]
    if not online:
        return Finding("Prefect worker", "note", "none is there: scheduled runs wait and become late", todo)
    return Finding("Prefect worker", "ok", ", ".join(online))

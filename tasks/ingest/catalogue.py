"""All sources there are: those that come with sitrep and the user's own folder beside them."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from tasks import paths
from tasks.errors import SourceError, UsageError
from tasks.ingest.schedule import due_at
from tasks.ingest.sources import Source, load


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Sources by name with their files, and what is wrong with files that describe none."""

    sources: dict[str, Source] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    problems: dict[Path, SourceError] = field(default_factory=dict)

    def of(self, name: str) -> Source:
        """The source of that name. Raises the SourceError of its file, or UsageError S216 where there is none."""
        if name in self.sources:
            return self.sources[name]
        if (problem := next((error for file, error in self.problems.items() if file.stem == name), None)) is not None:
            raise problem
        near = difflib.get_close_matches(name, self.sources, 1)
        hint = f"is it {near[0]}?" if near else "`sitrep sources list` shows all of them, `sitrep sources add URL` makes one"
        raise UsageError("S216", f"there is no source {name}", hint)


def catalogue(own: Path | None) -> Catalogue:
    """The sources of `data/sources` and of the user's own folder. A bad file is a problem, and the others are there all the same."""
    found = Catalogue()
    for folder in (paths.SOURCES, *([own] if own and own.resolve() != paths.SOURCES else [])):
        for file in sorted(folder.glob("*.yml")):
            _add(found, file)
    return found


def _add(found: Catalogue, file: Path) -> None:
    try:
        source = load(file)
        if source.name in found.sources:
            hint = "give each source a name of its own"
            raise SourceError("S215", f"{file}: {source.name} is the name of {found.files[source.name]} too", hint)
    except SourceError as error:
        found.problems[file] = error
    else:
        found.sources[source.name] = source
        found.files[source.name] = file


def chosen(known: Catalogue, names: Iterable[str], group: str | None) -> list[Source]:
    """The sources of these names, enabled or not; without names the enabled ones, of a group if one is given.

    Raises UsageError: S216 no such source, S217 no such group, and the SourceError of a named source's file.
    """
    if named := list(dict.fromkeys(names)):
        return [known.of(name) for name in named]
    found = [source for source in known.sources.values() if source.enabled and group in (None, source.group)]
    groups = sorted({source.group for source in known.sources.values()})
    if group is not None and group not in groups:
        raise UsageError("S217", f"no source is of the group {group}", f"groups are {', '.join(groups)}")
    return found


def is_due(source: Source, state: Mapping[str, Any] | None, now: datetime) -> bool:
    """Whether its schedule says that it is to be taken now; without a schedule it always is."""
    due = due_at(source.schedule, state.get("tried_at") if state else None)
    return due is None or due <= now

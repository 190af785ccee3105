"""Sources as data: one YAML file each under `data/sources`, checked with errors that name file, line and fix."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, IPvAnyNetwork, ValidationError, field_validator, model_validator

from tasks.errors import SourceError
from tasks.ingest.schedule import next_after

MODEL = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)
SECRET_NAME = r"^[a-z][a-z0-9-]{0,62}$"  # noqa: S105 - a pattern
"""As Prefect's blocks are named, and so that hardly a real key fits."""

OWN_HEADERS = frozenset({"host", "connection", "content-length", "transfer-encoding", "user-agent", "accept-encoding", "te", "upgrade"})
"""Headers that the client sets itself."""


class Limits(BaseModel):
    """How much of a source one run takes at most."""

    model_config = MODEL

    articles: int = Field(default=500, ge=1, description="articles in one run")
    page_bytes: int = Field(default=5_000_000, ge=1_000, description="bytes of one page or feed, unpacked")
    seconds: float = Field(default=30.0, gt=0, description="for one page with all its redirects")
    gap_seconds: float = Field(default=1.0, ge=0, description="between two requests to one host")
    redirects: int = Field(default=5, ge=0, le=20, description="followed for one page")


class Source(BaseModel):
    """One source as its file describes it."""

    model_config = MODEL

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]*$", description="its id in every table: lower-case letters, digits, . _ -")
    kind: Literal["feed", "sitemap", "urls", "pages", "path"] = Field(description="how it is taken")
    url: Annotated[str, Field(pattern=r"^https?://[^/@\s]+(/\S*)?$")] | None = Field(
        default=None, description="of a feed, a sitemap or a list of addresses"
    )
    urls: tuple[Annotated[str, Field(pattern=r"^https?://[^/@\s]+(/\S*)?$")], ...] = Field(default=(), description="of single pages")
    path: Path | None = Field(default=None, description="file or folder; of kind urls: lists of addresses")
    watch: bool = Field(
        default=False, description="of a folder: files are taken once they are complete, and moved to done/ or failed/ once they are stored"
    )
    outlet: str | None = Field(default=None, description="publisher, where the articles do not say")
    country: str | None = Field(default=None, pattern=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3 of the publisher")
    language: str | None = Field(default=None, pattern=r"^[a-z]{2}$", description="ISO 639-1, where it should not be guessed")
    licence: str = Field(description="under which the articles may be kept")
    schedule: str | None = Field(default=None, pattern=r"^(\S+\s+){4}\S+$", description="cron expression, UTC")
    limits: Limits = Limits()
    group: str = Field(default="news", pattern=r"^[a-z0-9][a-z0-9._-]*$", description="sources that are run together")
    recheck_hours: int = Field(
        default=0, ge=0, le=720, description="so long after an article was taken, each run asks whether its page has changed or gone"
    )
    expected_articles: int | None = Field(default=None, ge=0, description="fewer in a run are worth a warning")
    columns: dict[Literal["id", "text", "title", "date", "url", "outlet", "author"], str] = Field(
        default_factory=dict, description="field: column of a table"
    )
    private_networks: tuple[IPvAnyNetwork, ...] = Field(default=(), description="networks that it may reach although they are private")
    headers: dict[
        Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9-]*$")],
        Annotated[str, Field(pattern=SECRET_NAME)],
    ] = Field(default_factory=dict, description="request header: name of the secret that is its value, never the value itself")
    basic_auth: Annotated[str, Field(pattern=SECRET_NAME)] | None = Field(
        default=None, description="name of the secret `user:password`, sent to the source's own host"
    )
    enabled: bool = Field(default=True, description="whether scheduled runs take it")

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> "Source":
        needed = {"feed": "url", "sitemap": "url", "urls": "url", "pages": "urls", "path": "path"}[self.kind]
        if not getattr(self, needed) and not (self.kind == "urls" and self.path):
            raise ValueError(f"a source of kind {self.kind} needs {needed}" + (" or path" if self.kind == "urls" else ""))
        if self.watch and self.kind != "path":
            raise ValueError("only a source of kind path can be watched")
        if framing := sorted(name for name in self.headers if name.lower() in OWN_HEADERS):
            raise ValueError(f"{framing[0]} is not for a source to set")
        return self

    @field_validator("schedule")
    @classmethod
    def _names_a_time(cls, schedule: str | None) -> str | None:
        if schedule is not None:
            next_after(schedule, datetime(2024, 1, 1, tzinfo=UTC))
        return schedule


def load(file: Path) -> Source:
    """The source that a file describes. Raises SourceError that names file, line and what to write instead."""
    try:
        text = file.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        found = yaml.safe_load(text)
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError("S211", f"{file}: {error}", "a source file is YAML text in UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or "no YAML"
        raise SourceError("S212", f"{file}:{line}: {problem}", "check indentation and quotes of this line") from error
    if not isinstance(found, dict):
        raise SourceError("S213", f"{file}:1: no mapping", "write `name: …`, `kind: …`, one to a line")
    try:
        return Source.model_validate(found)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"] if isinstance(part, int | str))
        line = _line(node, first["loc"])
        raise SourceError("S214", f"{file}:{line}: {where or 'source'}: {first['msg']}", _hint(first["loc"], first["type"])) from error


def load_all(folder: Path) -> list[Source]:
    """All sources of a folder in the order of their files. Raises SourceError, also where two have one name."""
    found: dict[str, Path] = {}
    sources: list[Source] = []
    for file in sorted(folder.glob("*.yml")):
        source = load(file)
        if source.name in found:
            raise SourceError(
                "S215", f"{file}: {source.name} is the name of {found[source.name]} too", "give each source a name of its own"
            )
        found[source.name] = file
        sources.append(source)
    return sources


def _line(node: yaml.Node | None, loc: tuple[int | str, ...]) -> int:
    """Line of the innermost key of `loc` that the file holds, from 1."""
    line = 1
    for part in loc:
        if isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == part), None)
            if pair is None:
                return line
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
    return line


def _hint(loc: tuple[int | str, ...], kind: str) -> str:
    model = Limits if loc[:1] == ("limits",) and len(loc) > 1 else Source
    name = str(loc[-1]) if loc else ""
    fields = model.model_fields
    if kind == "extra_forbidden":
        return f"leave it out; known are {', '.join(fields)}"
    meaning = fields[name].description if name in fields else (fields[str(loc[0])].description if loc and str(loc[0]) in fields else None)
    if kind == "missing":
        return f"add `{name}: …` ({meaning})"
    return f"{name}: {meaning}" if meaning else "see the comments in data/sources/samples.yml"

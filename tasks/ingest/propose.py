"""A source for an address: what to follow there, the articles it would take, and the file that says so."""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import polars as pl
import yaml

from tasks import paths
from tasks.errors import SourceError, UsageError
from tasks.frames import Article, Rejection, frame_of
from tasks.ids import short_id
from tasks.ingest.catalogue import Catalogue
from tasks.ingest.discover import Found, discover
from tasks.ingest.fetch import Fetcher
from tasks.ingest.fetch.turns import Turns
from tasks.ingest.follow import Following
from tasks.ingest.sources import Source, load
from tasks.settings import Settings

SHOWN = 5
COLUMNS = ("published_on", "language", "word_count", "title", "url")
ABROAD = frozenset({"ai", "cc", "co", "fm", "gg", "io", "ly", "me", "nu", "sh", "to", "tv", "ws"})
"""Top-level domains of countries that are mostly used elsewhere."""
RENAMED = {"uk": "GB"}
"""Top-level domains that are not their country's ISO 3166 code."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What a source gives when it is asked once and nothing is stored: its articles (COLUMNS), and what it had to turn away."""

    articles: pl.DataFrame
    rejections: pl.DataFrame
    failed: str | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A source as it would be written, how it was found, and what it gives."""

    source: Source
    text: str
    how: str
    tried: Tried


def propose(address: str, given: dict[str, Any], known: Catalogue, settings: Settings) -> Proposal:
    """A source for a web address or a path; `given` are fields of its file that are not to be guessed.

    Raises SourceError, and UsageError: S220 the fields make no source, S221 there is one of that name.
    """
    if not address.startswith(("http://", "https://")) and Path(address).exists():
        path = str(Path(address).resolve())
        return _proposal(Found("path", path, "a file or folder"), given | {"path": path}, known, settings)
    asked = {"name": "new", "kind": "pages", "urls": [address], "licence": "unknown", **given}
    try:
        asking = Source.model_validate(asked)
    except ValueError as error:
        raise UsageError(
            "S220", f"no source can be made of this: {_first(error)}", "give an address as https://…, without a password"
        ) from error
    fetcher = Fetcher(asking)
    try:
        found = discover(address, fetcher)
    finally:
        fetcher.close()
    return _proposal(found, given | ({"urls": [found.url]} if found.kind == "pages" else {"url": found.url}), known, settings)


def _proposal(found: Found, given: dict[str, Any], known: Catalogue, settings: Settings, turns: Turns | None = None) -> Proposal:
    name = given.get("name") or _free_name(found, known)
    if name in known.sources:
        raise UsageError("S221", f"there is a source {name} already: {known.files[name]}", "choose another with --name")
    fields: dict[str, Any] = {"name": name, "kind": found.kind, **given}
    tried = attempt(_source({**fields, "licence": "unknown", **given}), settings, SHOWN, turns)
    guesses = {
        "outlet": found.title or _most(tried.articles, "outlet"),
        "country": _country(found.url),
        "language": _most(tried.articles, "language"),
        "licence": "unknown",
        "schedule": f"{int(short_id(name), 16) % 60} * * * *",
    }
    fields |= {key: value for key, value in guesses.items() if value and key not in fields}
    order = [key for key in Source.model_fields if key in fields]
    text = yaml.safe_dump({key: fields[key] for key in order}, sort_keys=False, allow_unicode=True, width=120)
    return Proposal(_source(fields), text, found.how, tried)


def _source(fields: dict[str, Any]) -> Source:
    try:
        return Source.model_validate(fields)
    except ValueError as error:
        raise UsageError(
            "S220",
            f"no source can be made of this: {_first(error)}",
            "an address is https://…, without a password",
        ) from error


def _first(error: ValueError) -> str:
    errors = getattr(error, "errors", None)
    return "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in errors()[:1]) if errors else str(error)


def attempt(source: Source, settings: Settings, most: int, turns: Turns | None = None) -> Tried:
    """Ask a source once for at most so many articles, and store nothing. Of a watched folder nothing is taken: it may well be empty."""
    if source.watch:
        return Tried(frame_of(Article, []).select(*COLUMNS, "outlet"), frame_of(Rejection, []).select("key", "rule", "detail"), None)
    limited = source.model_copy(update={"limits": source.limits.model_copy(update={"articles": most})})
    following = Following(limited, settings.model_copy(update={"http_cache": None}), "attempt", turns=turns)
    found = list(following.batches())
    articles = pl.concat([batch.article for batch in found]).select(*COLUMNS, "outlet")
    rejections = pl.concat([batch.rejection for batch in found]).select("key", "rule", "detail")
    return Tried(articles, rejections, following.state_row["last_error"])


def write(proposal: Proposal, folder: Path) -> Path:
    """Put the source's file into the folder. Raises UsageError S222 where one of that name is there."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{proposal.source.name}.yml"
    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(proposal.text)
    except FileExistsError as error:
        raise UsageError("S222", f"{file} is there already", "choose another name with --name") from error
    load(file)
    return file


def switch(file: Path, *, enabled: bool) -> None:
    """Enable or disable the source that a file describes; the rest of the file stays as it is. Raises SourceError."""
    load(file)
    before = file.read_text(encoding="utf-8")
    line = f"enabled: {str(enabled).lower()}"
    after, count = re.subn(r"(?m)^enabled\s*:\s*\w+", line, before)
    after = after if count else before.rstrip("\n") + f"\n{line}\n"
    partial = file.with_name(f".{file.name}.part")
    partial.write_text(after, encoding="utf-8")
    try:
        if load(partial).enabled is not enabled:
            raise SourceError("S223", f"{file} cannot be switched", f"write `{line}` on a line of its own")
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)


def _free_name(found: Found, known: Catalogue) -> str:
    """From the host: "https://www.andes-post.example/feed" -> "andes-post-example"."""
    base = Path(found.url).name if found.kind == "path" else (urlsplit(found.url).hostname or "").removeprefix("www.")
    plain = re.sub(r"[^a-z0-9]+", "-", base.lower()).strip("-") or "source"
    names = (plain if number == 1 else f"{plain}-{number}" for number in range(1, 1_000))
    return next(name for name in names if name not in known.sources)


def _country(url: str) -> str | None:
    """ISO 3166-1 alpha-3 of a country's top-level domain."""
    ending = (urlsplit(url).hostname or "").rpartition(".")[2]
    if len(ending) != 2 or ending in ABROAD:
        return None
    iso2 = RENAMED.get(ending, ending.upper())
    with (paths.ONTOLOGY / "codes" / "country.csv").open(encoding="utf-8", newline="") as stream:
        return next((row["iso3"] for row in csv.DictReader(stream) if row["iso2"] == iso2), None)


def _most(articles: pl.DataFrame, column: str) -> str | None:
    counted = Counter(value for value in articles[column] if value)
    return max(counted, key=lambda value: (counted[value], value)) if counted else None

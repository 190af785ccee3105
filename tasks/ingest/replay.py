"""Rejected things tried again: from the bytes that were kept of them, or from their address."""

import json
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tasks.errors import SitrepError
from tasks.ingest import records, registry
from tasks.ingest.fetch import Fetcher, FetchError
from tasks.ingest.files import File, Options
from tasks.ingest.items import Item, Refused
from tasks.ingest.readers import document, feed, jsonl, mail, page, tabular, text
from tasks.ingest.urls import without_credentials

ENDINGS = {
    text.MEDIA_TYPE: ".txt",
    jsonl.MEDIA_TYPE: ".jsonl",
    feed.MEDIA_TYPE: ".xml",
    document.DOCX_TYPE: ".docx",
    document.PDF_TYPE: ".pdf",
}
"""Media types that are read like a file of their own."""
OF_NO_ITEM = frozenset({"circuit_open", "bad_source", "source_error", "repeated_id", "nested_archive", "archive_bomb", "too_many_members"})
"""Rules that concern a whole source, or an article whose like was kept: there is nothing to try again."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something that was rejected, with what was kept of it. `key` says where it stood in its source."""

    key: str
    rule: str
    external_id: str | None = None
    url: str | None = None
    payload: bytes | None = None
    media_type: str = ""
    fetched_at: datetime | None = None

    @property
    def is_whole(self) -> bool:
        """Whether its bytes were kept, all of them."""
        return self.payload is not None and "truncated=true" not in self.media_type


def can_be_tried(rejected: Rejected) -> bool:
    """Whether there is anything to try: all its bytes, or an address."""
    return rejected.rule not in OF_NO_ITEM and (rejected.is_whole or bool(_address(rejected)))


def again(rejected: Rejected, options: Options, fetcher: Fetcher) -> Iterator[Item | Refused]:
    """What comes of it now, under the key it had."""
    found = _of_bytes(rejected, options) if rejected.is_whole else _of_address(rejected, fetcher)
    for came in found:
        yield replace(came, key=rejected.key)


def _of_bytes(rejected: Rejected, options: Options) -> Iterator[Item | Refused]:
    payload, taken = rejected.payload or b"", rejected.fetched_at
    kind, _, parameters = rejected.media_type.partition(";")
    name, _, _ = rejected.key.partition(":") if "://" not in rejected.key else (rejected.key, "", "")
    if taken is None:
        return
    if kind == page.MEDIA_TYPE:
        charset = re.search(r"charset=([\w.:-]+)", parameters)
        external_id = rejected.external_id or str(Path(name).with_suffix(""))
        yield page.item_of(
            payload, key=name, external_id=external_id, fetched_at=taken, url=rejected.url, charset=charset and charset.group(1)
        )
    elif kind == mail.MEDIA_TYPE:
        yield mail.item_of(payload, name, File(Path(name), name, taken))
    elif kind == feed.JSON_TYPE:
        yield feed.item_of(_entry(payload), rejected.key, taken)
    elif kind == tabular.JSON_TYPE and isinstance(record := _json(payload), dict):
        yield records.item_of(records.mapped(record, options.columns), rejected.key, name, payload, taken, kind)
    else:
        ending = ENDINGS.get(kind) or registry.kind(name) or ""
        with tempfile.NamedTemporaryFile(suffix=ending) as kept:
            kept.write(payload)
            kept.flush()
            yield from registry.read(File(Path(kept.name), name if registry.kind(name) else f"{name}{ending}", taken), options)


def _entry(payload: bytes) -> feed.Entry:
    said = _json(payload)
    known = {name: records.word(said.get(name)) for name in ("guid", "url", "title", "html", "published")} if isinstance(said, dict) else {}
    return feed.Entry(
        known.get("guid") or "", known.get("url"), known.get("title"), known.get("html") or "", known.get("published"), (), None
    )


def _json(payload: bytes) -> object:
    try:
        return json.loads(payload.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def _address(rejected: Rejected) -> str | None:
    """Where it can be fetched again."""
    given = rejected.url or rejected.key
    return given if given.startswith(("http://", "https://")) else None


def _of_address(rejected: Rejected, fetcher: Fetcher) -> Iterator[Item | Refused]:
    url = _address(rejected) or ""
    try:
        fetched = fetcher.get(url)
    except FetchError as error:
        yield Refused(rejected.key, error.rule, error.detail, external_id=rejected.external_id, url=url)
        return
    except SitrepError as error:
        yield Refused(rejected.key, "source_error", error.message, external_id=rejected.external_id, url=url)
        return
    key = without_credentials(url)
    yield page.item_of(
        fetched.payload or b"",
        key=key,
        external_id=rejected.external_id or key,
        fetched_at=fetched.fetched_at,
        url=url,
        charset=fetched.charset,
    )

"""What readers hand on: an article as it came, or something that could not be taken."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime

from tasks.ids import short_id

KEPT_BYTES = 65_536
"""Of a payload that is too long to be taken, this much is kept."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A publication date as the input states it, with where it was read."""

    text: str
    basis: str


@dataclass(frozen=True, slots=True)
class Response:
    """What a server said beside the bytes: HTTP status and validators."""

    status: int
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One article as it came. `key` says where it stands ("wire.jsonl:12"), `payload` are its bytes."""

    key: str
    external_id: str
    body: str
    payload: bytes
    media_type: str
    fetched_at: datetime
    url: str | None = None
    canonical_url: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: tuple[str, ...] = ()
    language: str | None = None
    published: tuple[Stated, ...] = ()
    """Stated dates, the most trustworthy first."""
    quote_blocks: tuple[tuple[int, int], ...] = field(default=())
    """Stretches of the body that the page itself marks as quotations."""
    notes: tuple[tuple[str, str], ...] = ()
    """Rule and detail of what is wrong with it although it is taken: only its beginning is shown."""
    response: Response | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that could not be taken: `rule` is stable, `detail` says what was found and what to do.

    `payload` are its bytes, or their start where `length` is larger; None where there are none to keep.
    """

    key: str
    rule: str
    detail: str
    payload: bytes | None = None
    media_type: str = "application/octet-stream"
    fetched_at: datetime | None = None
    length: int | None = None
    stage: str = "ingest"
    external_id: str | None = None
    url: str | None = None
    charset: str | None = None
    """What the server said of the payload."""
    response: Response | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article was published, as far as it is known."""

    on: date | None = None
    at: datetime | None = None
    basis: str | None = None


def sha256(data: bytes) -> str:
    """Hex digest."""
    return hashlib.sha256(data).hexdigest()


def capture_id(source_id: str, key: str, payload: bytes) -> str:
    """Id of a payload: hash of source, place and bytes."""
    return short_id(source_id, key, sha256(payload))

"""Plain text: one file, one article."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tasks.ingest.items import KEPT_BYTES, Item, Refused

MEDIA_TYPE = "text/plain"
ENCODINGS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
"""Marks at the start of a file that name its encoding; they are no part of the text."""


def read(path: Path, name: str, longest: int) -> Iterator[Item | Refused]:
    """The file as an article whose body is its text, unchanged; `name` is its path inside the source."""
    fetched_at = modified(path)
    payload, refused = load(path, name, longest, MEDIA_TYPE)
    if refused is not None:
        yield refused
        return
    try:
        body = decoded(payload)
    except UnicodeDecodeError as error:
        detail = f"not UTF-8 at byte {error.start}; convert the file, for instance with iconv -f windows-1252 -t utf-8"
        yield Refused(name, "bad_encoding", detail, payload, MEDIA_TYPE, fetched_at)
        return
    yield Item(key=name, external_id=name, body=body, payload=payload, media_type=MEDIA_TYPE, fetched_at=fetched_at)


def load(path: Path, name: str, longest: int, media_type: str) -> tuple[bytes, Refused | None]:
    """The file's bytes; where they are more than `longest`, their start and the refusal."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        payload = stream.read(longest if size <= longest else KEPT_BYTES)
    if size <= longest:
        return payload, None
    detail = f"{size} bytes, allowed are {longest}; split it"
    return payload, Refused(name, "too_long", detail, payload, media_type, modified(path), size)


def decoded(payload: bytes) -> str:
    """UTF-8, or what a mark at the start says. Raises UnicodeDecodeError."""
    encoding = next((name for mark, name in ENCODINGS.items() if payload.startswith(mark)), "utf-8")
    return payload.decode(encoding)


def modified(path: Path) -> datetime:
    """When the file was last written, UTC: the time a local file counts as taken, so that reading it again changes nothing."""
    return datetime.fromtimestamp(int(path.stat().st_mtime), UTC)

"""JSON lines, plain or gzipped: one object a line, of which only `text` is required."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from tasks.ids import short_id
from tasks.ingest import bounded
from tasks.ingest.items import KEPT_BYTES, Item, Refused, Stated
from tasks.ingest.readers.text import modified

MEDIA_TYPE = "application/x-ndjson"


def read(path: Path, name: str, longest: int) -> Iterator[Item | Refused]:
    """One item a line; blank lines are passed over. `name` is the file's path inside the source."""
    fetched_at = modified(path)
    for line in bounded.lines(path, longest, KEPT_BYTES):
        key = f"{name}:{line.number}"
        if line.broken:
            yield Refused(
                key, "broken_archive", f"{line.broken}; what came before it was read", line.data, MEDIA_TYPE, fetched_at, line.length
            )
        elif line.length > len(line.data):
            detail = f"a line of {line.length} bytes, allowed are {longest}; split it"
            yield Refused(key, "too_long", detail, line.data, MEDIA_TYPE, fetched_at, line.length)
        elif line.data.strip():
            yield _item(line.data, key, name, fetched_at)


def _item(data: bytes, key: str, name: str, fetched_at: datetime) -> Item | Refused:
    try:
        record = json.loads(data.decode("utf-8-sig" if key.endswith(":1") else "utf-8"))
    except UnicodeDecodeError as error:
        return Refused(key, "bad_encoding", f"not UTF-8 at byte {error.start} of the line", data, MEDIA_TYPE, fetched_at)
    except (ValueError, RecursionError) as error:
        return Refused(key, "bad_json", f"{error}; each line must be one JSON object", data, MEDIA_TYPE, fetched_at)
    if not isinstance(record, dict):
        return Refused(key, "not_an_object", f"a JSON {type(record).__name__}; each line must be an object", data, MEDIA_TYPE, fetched_at)
    if not isinstance(record.get("text"), str):
        return Refused(key, "no_text", "the field text is missing or no string", data, MEDIA_TYPE, fetched_at)
    return item_of(record, key, f"{name}:{short_id(data.hex())}", data, fetched_at)


def item_of(record: dict[str, Any], key: str, fallback_id: str, payload: bytes, fetched_at: datetime) -> Item:
    """A record with a `text` string as an item; other fields that are no text count as unknown."""
    url = _word(record.get("url"))
    given = _word(record.get("date"))
    return Item(
        key=key,
        external_id=_word(record.get("id")) or url or fallback_id,
        body=record["text"],
        payload=payload,
        media_type=MEDIA_TYPE,
        fetched_at=fetched_at,
        url=url,
        title=_word(record.get("title")),
        outlet=_word(record.get("outlet")),
        author=_words(record.get("author") or record.get("authors")),
        published=(Stated(given, "metadata"),) if given else (),
    )


def _word(value: object) -> str | None:
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _words(value: object) -> tuple[str, ...]:
    found = value if isinstance(value, list) else [value]
    return tuple(word for each in found if (word := _word(each)))

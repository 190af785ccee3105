"""Records (fields and values) as items, whatever format they came in."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from tasks.ids import short_id
from tasks.ingest.items import Item, Refused, Stated

NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "guid", "uuid", "article_id", "doc_id"),
    "text": ("text", "body", "content", "article", "maintext", "article_text", "full_text", "story"),
    "title": ("title", "headline"),
    "date": ("date", "published", "published_at", "publish_date", "publication_date", "pubdate", "pub_date", "date_published", "datetime"),
    "url": ("url", "link", "source_url", "permalink"),
    "outlet": ("outlet", "publisher", "publication", "source", "site", "newspaper"),
    "author": ("author", "authors", "byline"),
}
"""Under which names tables in the field hold each field, the usual one first."""


def mapped(record: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """The record under the names that ingest knows: by `columns` (field -> column) where it names one, else by the usual names."""
    by_name = {str(key).strip().casefold(): value for key, value in record.items()}
    found: dict[str, Any] = {}
    for field, names in NAMES.items():
        wanted = (columns[field],) if field in columns else names
        found[field] = next((by_name[name.casefold()] for name in wanted if by_name.get(name.casefold()) is not None), None)
    return found


def item_of(record: Mapping[str, Any], key: str, name: str, payload: bytes, fetched_at: datetime, media_type: str) -> Item | Refused:
    """A record of known field names as an item; without a string `text` it is refused. Without id and url its bytes give it an id."""
    url = word(record.get("url"))
    if not isinstance(record.get("text"), str):
        detail = "the field text is missing or no string" + ("; a source of kind urls fetches the pages of such a list" if url else "")
        return Refused(key, "no_text", detail, payload, media_type, fetched_at, external_id=word(record.get("id")) or url, url=url)
    given = word(record.get("date"))
    return Item(
        key=key,
        external_id=word(record.get("id")) or url or f"{name}:{short_id(payload.hex())}",
        body=record["text"],
        payload=payload,
        media_type=media_type,
        fetched_at=fetched_at,
        url=url,
        title=word(record.get("title")),
        outlet=word(record.get("outlet")),
        author=words(record.get("author") or record.get("authors")),
        published=(Stated(given, "metadata"),) if given else (),
    )


def word(value: object) -> str | None:
    """A value as text; None for what is empty or neither text, number nor date."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return word(value.get("name"))
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def words(value: object) -> tuple[str, ...]:
    """A value or a list of them as texts."""
    found = value if isinstance(value, list | tuple) else [value]
    return tuple(text for each in found if (text := word(each)))


def as_json(record: Mapping[str, Any]) -> bytes:
    """A record's bytes where the format itself has none of its own (a row of a table)."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8", "surrogatepass")

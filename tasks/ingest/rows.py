"""Items as rows of the frames that ingest hands on."""

import json
from typing import Any

from tasks import packing
from tasks.ids import short_id
from tasks.ingest import language
from tasks.ingest.items import Item, Publication, Refused, capture_id, sha256
from tasks.ingest.segment import Segment
from tasks.ingest.urls import canonical, scrubbed, without_credentials

Row = dict[str, Any]
EXCERPT_BYTES = 2_000


def capture(source_id: str, run_id: str, came: Item | Refused) -> Row:
    """The bytes as received, packed; where only their start was kept the media type says so."""
    payload = came.payload or b""
    length = came.length if isinstance(came, Refused) else None
    cut = f"; truncated=true; length={length}" if length is not None and length > len(payload) else ""
    charset = f"; charset={came.charset}" if isinstance(came, Refused) and came.charset else ""
    packed, encoding = packing.pack(payload)
    return {
        "capture_id": capture_id(source_id, came.key, payload),
        "source_id": source_id,
        "url": _encodable(without_credentials(came.url) if came.url else came.key),
        "fetched_at": came.fetched_at,
        "media_type": came.media_type + charset + cut,
        "payload": packed,
        "sha256": sha256(payload),
        "run_id": run_id,
        "http_status": came.response and came.response.status,
        "etag": came.response and came.response.etag,
        "last_modified": came.response and came.response.last_modified,
        "encoding": encoding,
        "byte_count": len(payload),
    }


def article(source_id: str, run_id: str, item: Item, publication: Publication) -> Row:
    """An article of which neither the status nor an original is known yet."""
    return {
        "article_id": short_id(source_id, item.external_id),
        "external_id": item.external_id,
        "source_id": source_id,
        "url": without_credentials(item.url) if item.url else None,
        "canonical_url": canonical(item.canonical_url or item.url),
        "title": item.title,
        "outlet": item.outlet,
        "author": list(item.author),
        "language": item.language or language.identify(item.body),
        "published_at": publication.at,
        "published_on": publication.on,
        "published_basis": publication.basis,
        "fetched_at": item.fetched_at,
        "body": item.body,
        "body_sha256": sha256(item.body.encode()),
        "revision": 1,
        "capture_id": capture_id(source_id, item.key, item.payload),
        "run_id": run_id,
        "status": "read",
        "word_count": len(item.body.split()),
    }


def segments(article_row: Row, found: list[Segment]) -> list[Row]:
    """The segments of an article."""
    common = {"article_id": article_row["article_id"], "language": article_row["language"]}
    return [
        {**common, "segment_no": number, "kind": kind, "start_char": start, "end_char": end}
        for number, (kind, start, end) in enumerate(found)
    ]


def rejection(source_id: str, run_id: str, refused: Refused) -> Row:
    """The row that says what was not taken, and why."""
    start = None if refused.payload is None else {"start": scrubbed(refused.payload[:EXCERPT_BYTES].decode("utf-8", "replace"))}
    return {
        "run_id": run_id,
        "stage": refused.stage,
        "key": f"{source_id}/{refused.key}".encode("utf-8", "replace").decode(),
        "rule": refused.rule,
        "detail": scrubbed(refused.detail.encode("utf-8", "replace").decode()),
        "payload": None if start is None else json.dumps(start, ensure_ascii=False),
        "source_id": source_id,
        "external_id": _encodable(refused.external_id),
        "url": _encodable(without_credentials(refused.url)) if refused.url else None,
        "capture_id": capture_id(source_id, refused.key, refused.payload) if is_kept(refused) and refused.payload is not None else None,
        "resolved_by": None,
    }


def is_kept(refused: Refused) -> bool:
    """Whether the bytes of what was refused go to raw.capture."""
    return bool(refused.payload) and refused.fetched_at is not None


def _encodable(text: str | None) -> str | None:
    return None if text is None else text.encode("utf-8", "replace").decode()

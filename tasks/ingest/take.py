"""Taking a source: whatever stands at a path, as batches of articles with their segments."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import dataframely as dy
import polars as pl

from tasks.frames import Article, Capture, Captured, Rejection, Segment, frame_of
from tasks.ids import short_id
from tasks.ingest import dates, language, source
from tasks.ingest.items import Item, Publication, Refused, Stated, capture_id, sha256
from tasks.ingest.segment import segments_of
from tasks.ingest.urls import canonical, without_credentials
from tasks.settings import Settings

Row = dict[str, Any]
BATCH_ARTICLES = 2_000
BATCH_BYTES = 32_000_000
PAYLOAD_CHARS = 2_000


def batches(path: Path, settings: Settings, run_id: str, *, limit: int | None = None, today: date | None = None) -> Iterator[Captured]:
    """Batches of about `settings.batch_words` words from a text file, a folder of them, or a JSON lines file.

    `limit` bounds the articles taken; `today` (default: the clock's, UTC) tells publication dates in the future from real ones.
    Memory holds one batch. Raises SourceError where there is nothing that could be read.
    """
    name = source.source_id(path, settings.source_name)
    taking = _Batch(settings, run_id, name, today or datetime.now(UTC).date())
    for found in source.items(path, settings.max_record_bytes):
        if limit is not None and taking.taken >= limit:
            break
        taking.add(found)
        if taking.is_full:
            yield taking.close()
    if taking.rows:
        yield taking.close()


class _Batch:
    """Rows of the batch under way, and the article ids met since the start."""

    def __init__(self, settings: Settings, run_id: str, source_id: str, today: date) -> None:
        self.settings, self.run_id, self.source_id, self.today = settings, run_id, source_id, today
        self.taken = 0
        self._met: set[str] = set()
        self._bodies: dict[str, str] = {}
        self._clear()

    def _clear(self) -> None:
        self.words = self.bytes = self.rows = 0
        self._frames: dict[str, list[Row]] = {"capture": [], "article": [], "segment": [], "rejection": []}

    @property
    def is_full(self) -> bool:
        return self.words >= self.settings.batch_words or self.bytes >= BATCH_BYTES or self.rows >= BATCH_ARTICLES

    def add(self, found: Item | Refused) -> None:
        """Take an item, or say why not."""
        refused = found if isinstance(found, Refused) else self._objection(found)
        self.rows += 1
        if refused is not None:
            self._reject(refused)
        elif isinstance(found, Item):
            self._take(found)

    def _objection(self, item: Item) -> Refused | None:
        rule = detail = ""
        if not item.body.strip():
            rule, detail = "empty_text", "the text is empty"
        elif len(item.body) > self.settings.max_body_chars:
            rule, detail = "too_long", f"{len(item.body)} characters, allowed are {self.settings.max_body_chars}; split it"
        elif "\x00" in item.body:
            rule, detail = "binary_text", "the text holds NUL characters: it is no text, or in UTF-16 without a mark"
        elif not _encodable(item.body) or not _encodable(item.external_id):
            rule, detail = "bad_unicode", "the text holds half a surrogate pair"
        elif self._article_id(item) in self._met:
            rule, detail = (
                "repeated_id",
                f"{item.external_id!r} came before in this source and was kept; give each article an id of its own",
            )
        return Refused(item.key, rule, detail, item.payload, item.media_type, item.fetched_at) if rule else None

    def _article_id(self, item: Item) -> str:
        return short_id(self.source_id, item.external_id)

    def _take(self, item: Item) -> None:
        header = dates.header(item.body)
        opening = header.end if header else 0
        stated = [Stated(header.text, "text_header")] if header else []
        stated += item.published
        if (dated := dates.dateline(item.body, _first_word(item.body, opening))) is not None:
            stated.append(Stated(dated, "dateline"))
        publication, bad_dates = dates.publication(tuple(stated), self.today)
        for detail in bad_dates:
            self._reject(Refused(item.key, "bad_date", f"{detail}; the article is kept without it"))
        self._frames["capture"].append(self._capture(item.key, item.payload, item.media_type, item.fetched_at, item.url))
        row = self._article(item, publication)
        self._frames["article"].append(row)
        self._frames["segment"] += [
            {
                "article_id": row["article_id"],
                "segment_no": number,
                "kind": kind,
                "start_char": start,
                "end_char": end,
                "language": row["language"],
            }
            for number, (kind, start, end) in enumerate(segments_of(item.body, header.end if header else 0))
        ]
        self._met.add(row["article_id"])
        self.taken += 1
        self.words += row["word_count"]

    def _article(self, item: Item, publication: Publication) -> Row:
        article_id, body_sha256 = self._article_id(item), sha256(item.body.encode())
        first = self._bodies.setdefault(body_sha256, article_id)
        spoken = item.language or language.identify(item.body)
        unread = (
            "duplicate" if first != article_id else "other_language" if spoken and spoken not in self.settings.reader.languages else None
        )
        return {
            "article_id": article_id,
            "external_id": item.external_id,
            "source_id": self.source_id,
            "url": item.url and without_credentials(item.url),
            "canonical_url": canonical(item.canonical_url or item.url),
            "title": item.title,
            "outlet": item.outlet,
            "author": list(item.author),
            "language": spoken,
            "published_at": publication.at,
            "published_on": publication.on,
            "published_basis": publication.basis,
            "fetched_at": item.fetched_at,
            "body": item.body,
            "body_sha256": body_sha256,
            "revision": 1,
            "duplicate_of": first if unread == "duplicate" else None,
            "capture_id": capture_id(self.source_id, item.key, item.payload),
            "run_id": self.run_id,
            "status": unread or "read",
            "word_count": len(item.body.split()),
        }

    def _capture(self, key: str, payload: bytes, media_type: str, fetched_at: datetime, url: str | None = None) -> Row:
        self.bytes += len(payload)
        return {
            "capture_id": capture_id(self.source_id, key, payload),
            "source_id": self.source_id,
            "url": without_credentials(url) if url else key,
            "fetched_at": fetched_at,
            "media_type": media_type,
            "payload": payload,
            "sha256": sha256(payload),
            "run_id": self.run_id,
        }

    def _reject(self, refused: Refused) -> None:
        row = {
            "run_id": self.run_id,
            "stage": refused.stage,
            "key": f"{self.source_id}/{refused.key}",
            "rule": refused.rule,
            "detail": refused.detail.encode("utf-8", "replace").decode(),
            "payload": _excerpt(refused.payload),
        }
        self._frames["rejection"].append(row)
        if refused.payload is not None and refused.fetched_at is not None:
            cut = refused.length is not None and refused.length > len(refused.payload)
            media_type = refused.media_type + (f"; truncated=true; length={refused.length}" if cut else "")
            self._frames["capture"].append(self._capture(refused.key, refused.payload, media_type, refused.fetched_at))

    def close(self) -> Captured:
        """The batch as checked frames; what breaks a schema is rejected like anything else."""
        rows = self._frames
        self._clear()
        article = self._checked(Article, rows["article"], "article_id", rows["rejection"])
        kept = set(article["article_id"])
        return Captured(
            capture=self._checked(Capture, rows["capture"], "capture_id", rows["rejection"]),
            article=article,
            segment=self._checked(Segment, [row for row in rows["segment"] if row["article_id"] in kept], "article_id", rows["rejection"]),
            rejection=Rejection.validate(
                frame_of(Rejection, rows["rejection"]).unique(Rejection.primary_key(), keep="first", maintain_order=True)
            ),
        )

    def _checked(self, schema: type[dy.Schema], rows: list[Row], key: str, rejected: list[Row]) -> Any:
        good, failure = schema.filter(frame_of(schema, rows), cast=True)
        for row in failure.details().iter_rows(named=True):
            broken = ", ".join(rule for rule, outcome in row.items() if outcome == "invalid")
            rejected.append(self._schema_rejection(schema, str(row[key]), broken))
        return good

    def _schema_rejection(self, schema: type[dy.Schema], key: str, broken: str) -> Row:
        detail = f"breaks {broken}"
        return {
            "run_id": self.run_id,
            "stage": "ingest",
            "key": key,
            "rule": f"{schema.__name__.lower()}_schema",
            "detail": detail,
            "payload": None,
        }


def mark_duplicates(captured: Captured, known: pl.DataFrame) -> Captured:
    """The batch with those articles marked whose body an article in `known` (article_id, body_sha256) already has.

    An article is no duplicate of itself; of several originals the one with the smallest id is named. Pure: nothing else changes.
    """
    originals = known.group_by("body_sha256").agg(pl.col("article_id").min().alias("original"))
    is_new = pl.col("original").is_null() | (pl.col("original") == pl.col("article_id")) | (pl.col("status") == "duplicate")
    article = (
        captured.article.join(originals, on="body_sha256", how="left", maintain_order="left")
        .with_columns(
            status=pl.when(is_new).then("status").otherwise(pl.lit("duplicate")),
            duplicate_of=pl.when(is_new).then("duplicate_of").otherwise("original"),
        )
        .drop("original")
    )
    return Captured(captured.capture, Article.validate(article), captured.segment, captured.rejection)


def _excerpt(payload: bytes | None) -> str | None:
    return None if payload is None else json.dumps({"start": payload[:PAYLOAD_CHARS].decode("utf-8", "replace")}, ensure_ascii=False)


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _first_word(body: str, start: int) -> int:
    found = re.compile(r"\S").search(body, start)
    return found.start() if found else start

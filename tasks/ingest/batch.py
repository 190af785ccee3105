"""The batch under way: items in, checked frames out."""

from dataclasses import replace
from datetime import date
from typing import Any

import dataframely as dy

from tasks.frames import Article, Capture, Captured, Rejection, Segment, frame_of
from tasks.ingest import dates, rows
from tasks.ingest.items import Item, Publication, Refused, Stated
from tasks.ingest.objections import objection, repeated
from tasks.ingest.rows import Row
from tasks.ingest.seen import Seen
from tasks.ingest.segment import Segment as Piece
from tasks.ingest.segment import segments_of
from tasks.ingest.urls import scrubbed, without_credentials
from tasks.settings import Settings

MOST_ITEMS = 2_000
MOST_BYTES = 32_000_000


class Batch:
    """Rows of the batch under way, and the ids and bodies met since the first one."""

    def __init__(self, settings: Settings, run_id: str, source_id: str, today: date) -> None:
        self._settings, self._run_id, self._source_id, self._today = settings, run_id, source_id, today
        self._ids, self._bodies = Seen(), Seen()
        self.taken = 0
        self._clear()

    def _clear(self) -> None:
        self.items = self._words = self._bytes = 0
        self._captures: dict[str, Row] = {}
        self._articles: list[Row] = []
        self._segments: list[Row] = []
        self._rejections: list[Row] = []

    @property
    def is_full(self) -> bool:
        """Whether it holds as many words, bytes or items as a batch may."""
        return self._words >= self._settings.batch_words or self._bytes >= MOST_BYTES or self.items >= MOST_ITEMS

    def add(self, came: Item | Refused) -> Refused | None:
        """Take an item, or keep a row that says why not; answers that refusal."""
        self.items += 1
        came = _without_secrets(came)
        refused = came if isinstance(came, Refused) else objection(came, self._settings.max_body_chars)
        if refused is None and isinstance(came, Item):
            refused = self._take(came)
        if refused is not None:
            self._reject(refused)
        return refused

    def _take(self, item: Item) -> Refused | None:
        header = dates.header(item.body)
        pieces = segments_of(item.body, header.end if header else 0, title=item.title, quote_blocks=item.quote_blocks)
        publication = self._publication(item, header.text if header else None, pieces)
        row = rows.article(self._source_id, self._run_id, item, publication)
        if row["article_id"] in self._ids:
            return repeated(item)
        self._ids.first(row["article_id"], row["article_id"])
        self._judge(row)
        self._articles.append(row)
        self._segments += rows.segments(row, pieces)
        self._capture(item)
        for rule, detail in item.notes:
            self._reject(Refused(item.key, rule, detail, external_id=item.external_id, url=item.url))
        self.taken += 1
        self._words += row["word_count"]
        return None

    def _judge(self, row: Row) -> None:
        """Status: a body met before is a duplicate; a language that is surely none of those read is not read."""
        original = self._bodies.first(row["body_sha256"], row["article_id"])
        if original != row["article_id"]:
            row["status"], row["duplicate_of"] = "duplicate", original
        elif row["language"] and row["language"] not in self._settings.reader.languages:
            row["status"] = "other_language"

    def _publication(self, item: Item, header: str | None, pieces: list[Piece]) -> Publication:
        stated = [Stated(header, "text_header")] if header else []
        stated += item.published
        opening = next((item.body[start:end] for kind, start, end in pieces[:4] if kind == "dateline"), "")
        if dated := dates.dateline_date(opening):
            stated.append(Stated(dated, "dateline"))
        publication, refused = dates.publication(tuple(stated), self._today)
        for detail in refused[:1]:
            kept = f"{detail}; the article is kept without this date"
            self._reject(Refused(item.key, "bad_date", kept, external_id=item.external_id, url=item.url))
        return publication

    def _capture(self, came: Item | Refused) -> None:
        row = rows.capture(self._source_id, self._run_id, came)
        self._captures[row["capture_id"]] = row
        self._bytes += len(row["payload"])

    def _reject(self, refused: Refused) -> None:
        self._rejections.append(rows.rejection(self._source_id, self._run_id, refused))
        if rows.is_kept(refused):
            self._capture(refused)

    def close(self) -> Captured:
        """The batch as checked frames, and a fresh one begun; what breaks a schema is rejected like anything else."""
        articles = self._checked(Article, self._articles, "article_id")
        kept = set(articles["article_id"])
        captures = self._checked(Capture, list(self._captures.values()), "capture_id")
        segments = self._checked(Segment, [row for row in self._segments if row["article_id"] in kept], "article_id")
        rejections = frame_of(Rejection, self._rejections).unique(Rejection.primary_key(), keep="first", maintain_order=True)
        self._clear()
        return Captured(captures, articles, segments, Rejection.validate(rejections))

    def _checked(self, schema: type[dy.Schema], found: list[Row], key: str) -> Any:
        good, failure = schema.filter(frame_of(schema, found), cast=True)
        for row in failure.details().iter_rows(named=True) if len(failure) else ():
            broken = ", ".join(sorted(rule for rule, outcome in row.items() if outcome == "invalid"))
            refused = Refused(str(row[key]), f"{schema.__name__.lower()}_schema", f"breaks {broken}")
            self._rejections.append(rows.rejection(self._source_id, self._run_id, refused))
        return good


def _without_secrets(came: Item | Refused) -> Item | Refused:
    """The same; where an id or a place is an address, without what would let someone in."""
    if "://" not in f"{came.key} {came.external_id}":
        return came
    external_id = came.external_id and without_credentials(came.external_id)
    return replace(came, key=scrubbed(without_credentials(came.key)), external_id=external_id)  # type: ignore[arg-type]  # None stays None

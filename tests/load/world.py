"""Hand-made articles for the load tests: what the stages before would hand over."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from tasks.frames import (
    TABLES,
    Alias,
    Captured,
    Place,
    Reading,
    Rejection,
    Resolved,
    frame_of,
)

Row = dict[str, Any]
RUN = "run-1"
FETCHED = datetime(2024, 3, 9, 6, 0, tzinfo=UTC)
ARTICLE_TABLES = (
    "segment", "sentence", "mention", "time_expression", "attribution", "event_mention", "event_argument", "casualty", "article_entity",
)  # fmt: skip


@dataclass
class Report:
    """One event mention: the clause is a sentence of the body, every participant a stretch of it."""

    event_id: str
    text: str
    event_type: str = "ASSAULT"
    mode: str | None = None
    trigger: str = ""
    arguments: tuple[tuple[str, str, str | None], ...] = ()
    """(role, words, entity id)"""
    casualties: tuple[Row, ...] = ()
    extra: Row = field(default_factory=dict)


@dataclass
class Story:
    """One article."""

    key: str
    reports: tuple[Report, ...] = ()
    published_on: date | None = date(2024, 3, 8)
    outlet: str | None = "The Daily Record"
    entities: tuple[Row, ...] = ()
    aliases: tuple[Row, ...] = ()
    places: tuple[Row, ...] = ()
    lead: str = ""
    extra: Row = field(default_factory=dict)

    @property
    def body(self) -> str:
        return self.lead + " ".join(report.text for report in self.reports)


def _where(body: str, words: str, start: int) -> Row:
    at = body.index(words, start)
    return {"start_char": at, "end_char": at + len(words)}


def rows_of(story: Story) -> dict[str, list[Row]]:
    """Table (without schema) -> rows of one article."""
    body = story.body
    rows: dict[str, list[Row]] = {name: [] for name in ARTICLE_TABLES}
    here = {"article_id": story.key}
    rows["segment"].append(here | {"segment_no": 0, "kind": "body", "start_char": 0, "end_char": max(1, len(body))})
    at = len(story.lead)
    for number, report in enumerate(story.reports):
        clause = {"start_char": at, "end_char": at + len(report.text)}
        rows["sentence"].append(here | clause | {"sentence_no": number, "segment_no": 0})
        trigger = report.trigger or report.text.split()[0]
        found = _where(body, trigger, at)
        rows["event_mention"].append(
            here | clause | {
                "event_mention_no": number, "sentence_no": number, "trigger_text": trigger,
                "trigger_start_char": found["start_char"], "trigger_end_char": found["end_char"],
                "event_type": report.event_type, "event_mode": report.mode, "event_context": [], "polarity": "affirmed", "realis": "actual",
                "is_background": False, "confidence": 0.8, "method": "test", "event_id": report.event_id,
            } | report.extra
        )  # fmt: skip
        for place, (role, words, entity) in enumerate(report.arguments):
            mention = here | _where(body, words, at) | {
                "mention_no": len(rows["mention"]), "sentence_no": number, "surface": words, "label": "ORG", "mention_type": "name",
                "entity_id": entity, "local_entity_id": entity,
            }  # fmt: skip
            rows["mention"].append(mention)
            rows["event_argument"].append(
                here | _where(body, words, at) | {
                    "event_mention_no": number, "argument_no": place, "role": role, "text": words, "mention_no": mention["mention_no"],
                    "entity_id": entity,
                }
            )  # fmt: skip
        for toll in report.casualties:
            rows["casualty"].append(
                here | clause | {
                    "casualty_no": len(rows["casualty"]), "event_mention_no": number, "kind": "killed", "victim_status": "unknown",
                    "is_total": False, "method": "test",
                } | toll
            )  # fmt: skip
        at += len(report.text) + 1
    known = {entity["entity_id"]: entity for entity in story.entities}
    for entity in sorted({e for r in story.reports for _, _, e in r.arguments if e} | set(known)):
        described: Row = {"kind": "organization", "name": entity.title(), "origin": "discovered", "sector": [], "mention_count": 1}
        rows["article_entity"].append(here | described | known.get(entity, {}) | {"entity_id": entity, "local_entity_id": entity})
    return rows


def article_row(story: Story) -> Row:
    return {
        "article_id": story.key, "external_id": story.key, "source_id": "tests", "outlet": story.outlet, "author": [], "language": "en",
        "published_on": story.published_on, "published_basis": "metadata" if story.published_on else None, "fetched_at": FETCHED,
        "body": story.body or " ", "body_sha256": hashlib.sha256(story.body.encode()).hexdigest(), "revision": 1,
        "capture_id": f"c-{story.key}", "run_id": RUN, "status": "read", "word_count": len(story.body.split()), "reader_sha": "r1",
    } | story.extra  # fmt: skip


def _checked(table: str, rows: list[Row]) -> Any:
    return TABLES[table].validate(frame_of(TABLES[table], rows), cast=True)


def batch(*stories: Story, rejections: tuple[Row, ...] = ()) -> tuple[Captured, Resolved]:
    """Frames of some articles, checked against their schemas."""
    rows: dict[str, list[Row]] = {name: [] for name in ARTICLE_TABLES}
    for story in stories:
        for name, new in rows_of(story).items():
            rows[name].extend(new)
    frames: dict[str, Any] = {name: _checked(f"core.{name}", found) for name, found in rows.items()}
    captures = [
        {"capture_id": f"c-{s.key}", "source_id": "tests", "fetched_at": FETCHED, "payload": s.body.encode(), "sha256": "0", "run_id": RUN}
        for s in stories
    ]
    captured = Captured(
        capture=_checked("raw.capture", captures),
        article=_checked("core.article", [article_row(s) for s in stories]),
        segment=frames.pop("segment"),
        rejection=_checked("ops.rejection", list(rejections)),
    )
    described: Any = frames.pop("article_entity")
    aliases = frame_of(Alias, [alias for s in stories for alias in s.aliases]).unique(maintain_order=True)
    places = frame_of(Place, [place for s in stories for place in s.places]).unique(maintain_order=True)
    return captured, Resolved(
        reading=Reading(**frames, rejection=Rejection.create_empty()),
        article_entity=described,
        entity_alias=Alias.validate(aliases, cast=True),
        place=Place.validate(places, cast=True),
    )

"""The rows of one article as small tables of text, for terminal and page alike."""

from dataclasses import dataclass

import polars as pl

from flows.explain.marks import Rows, event_name, figure

SHOWN_CHARS = 160


@dataclass(frozen=True, slots=True)
class Block:
    """A table with a heading: all cells are text, nothing is escaped."""

    title: str
    header: tuple[str, ...]
    rows: list[tuple[str, ...]]


def of(rows: Rows) -> list[Block]:
    """What the article says, table by table; tables without rows are left out."""
    blocks = [_facts(rows), _entities(rows), _events(rows), _quotes(rows), _times(rows), _tolls(rows), _merged(rows)]
    return [found for found in blocks if found.rows]


def cell(value: object) -> str:
    """A value as text of at most SHOWN_CHARS; empty where there is none."""
    if value is None:
        return ""
    text = ", ".join(str(each) for each in value) if isinstance(value, list) else str(value)
    return text if len(text) <= SHOWN_CHARS else text[: SHOWN_CHARS - 1] + "…"


def block(title: str, frame: pl.DataFrame, columns: dict[str, str]) -> Block:
    """A block of some columns under plainer names."""
    rows = [tuple(cell(row[name]) for name in columns.values()) for row in frame.iter_rows(named=True)]
    return Block(title, tuple(columns), rows)


def _facts(rows: Rows) -> Block:
    names = (
        "article_id", "external_id", "title", "outlet", "url", "language", "published_on", "published_basis", "status", "duplicate_of",
        "revision", "word_count", "model", "run_id",
    )  # fmt: skip
    article = rows["article"].row(0, named=True)
    return Block("Article", ("column", "value"), [(name, cell(article[name])) for name in names if article.get(name) is not None])


def _entities(rows: Rows) -> Block:
    frame = rows["article_entity"].sort("mention_count", "name", descending=[True, False])
    columns = {
        "name": "name",
        "kind": "kind",
        "country": "country_iso3",
        "sector": "sector",
        "mentions": "mention_count",
        "id": "entity_id",
    }
    return block("Who and what", frame, columns)


def _events(rows: Rows) -> Block:
    arguments: dict[int, list[str]] = {}
    for row in rows["event_argument"].iter_rows(named=True):
        arguments.setdefault(row["event_mention_no"], []).append(f"{row['role']}: {row['text']}")
    said = dict(rows["attribution"].select("attribution_no", "source_text").iter_rows())
    found: list[tuple[str, ...]] = [
        (
            str(row["event_mention_no"]),
            event_name(row),
            row["trigger_text"],
            "; ".join(arguments.get(row["event_mention_no"], [])),
            f"{cell(row['date_start'])} {cell(row['date_basis'])}".strip(),
            cell(said.get(row["attribution_no"])),
            f"{row['confidence']:.2f}",
        )
        for row in rows["event_mention"].iter_rows(named=True)
    ]
    return Block("Reports of events", ("no", "event", "trigger", "roles", "date", "according to", "confidence"), found)


def _quotes(rows: Rows) -> Block:
    body = rows["article"]["body"][0]
    found: list[tuple[str, ...]] = [
        (
            str(row["attribution_no"]),
            cell(row["source_text"]),
            cell(row["cue_text"]),
            row["stance"],
            "direct" if row["is_direct"] else "indirect",
            cell("" if row["content_start_char"] is None else body[row["content_start_char"] : row["content_end_char"]]),
        )
        for row in rows["attribution"].iter_rows(named=True)
    ]
    return Block("Who says so", ("no", "source", "cue", "stance", "speech", "content"), found)


def _times(rows: Rows) -> Block:
    columns = {
        "phrase": "surface",
        "type": "timex_type",
        "value": "timex_value",
        "from": "date_start",
        "to": "date_end",
        "anchor": "anchor",
    }
    return block("When", rows["time_expression"], columns)


def _tolls(rows: Rows) -> Block:
    columns = {"qualifier": "qualifier", "victims": "victim_text", "status": "victim_status", "event": "event_mention_no"}
    rest = block("", rows["casualty"], columns)
    found: list[tuple[str, ...]] = [
        (row["kind"], figure(row), *cells) for row, cells in zip(rows["casualty"].iter_rows(named=True), rest.rows, strict=True)
    ]
    return Block("Tolls", ("kind", "number", *columns), found)


def _merged(rows: Rows) -> Block:
    columns = {"event": "event_id", "type": "event_type", "mode": "event_mode", "from": "date_start", "to": "date_end"}
    counts = {"killed": "killed_best", "injured": "injured_best", "articles": "article_count"}
    return block("Events in the warehouse", rows["event"], columns | counts)

"""One event and why its reports are one: tables for the terminal."""

import polars as pl

from flows.explain.marks import Rows, event_name, figure
from flows.explain.tables import Block, block, cell

PAIRS = 40
"""So many pairs of reports are shown, the surest first."""


def of(rows: Rows) -> list[Block]:
    """What `tasks.load.report.event_rows` gives, table by table; tables without rows are left out."""
    blocks = [_facts(rows), _reports(rows), _pairs(rows), _tolls(rows), _parties(rows), _relations(rows)]
    return [found for found in blocks if found.rows]


def _facts(rows: Rows) -> Block:
    event = rows["event"].row(0, named=True)
    killed, injured = (_toll(event, kind) for kind in ("killed", "injured"))
    place = ", ".join(str(event[name]) for name in ("place_name", "place_country_iso3") if event[name])
    days = " to ".join(dict.fromkeys(str(event[name]) for name in ("date_start", "date_end") if event[name]))
    facts = {
        "event_id": event["event_id"],
        "what": event_name(event),
        "headline": event["headline"],
        "when": days and f"{days} ({event['date_granularity']})",
        "where": place,
        "killed": killed,
        "injured": injured,
        "articles": event["article_count"],
        "first reported": event["first_reported_at"],
        "confidence": event["confidence"],
    }
    return Block("Event", ("column", "value"), [(name, cell(value)) for name, value in facts.items() if value not in (None, "")])


def _toll(event: dict[str, object], kind: str) -> str:
    low, best, high = (event[f"{kind}_{part}"] for part in ("low", "best", "high"))
    if best is None and low is None:
        return ""
    return str(best) if low == best == high else f"{best if best is not None else '?'} (claims from {low} to {high})"


def _reports(rows: Rows) -> Block:
    columns = {
        "published": "published_on",
        "outlet": "outlet",
        "article": "article_id",
        "report": "local_event_id",
        "clause": "clause",
        "from": "date_start",
        "to": "date_end",
        "date": "date_basis",
        "place": "place_name",
        "confidence": "confidence",
    }
    return block("Reports", rows["mention"], columns)


def _pairs(rows: Rows) -> Block:
    """One line a pair: the verdict, by whom, and what spoke for and against."""
    columns = {
        "verdict": "verdict",
        "by": "decided_by",
        "chance": "score",
        "report": "local_event_id",
        "other report": "other_local_event_id",
        "other event": "other_event_id",
        "why": "reasons",
    }
    found = rows["decision"].head(PAIRS)
    more = rows["decision"].height - found.height
    return block(f"What joins or parts its reports{f' ({more} more pairs)' if more else ''}", found, columns)


def _tolls(rows: Rows) -> Block:
    claims = [
        (row["kind"], figure(row), row["claimant"], row["stance"], row["victims"], row["published_on"], row["article_id"], row["words"])
        for row in rows["toll"].iter_rows(named=True)
    ]
    header = ("kind", "number", "claimed by", "stance", "victims", "published", "article", "words")
    return Block("Who claims how many", header, [tuple(cell(value) for value in claim) for claim in claims])


def _parties(rows: Rows) -> Block:
    columns = {"role": "role", "name": "name", "country": "country_iso3", "mentions": "mention_count", "id": "entity_id"}
    return block("Who took part", rows["participant"], columns)


def _relations(rows: Rows) -> Block:
    found: pl.DataFrame = rows["relation"]
    columns = {"relation": "relation", "event": "other_event_id", "what": "headline", "words": "cue_text", "score": "score"}
    return block("How it hangs together with others", found, columns)

"""All articles' parties to entities."""

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass
from itertools import product
from typing import Any

import polars as pl

from tasks.frames import ArticleEntity, EntityDecision, frame_of
from tasks.ids import short_id
from tasks.normalise.identities import blocks, overrides, settle
from tasks.normalise.identities.compare import Weighed, weigh
from tasks.normalise.identities.countries import settle_countries
from tasks.normalise.identities.known import known
from tasks.normalise.identities.records import Record, gather, in_order

RULES = "rules@1"
_TELLING = {"same name", "spelling", "order", "second name"}
_FULL = 40
"""Records of one name that a user's decision about names is applied to beyond the article it was made on."""
Row = dict[str, Any]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What came of it, as frames.

    `member`: article_id, local_entity_id, entity_id where it is not the local one; `part`: rows of core.article_entity for names that users
    split off, with `taken` (the words as written); `decision`: rows of core.entity_decision by the rules.
    """

    member: pl.DataFrame
    part: pl.DataFrame
    decision: pl.DataFrame


def resolve(rows: Iterable[Row], decisions: Iterable[Row] = (), beforehand: Iterable[Record] | None = None) -> Resolved:
    """Rows of `sql/corpus/parties.sql`, and a user's rows of core.entity_decision, as entities of all articles.

    An entity's id is that of its earliest article's row (by date, then by id), so that later news does not change it; a party of the
    gazetteer has its own. `beforehand` are records known beforehand, by default those of the gazetteer.
    """
    choices = overrides.read(decisions)
    pieces = overrides.split(list(rows), choices) if choices else rows
    pieces = list(pieces) if choices else pieces
    tagged = overrides.tags(pieces, choices) if choices else {}
    choices = overrides.settled(choices, tagged)
    parts = [row for row in pieces if row.get("split_from")] if choices else []
    records = in_order(settle_countries(gather(pieces, tagged, known() if beforehand is None else beforehand)))
    clusters = settle.begin(records)
    preferred = overrides.apply(choices, records, clusters)
    weighed = weigh_all(records, overrides.said_same(choices))
    done = settle.settle(records, weighed, clusters)
    ids = entity_ids(records, done.cluster, preferred)
    return Resolved(_members(records, ids), _parts(parts, records, ids), _decisions(records, weighed, done, ids))


def weigh_all(records: list[Record], said: Set[frozenset[str]] = frozenset()) -> dict[Pair, Weighed]:
    """Every pair of one block that has something in common."""
    told = _said_pairs(records, said)
    found = ((pair, weigh(records[pair[0]], records[pair[1]], said_same=pair in told)) for pair in blocks.pairs(records) | told)
    return {pair: w for pair, w in found if w is not None}


def _said_pairs(records: list[Record], said: Set[frozenset[str]]) -> set[Pair]:
    by_key: dict[str, list[int]] = defaultdict(list)
    wanted = {key for pair in said for key in pair}
    for i, record in enumerate(records):
        if record.key in wanted:
            by_key[record.key].append(i)
    both = (sorted(pair) for pair in said)
    return {(min(x, y), max(x, y)) for a, b in both for x, y in product(by_key[a][:_FULL], by_key[b][:_FULL])}


def entity_ids(records: list[Record], cluster: list[int], preferred: Set[int] = frozenset()) -> list[str | None]:
    """The entity id of every record; None for one known beforehand that no article speaks of."""
    members: dict[int, list[int]] = defaultdict(list)
    for i, name in enumerate(cluster):
        members[name].append(i)
    heads = {name: _head(records, group, preferred) for name, group in members.items()}
    taken = {records[head].entity_id or "" for head in heads.values()}
    found: dict[int, str | None] = {}
    for name in sorted(heads, key=lambda n: records[heads[n]].anchor):
        head = records[heads[name]]
        if not any(records[i].locals for i in members[name]):
            found[name] = None
            continue
        found[name] = head.entity_id or (head.anchor[2] if head.anchor[2] not in taken else short_id(head.anchor[2], head.anchor[1]))
        taken.add(found[name] or "")
    return [found[name] for name in cluster]


def _head(records: list[Record], group: list[int], preferred: Set[int]) -> int:
    return min(group, key=lambda i: (records[i].actor_id is None, i not in preferred, not records[i].locals, records[i].anchor, i))


def _members(records: list[Record], ids: list[str | None]) -> pl.DataFrame:
    rows = [(*local, id_) for record, id_ in zip(records, ids, strict=True) for local in record.locals if id_ != local[1]]
    return pl.DataFrame(rows, schema={"article_id": pl.String, "local_entity_id": pl.String, "entity_id": pl.String}, orient="row")


def _parts(parts: list[Row], records: list[Record], ids: list[str | None]) -> pl.DataFrame:
    entity = {local: id_ for record, id_ in zip(records, ids, strict=True) for local in record.locals}
    rows = [row | {"entity_id": entity[row["article_id"], row["local_entity_id"]], "origin": "discovered"} for row in parts]
    frame = frame_of(ArticleEntity, [{k: v for k, v in row.items() if k in ArticleEntity.columns()} for row in rows])
    return frame.with_columns(taken=pl.Series([row["taken"] for row in rows], dtype=pl.List(pl.String)))


def _decisions(records: list[Record], weighed: dict[Pair, Weighed], done: settle.Settled, ids: list[str | None]) -> pl.DataFrame:
    rows = []
    for (a, b), w in sorted(weighed.items()):
        refused = done.refused.get((a, b))
        verdict = "unsure" if refused or (w.verdict == "same" and ids[a] != ids[b]) else w.verdict
        if ids[a] is None or ids[b] is None or (verdict == "different" and w.relation not in _TELLING):
            continue
        row = {"verdict": verdict, "score": w.points, "reasons": [*w.said, *([refused] if refused else [])], "decided_by": RULES}
        rows.append(row | _side("", records[a], ids[a]) | _side("other_", records[b], ids[b]))
    for row in rows:
        row["decision_id"] = decision_id(row)
    return frame_of(EntityDecision, rows).unique("decision_id", keep="first", maintain_order=True)


def decision_id(row: Row) -> str:
    """Hash of what is decided and by whom."""
    sides = (row.get(f"{side}{what}") for side in ("", "other_") for what in ("name_key", "article_id", "actor_id", "entity_id"))
    return short_id("decision", row["decided_by"], row["verdict"], row.get("decision_no"), *sides)


def _side(opening: str, record: Record, entity_id: str | None) -> Row:
    return {
        f"{opening}entity_id": entity_id, f"{opening}name": record.name, f"{opening}name_key": record.key,
        f"{opening}article_id": record.anchor[1] or None, f"{opening}actor_id": record.actor_id,
    }  # fmt: skip

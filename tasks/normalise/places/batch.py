"""A batch's mentions with their places, as rows and frames."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

import polars as pl

from tasks.frames import ArticleEntity, Mention, Reading, Resolved, frame_of
from tasks.normalise.places import article as one_article
from tasks.normalise.places import events, frames, nested
from tasks.normalise.places.article import Found
from tasks.normalise.places.table import Gazetteer

Row = dict[str, Any]
Key = tuple[str, int]
COLUMNS = (
    "article_id", "mention_no", "sentence_no", "start_char", "end_char", "surface", "label", "mention_type", "entity_id", "country_iso3",
    "model",
)  # fmt: skip
OF_COUNTRIES = ("government", "group", "military")
"""Kinds of entity that are not places but have a country, and so its coordinates."""


class Batch:
    """Places of one batch: `places` are rows of core.place by entity, `entity` the entities of placed mentions by (article, mention_no)."""

    def __init__(self, resolved: Resolved, articles: pl.DataFrame, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._resolved = resolved
        self._kinds = self._read_kinds()
        self.places: dict[str, Row] = {}
        self.entity: dict[Key, str] = {}
        self.method: dict[Key, Found] = {}
        self.added: list[Row] = []
        self._datelines: dict[str, tuple[int, int]] = {}
        self._headlines: dict[str, str] = {}
        self.mentions: list[Row] = resolved.reading.mention.select(COLUMNS).to_dicts()
        known = {row["article_id"]: row for row in articles.select("article_id", "body", "url", "title").iter_rows(named=True)}
        for article_id, group in groupby(list(self.mentions), key=lambda m: m["article_id"]):
            here = list(group)
            article = known[article_id]
            found = one_article.find(here, article["body"], article["url"], gazetteer, article["title"])
            self._settle(here, found.found)
            self._add(here, found)
            if found.headline is not None:
                row = frames.place_row(found.headline, gazetteer)
                self.places[row["entity_id"]] = row
                self._headlines[article_id] = row["entity_id"]
            if (line := nested.dateline(article["body"])) is not None:
                self._datelines[article_id] = line[:2]
        self._place_countries()

    def _read_kinds(self) -> dict[tuple[str, str], tuple[str, str | None]]:
        rows = self._resolved.article_entity.select("article_id", "entity_id", "kind", "country_iso3").iter_rows()
        return {(article, entity): (kind, country) for article, entity, kind, country in rows}

    def _settle(self, mentions: list[Row], found: Mapping[int, Found]) -> None:
        """Entities of one article's placed mentions; descriptions and pronouns follow the name they stood with."""
        senses: dict[str, Counter[str]] = defaultdict(Counter)
        for mention in mentions:
            place = found.get(mention["mention_no"])
            if place is not None:
                key = (mention["article_id"], mention["mention_no"])
                kind, _ = self._kinds.get((mention["article_id"], mention["entity_id"] or ""), ("place", None))
                if kind == "place":
                    row = frames.place_row(place, self._gazetteer)
                    self.places[row["entity_id"]] = row
                    self.entity[key], self.method[key] = row["entity_id"], place
                    senses[mention["entity_id"]][row["entity_id"]] += 1
                elif place.place.feature == "A.PCLI":
                    self._lend(mention["entity_id"], place, key)
        for mention in mentions:
            key = (mention["article_id"], mention["mention_no"])
            if key not in self.entity and mention["mention_type"] != "name" and mention["entity_id"] in senses:
                self.entity[key] = senses[mention["entity_id"]].most_common(1)[0][0]

    def _add(self, mentions: list[Row], found: one_article.Places) -> None:
        """Mentions of places inside other names, numbered after the article's own."""
        by_number = {mention["mention_no"]: mention for mention in mentions}
        for number, (name, place) in enumerate(found.extra, max(by_number) + 1):
            like = by_number[name.like]
            row = frames.place_row(place, self._gazetteer)
            self.places[row["entity_id"]] = row
            new = dict.fromkeys(like) | {key: like[key] for key in ("article_id", "sentence_no", "model")}
            new |= {"mention_no": number, "start_char": name.start, "end_char": name.end, "surface": name.surface, "label": "GPE"}
            new |= {"mention_type": "name", "entity_id": row["entity_id"]}
            self.added.append(new)
            self.mentions.append(new)
            key = (str(like["article_id"]), number)
            self.entity[key], self.method[key] = row["entity_id"], place

    def _lend(self, entity_id: str, place: Found, key: Key) -> None:
        """A government or people keeps its entity and gets its country's coordinates."""
        self.places.setdefault(entity_id, frames.place_row(place, self._gazetteer) | {"entity_id": entity_id})
        self.entity[key] = entity_id

    def _place_countries(self) -> None:
        for (_, entity_id), (kind, country) in sorted(self._kinds.items()):
            if kind in OF_COUNTRIES and country and entity_id not in self.places:
                row = frames.country_row(entity_id, country, self._gazetteer)
                if row is not None:
                    self.places[entity_id] = row

    def mention_frame(self) -> pl.DataFrame:
        """core.mention with the entities of places."""
        rows = [
            {
                "article_id": article,
                "mention_no": number,
                "placed": entity,
                "placed_method": f"gazetteer:{self.method[article, number].method}" if (article, number) in self.method else None,
                "placed_score": self.method[article, number].share if (article, number) in self.method else None,
            }
            for (article, number), entity in self.entity.items()
        ]
        types = {
            "article_id": pl.String,
            "mention_no": pl.Int32,
            "placed": pl.String,
            "placed_method": pl.String,
            "placed_score": pl.Float64,
        }
        mention = self._resolved.reading.mention
        order = mention.select("article_id").unique(maintain_order=True).with_row_index("article_order")
        both = pl.concat([mention, frame_of(Mention, self.added)]).join(order, on="article_id", maintain_order="left")
        return (
            both.sort("article_order", "mention_no")
            .join(pl.DataFrame(rows, schema=types), on=["article_id", "mention_no"], how="left", maintain_order="left")
            .with_columns(
                entity_id=pl.coalesce("placed", "entity_id"),
                link_method=pl.coalesce("placed_method", "link_method"),
                link_score=pl.coalesce("placed_score", "link_score"),
            )
            .select(Mention.column_names())
        )

    def entity_frame(self, mentions: pl.DataFrame) -> pl.DataFrame:
        """core.article_entity: the places counted anew, the others as they were unless no mention is left to them."""
        before = self._resolved.article_entity
        left = mentions.filter(pl.col("entity_id").is_not_null()).group_by("article_id", "entity_id").agg(now=pl.len())
        had = self._resolved.reading.mention.select("article_id", "entity_id").unique().with_columns(mentioned=pl.lit(value=True))
        keys = ["article_id", "entity_id"]
        kept = (
            before.join(left, on=keys, how="left", maintain_order="left")
            .join(had, on=keys, how="left", maintain_order="left")
            .filter(pl.col("now").is_not_null() | pl.col("mentioned").is_null())
            .with_columns(mention_count=pl.coalesce(pl.col("now"), pl.col("mention_count")))
            .select(ArticleEntity.column_names())
        )
        moved = [{"article_id": key[0], "entity_id": entity} for key, entity in self.entity.items() if (key[0], entity) not in self._kinds]
        there = set(kept.select(keys).iter_rows()) | {(row["article_id"], row["entity_id"]) for row in moved}
        told = [{"article_id": a, "entity_id": e} for a, e in self._headlines.items() if (a, e) not in there]
        titled = [row | {"mention_count": 0} for row in frames.described(told, self.places)]  # the headline is no part of the body
        return pl.concat([kept, frame_of(ArticleEntity, frames.described(moved, self.places) + titled)], how="vertical_relaxed")

    def event_frame(self, segments: pl.DataFrame) -> pl.DataFrame:
        """core.event_mention with place_entity_id and place_method."""
        reading = self._resolved.reading
        rows = list(self._located(reading, segments))
        types = {"article_id": pl.String, "event_mention_no": pl.Int32, "place_entity_id": pl.String, "place_method": pl.String}
        found = pl.DataFrame(rows, schema=types, orient="row")
        columns = reading.event_mention.columns
        kept = reading.event_mention.drop("place_entity_id", "place_method")
        return kept.join(found, on=["article_id", "event_mention_no"], how="left", maintain_order="left").select(columns)

    def _located(self, reading: Reading, segments: pl.DataFrame) -> Iterator[tuple[str, int, str | None, str]]:
        datelines = {
            row[0]: (row[1], row[2]) for row in segments.filter(kind="dateline").select("article_id", "start_char", "end_char").iter_rows()
        }
        arguments: dict[Key, list[Row]] = defaultdict(list)
        columns = ("article_id", "event_mention_no", "mention_no", "start_char")
        for row in reading.event_argument.filter(role="place").select(columns).iter_rows(named=True):
            arguments[row["article_id"], row["event_mention_no"]].append(row)
        placed: dict[str, list[Row]] = defaultdict(list)
        for mention in sorted(self.mentions, key=lambda m: (m["article_id"], m["start_char"], m["mention_no"])):
            entity = self.entity.get((mention["article_id"], mention["mention_no"]))
            if entity is not None and mention["label"] != "NORP":
                key = (mention["article_id"], mention["mention_no"])
                share = self.method[key].share if key in self.method else 1.0
                placed[mention["article_id"]].append(mention | {"entity_id": entity, "share": share})
        wanted = (
            "article_id",
            "event_mention_no",
            "sentence_no",
            "event_type",
            "trigger_start_char",
            "local_event_no",
            "near_place_mention_no",
        )
        for article, group in groupby(reading.event_mention.select(wanted).iter_rows(named=True), key=lambda row: row["article_id"]):
            here = list(group)
            own = {e["event_mention_no"]: arguments[article, e["event_mention_no"]] for e in here}
            for number, (entity, method) in events.locate(
                here, own, placed[article], self.places, datelines.get(article), self._headlines.get(article)
            ).items():
                yield article, number, entity, method

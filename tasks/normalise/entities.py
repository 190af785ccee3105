"""Mentions to entities."""

import dataclasses

import polars as pl

from tasks.frames import Alias, ArticleEntity, Mention, Place, Reading, Resolved
from tasks.ids import short_id

KIND_OF_LABEL = {
    "PERSON": "person",
    "ORG": "organization",
    "NORP": "group",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "WEAPON": "weapon",
    "VEHICLE": "vehicle",
    "GROUP": "group",
    "EVENT": "other",
    "OTHER": "other",
}


def resolve(reading: Reading, articles: pl.DataFrame) -> Resolved:
    """Give every mention its entity, and describe the entities article by article."""
    mentions = reading.mention.with_columns(kind=pl.col("label").replace_strict(KIND_OF_LABEL), name=pl.col("surface").str.strip_chars())
    named = mentions.with_columns(
        entity_id=pl.struct("kind", "name").map_elements(lambda s: short_id(s["kind"], s["name"].casefold()), return_dtype=pl.String),
        link_method=pl.lit("surface"),
        link_score=pl.lit(0.5),
    )
    described = (
        named.group_by("article_id", "entity_id", maintain_order=True)
        .agg(pl.col("kind").first(), pl.col("name").first(), mention_count=pl.len())
        .with_columns(origin=pl.lit("discovered"), **{c: pl.lit(None) for c in ("country_iso3", "sector", "cow", "gwno", "wikidata_id")})
    )
    return Resolved(
        reading=dataclasses.replace(reading, mention=Mention.validate(named.select(Mention.column_names()), cast=True)),
        article_entity=ArticleEntity.validate(described.select(ArticleEntity.column_names()), cast=True),
        entity_alias=Alias.create_empty(),
        place=Place.create_empty(),
    )

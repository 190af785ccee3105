"""Mentions to entities: every chain of an article is one entity, shared with other articles where its name is known."""

import dataclasses
from itertools import groupby

import polars as pl

from tasks.frames import Alias, ArticleEntity, Mention, Place, Reading, Resolved, frame_of
from tasks.normalise.entities import aliases, chain, context, dates

__all__ = ["keep_local", "resolve"]


def resolve(reading: Reading, articles: pl.DataFrame) -> Resolved:
    """Give every mention its entity, and describe the entities article by article.

    `articles` follows the schema Article. A chain with a row in the actor gazetteer gets that party's entity, one with a name an entity of
    its kind and name, a description alone an entity of its article. Pronouns and places nobody names stay without. What the article alone
    calls them is kept as `local_entity_id`: `tasks.normalise.identities` joins those of several articles.
    """
    found = context.complete(list(_chains(reading.mention, dates.years_of(reading, articles))), reading)
    entity = {(c.article_id, c.number): c.entity_id for c in found}
    key = pl.struct("article_id", "chain_no").map_elements(lambda k: entity.get((k["article_id"], k["chain_no"])), return_dtype=pl.String)
    mention = reading.mention.with_columns(entity_id=key).with_columns(**_first_links())
    return Resolved(
        reading=dataclasses.replace(reading, mention=Mention.validate(mention, cast=True)),
        article_entity=ArticleEntity.validate(frame_of(ArticleEntity, chain.described(found)), cast=True),
        entity_alias=Alias.validate(frame_of(Alias, aliases.of(found)), cast=True),
        place=Place.create_empty(),
    )


def keep_local(resolved: Resolved) -> Resolved:
    """With what the article alone calls each entity beside the entity, before those of several articles are joined."""
    mention = resolved.reading.mention.with_columns(local_entity_id="entity_id")
    described = resolved.article_entity.with_columns(local_entity_id="entity_id")
    return dataclasses.replace(
        resolved,
        reading=dataclasses.replace(resolved.reading, mention=Mention.validate(mention, cast=True)),
        article_entity=ArticleEntity.validate(described, cast=True),
    )


def _first_links() -> dict[str, pl.Expr]:
    """How the mentions that joined nothing got their entity: by the gazetteer, by their own name, or by their description alone."""
    first = pl.col("link_method").is_null() & pl.col("entity_id").is_not_null()
    known, named = pl.col("gazetteer_id").is_not_null(), pl.col("mention_type") == "name"
    method = pl.when(known).then(pl.lit("gazetteer")).when(named).then(pl.lit("own_name")).otherwise(pl.lit("description"))
    score = pl.when(known).then(0.9).when(named).then(0.8).otherwise(0.5)
    return {
        "link_method": pl.when(first).then(method).otherwise(pl.col("link_method")),
        "link_score": pl.when(first).then(score).otherwise(pl.col("link_score")),
    }


def _chains(mentions: pl.DataFrame, years: dict[str, frozenset[int]]) -> list[chain.Chain]:
    """The chains that denote somebody or something with a name or a description, in order of article and first mention."""
    rows = mentions.filter(pl.col("chain_no").is_not_null()).sort("article_id", "chain_no", "mention_no").to_dicts()
    grouped = groupby(rows, key=lambda row: (row["article_id"], row["chain_no"]))
    read = (chain.read(article_id, number, list(members), years.get(article_id, frozenset())) for (article_id, number), members in grouped)
    return [found for found in read if found is not None]

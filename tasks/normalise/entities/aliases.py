"""Rows of core.entity_alias: the names that articles and the gazetteer give an entity."""

from collections.abc import Iterator
from typing import Any

from tasks.normalise.entities.chain import Chain

Row = dict[str, Any]
KIND_OF_LINK = {
    "acronym": "acronym",
    "nom_de_guerre": "nom_de_guerre",
    "known_as": "alias",
    "bracket": "alias",
    "spelling": "spelling",
}
"""How a mention joined its chain -> the kind of alias that its words are; other ways give plain names."""
_KUNYA = ("abu ", "abou ", "umm ", "um ")


def of(chains: list[Chain]) -> list[Row]:
    """Alias rows of these chains, each (entity, alias, article) once, in order; places get theirs where they are located."""
    found: dict[tuple[str, str, str | None], Row] = {}
    for chain in (c for c in chains if c.kind != "place"):
        for row in (*_from_article(chain), *_from_gazetteer(chain)):
            found.setdefault((row["entity_id"], row["alias"], row["article_id"]), row)
    return list(found.values())


def _from_article(chain: Chain) -> Iterator[Row]:
    for mention in chain.members:
        alias = mention["surface"].strip()
        if mention["mention_type"] == "name" and not _is_place(chain, mention) and alias and alias.casefold() != chain.name.casefold():
            yield _row(chain, alias, _kind(mention, alias), chain.article_id)
    for shown in chain.shown:
        if shown.casefold() != chain.name.casefold():
            yield _row(chain, shown, "name" if shown.isascii() else "native", chain.article_id)


def _is_place(chain: Chain, mention: Row) -> bool:
    """Whether a capital or country stands for its government: no name of the government outside that sentence."""
    return chain.kind == "government" and mention["label"] == "GPE"


def _kind(mention: Row, alias: str) -> str:
    if alias.startswith("@"):
        return "handle"
    kind = KIND_OF_LINK.get(mention["link_method"] or "", "name")
    return "nom_de_guerre" if kind == "alias" and alias.lower().startswith(_KUNYA) else kind


def _from_gazetteer(chain: Chain) -> Iterator[Row]:
    if chain.party is not None:
        yield _row(chain, chain.party.name, "name", None)
        for alias, kind in chain.party.aliases:
            yield _row(chain, alias, kind, None)


def _row(chain: Chain, alias: str, kind: str, article_id: str | None) -> Row:
    return {"entity_id": chain.entity_id, "alias": alias, "kind": kind, "language": None, "article_id": article_id}

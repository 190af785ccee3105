"""Rows that articles would give of a party, made by hand."""

from datetime import date
from typing import Any

Row = dict[str, Any]


def told(article: str, name: str, kind: str = "person", country: str | None = None, sector: str = "", **more: Any) -> Row:
    """One row of `sql/corpus/parties.sql`: what an article says of one person or party. Every article is a story of its own."""
    row: Row = {
        "article_id": article, "local_entity_id": f"{name.lower()}/{kind}", "kind": kind, "name": name, "country_iso3": country,
        "sector": [s for s in sector.split("|") if s], "actor_id": None, "roles": [], "affiliations": [], "mention_count": 1,
        "aliases": [], "near": [], "story_id": f"s-{article}", "published_on": date(2024, 3, 1),
    }  # fmt: skip
    if kind == "person" and " " not in name:
        row["local_entity_id"] += f"/{article}"
    return row | more


def alias(name: str, kind: str = "alias") -> Row:
    """A second name that the article gives."""
    return {"alias": name, "kind": kind}

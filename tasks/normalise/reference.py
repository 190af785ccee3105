"""The gazetteer of parties and persons as tables: `codes.actor` and `codes.actor_role`."""

import polars as pl

from tasks.normalise import actors, people

_ACTOR: dict[str, pl.DataType] = {
    "entity_id": pl.String(), "actor_id": pl.String(), "kind": pl.String(), "name": pl.String(),
    "country_iso3": pl.String(), "sector": pl.List(pl.String()), "wikidata_id": pl.String(),
    "active_from": pl.Int32(), "active_to": pl.Int32(),
}  # fmt: skip
_ROLE: dict[str, pl.DataType] = {
    "entity_id": pl.String(), "role": pl.String(), "sector": pl.String(), "country_iso3": pl.String(),
    "valid_from": pl.Date(), "valid_to": pl.Date(),
}  # fmt: skip


def actors_frame() -> pl.DataFrame:
    """Every party and person known beforehand once, in order of their ids."""
    known = {p.actor_id: p for p in (*actors.parties().values(), *people.persons())}
    rows = [
        (p.entity_id, actor_id, p.kind, p.name, p.country, list(p.sectors), p.wikidata, *p.active)
        for actor_id, p in sorted(known.items(), key=lambda item: item[0] or "")
    ]
    return pl.DataFrame(rows, schema=_ACTOR, orient="row")


def roles_frame() -> pl.DataFrame:
    """Every office of every person known beforehand, one row per sector."""
    held = people.roles()
    rows = [
        (p.entity_id, role.role, sector, role.country, role.valid_from, role.valid_to)
        for p in people.persons()
        for role in held.get((p.actor_id or "").removeprefix(people.OPENING), ())
        for sector in role.sectors
    ]
    return pl.DataFrame(rows, schema=_ROLE, orient="row")

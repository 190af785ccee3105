"""Countries that hardly any article gives a person of many articles: they are of the sentence, not of him, and are taken for unknown."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from tasks.normalise.identities import lexicon
from tasks.normalise.identities.records import PERSON, Record, is_rival

_ENOUGH = 3
"""Articles that must give a person's country before another is doubted."""
_FEW, _TIMES = 2, 5
"""So many articles at most may give the other, and the first must be given so many times as often."""


def settle_countries(records: Iterable[Record]) -> list[Record]:
    """The records; those of one full name whose country is doubted lose it, and join the one that says the same beside it.

    "Moscow's ally Rana Haddad" makes her Russian in one article of twenty. Who has another side in life as well (an officer here, a
    reporter there) keeps his country: he may be another person. A person known beforehand is of the country that the gazetteer gives.
    """
    named: dict[str, list[Record]] = defaultdict(list)
    others = []
    for record in records:
        if record.family == PERSON and len(record.person.parts) > 1 and not _is_common(record):
            named[record.key].append(record)
        else:
            others.append(record)
    homes = {key: r for group in named.values() for r in group if r.actor_id and not r.tag for key in (r.key, *r.second)}
    return others + [r for key, group in named.items() for r in _settle(group, homes.get(key))]


def _is_common(record: Record) -> bool:
    return all(part in lexicon.words("common") or len(part) == 1 for part in record.person.parts)


def _settle(group: list[Record], home: Record | None) -> list[Record]:
    told = Counter[str]()
    for record in group:
        if record.where and not record.actor_id:
            told[record.where] += len(record.locals)
    main = home.where if home is not None else next((c for c, n in told.most_common(1) if n >= _ENOUGH), None)
    if main is None:
        return group
    sides = home.classes if home is not None else frozenset(c for r in group if r.where == main for c in r.classes)
    kept: dict[object, Record] = {}
    for record in group:
        few = home is not None or (told[record.where or ""] <= _FEW and told[record.where or ""] * _TIMES <= told[main])
        if record.where not in (None, main) and few and not record.actor_id and not record.tag and not is_rival(record.classes, sides):
            record.country = None
            record.__dict__.pop("where", None)
        same = (record.country, record.classes, record.orgs, record.gender, record.tag, record.actor_id)
        if same in kept:
            kept[same].take(record)
        else:
            kept[same] = record
    return list(kept.values())

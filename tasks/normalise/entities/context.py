"""What the rest of the article says of a party: whose spokesman he is, what office an account belongs to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from tasks.frames import Reading
from tasks.normalise import actors
from tasks.normalise.entities import offices
from tasks.normalise.entities.chain import Chain

_STATE = ("government", "military")
_BACK = 3
"""Sentences looked back over for the state that an official serves."""

Where = tuple[int, int]
"""Sentence and first character."""


def complete(chains: list[Chain], reading: Reading) -> list[Chain]:
    """The same chains; officials without a country have that of the state they speak for, accounts of offices are those offices."""
    shown = _display_names(reading)
    accounts = [offices.of_account(c, [shown[k] for m in c.members if (k := (c.article_id, m["mention_no"])) in shown]) for c in chains]
    articles: dict[str, list[Chain]] = defaultdict(list)
    for found in accounts:
        articles[found.article_id].append(found)
    return [_with_country(c, articles[c.article_id]) if _lacks_country(c) else c for c in accounts]


def _display_names(reading: Reading) -> dict[tuple[str, int], str]:
    """Mention of an account -> the name it shows."""
    told = reading.attribution.filter(
        reading.attribution["source_name"].is_not_null() & reading.attribution["source_mention_no"].is_not_null()
    )
    return {(a, n): name for a, n, name in told.select("article_id", "source_mention_no", "source_name").iter_rows()}


def _lacks_country(chain: Chain) -> bool:
    """An official ("police spokesman") of whom neither his title nor his role says which country he serves."""
    return chain.kind == "person" and chain.country is None and bool(actors.OFFICES & set(chain.sectors))


def _with_country(chain: Chain, around: list[Chain]) -> Chain:
    """With the country of the one state whose government or forces were spoken of last before him, or of the only one in the article."""
    states = [(_where(m), c.country) for c in around if c.kind in _STATE and c.country for m in c.members]
    here = min(_where(m) for m in chain.members)
    return replace(chain, country=_last(states, here) or _only(around))


def _where(mention: dict[str, object]) -> Where:
    sentence, start = mention["sentence_no"], mention["start_char"]
    return (sentence if isinstance(sentence, int) else 0, start if isinstance(start, int) else 0)


def _last(states: Iterable[tuple[Where, str]], here: Where) -> str | None:
    """The country of the nearest sentence that speaks of one state and no other; two in one sentence leave it open."""
    near: dict[int, set[str]] = defaultdict(set)
    for where, country in states:
        if where < here and here[0] - where[0] <= _BACK:
            near[where[0]].add(country)
    if not near:
        return None
    found = near[max(near)]
    return next(iter(found)) if len(found) == 1 else None


def _only(around: list[Chain]) -> str | None:
    """The one country that the article speaks of at all."""
    found = {country for c in around for country in (c.country, *(m["country_iso3"] for m in c.members)) if country in actors.states()}
    return found.pop() if len(found) == 1 else None

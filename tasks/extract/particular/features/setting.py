"""When and where it is told to have happened, with what toll, and by whom.

Its place in the article is left out on purpose: leads would win, and the happenings of long reports would be lost.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tasks.extract import layers

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_SIZES = ((1, "0"), (2, "1"), (20, "few"), (200, "many"))


def of(doc: Doc, number: int, root: Token) -> Iterator[str]:
    """Features of the circumstances of the event mention at a position."""
    event = layers.events(doc)[number]
    yield from _place(doc, event)
    yield from _time(doc, event)
    yield from _tolls(doc, number)
    yield from _said(doc, event, root)
    yield from _sentence(root)


def _place(doc: Doc, event: layers.EventMention) -> Iterator[str]:
    places = [argument for argument in event.arguments if argument.role == "place"]
    yield f"place={bool(places)}"
    yield f"near={event.near_place is not None}"
    for place in places[:2]:
        if place.mention is not None:
            mention = layers.mentions(doc)[place.mention]
            yield f"place={mention.label}.{mention.country is not None}"


def _time(doc: Doc, event: layers.EventMention) -> Iterator[str]:
    yield f"background={event.is_background}"
    if event.time is None:
        yield "time=-"
        return
    time = layers.times(doc)[event.time]
    yield f"time={time.means}"
    yield f"time={time.means}.{event.date_basis}"
    yield f"direction={time.direction}"
    yield f"timex={time.timex_type}"
    published = layers.article(doc).published_on
    year = _YEAR.search(layers.surface(doc, time.start, time.end))
    if year and published:
        ago = published.year - int(year.group())
        yield f"year={'same' if ago == 0 else 'last' if ago == 1 else 'old'}"


def _tolls(doc: Doc, number: int) -> Iterator[str]:
    tolls = [toll for toll in layers.casualties(doc) if toll.event == number]
    if not tolls:
        yield "toll=-"
    for toll in tolls:
        yield f"toll={toll.kind}"
        yield f"toll={toll.kind}.{_size(toll.best)}"


def _size(count: int | None) -> str:
    return "?" if count is None else next((name for below, name in _SIZES if count < below), "mass")


def _said(doc: Doc, event: layers.EventMention, root: Token) -> Iterator[str]:
    if event.attribution is None:
        yield "said=-"
    else:
        attribution = layers.attributions(doc)[event.attribution]
        yield f"said={attribution.stance}.{attribution.is_direct}"
    yield f"kind={layers.kind_at(doc, root.i)}"


def _sentence(root: Token) -> Iterator[str]:
    """What else the sentence has: places, dates, numbers, persons."""
    kinds = {token.ent_type_ for token in root.sent}
    yield f"has_place={bool(kinds & _PLACES)}"
    yield f"has_date={bool(kinds & {'DATE', 'TIME'})}"
    yield f"has_number={'CARDINAL' in kinds}"
    yield f"has_person={'PERSON' in kinds}"

"""How far a name and a trigger are apart, and the other names of the sentence."""

from collections.abc import Iterator

from spacy.tokens import Token

from tasks.extract.event_places.candidates import Candidate
from tasks.extract.event_places.features.scene import Scene
from tasks.extract.event_places.features.tree import VERBAL, governor, over

_BUCKETS = (0, 1, 2, 3, 5, 8, 12, 20)


def distance(name: Candidate, trigger: Token) -> Iterator[str]:
    """Side, words, verbs and marks between them."""
    after = name.start > trigger.i
    gap = trigger.doc[trigger.i + 1 : name.start] if after else trigger.doc[name.end : trigger.i]
    side = "after" if after else "before"
    marks = {t.text for t in gap}
    yield f"side={side}"
    yield f"gap={side}{next((b for b in _BUCKETS if len(gap) <= b), 'far')}"
    yield f"verbs_between={side}{min(3, sum(t.pos_ in VERBAL for t in gap))}"
    yield f"commas={side}{min(3, sum(t.text == ',' for t in gap))}"
    if any(t.is_quote for t in gap):
        yield f"quote_between={side}"
    if marks & {";", ":"}:
        yield f"semicolon={side}"
    if name.start - trigger.sent.start <= 1:
        yield "opens_sentence"
        if trigger.doc[name.end : name.end + 2].text.strip()[:1] in ("-", "–", "—", "("):
            yield "dateline"


def company(scene: Scene, place: int) -> Iterator[str]:
    """The other names: nearer ones, those that hold or are held by this one, those that hang on the trigger itself."""
    names, trigger = scene.names, scene.trigger
    here = names[place]
    order = sorted(names, key=lambda c: (abs(c.start - trigger.i), c.start))
    yield f"names={min(4, len(names))}"
    yield f"rank={min(3, order.index(here))}"
    later = [c for c in names if c.start > trigger.i]
    if here in later:
        yield f"rank_after={min(3, later.index(here))}"
    if place and here.start - names[place - 1].end <= 1:
        yield "follows_name"
        yield f"follows={trigger.doc[names[place - 1].end : here.start].text.strip()[:8]}"
    if place + 1 < len(names) and names[place + 1].start - here.end <= 1:
        yield "leads_name"
    preposition, stand = governor(here.head)
    if any(c is not here and c.start <= over(stand).i < c.end for c in names):
        yield f"after_name={preposition}"
    if any(c is not here and here.start <= over(governor(c.head)[1]).i < here.end for c in names):
        yield "holds_name"
    yield f"rival={any(c is not here and c.head.dep_ == 'pobj' and c.head.head.head.i == trigger.i for c in names)}"
    first, last = min(trigger.i, here.start), max(trigger.i, here.start)
    yield f"triggers_between={min(3, sum(first < i < last for i in scene.triggers))}"

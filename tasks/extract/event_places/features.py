"""What the sentence says of a name and a trigger: features of the pair, as strings."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from tasks.extract.event_places.candidates import Candidate

MOST_STEPS = 12
_VERBAL = frozenset({"VERB", "AUX"})
_INSIDE_NAME = frozenset({"compound", "nmod", "amod", "poss", "appos", "conj", "flat", "nummod"})


def of(candidate: Candidate, trigger: Token, others: Sequence[Candidate], place: int) -> list[str]:
    """Features of `candidate`, the one at `place` in `others` (the candidates of the sentence in order), as the place of `trigger`."""
    return [
        *_name(candidate),
        *_path(candidate, trigger),
        *_distance(candidate, trigger),
        *_company(trigger, others, place),
        *_trigger(trigger),
    ]


def governor(token: Token) -> tuple[str, Token]:
    """The preposition that governs a name, or its own dependency, and the head of the phrase that the name is part of."""
    here, steps = token, 0
    while here.dep_ in _INSIDE_NAME and steps < 4:
        here, steps = here.head, steps + 1
    return (here.head.lower_, here) if here.dep_ == "pobj" else (f"<{here.dep_}>", here)


def _over(stand: Token) -> Token:
    """What a name's preposition, or the name itself, hangs on: `village` in `a village in Idlib`."""
    return stand.head.head if stand.dep_ == "pobj" else stand.head


def chain(token: Token) -> list[Token]:
    """The token and what governs it, up to the root."""
    found = [token]
    while found[-1].head.i != found[-1].i and len(found) < MOST_STEPS:
        found.append(found[-1].head)
    return found


def _name(candidate: Candidate) -> Iterator[str]:
    preposition, stand = governor(candidate.head)
    yield f"label={candidate.label}"
    yield f"prep={preposition}"
    yield f"dep={candidate.head.dep_}"
    yield f"dep+prep={candidate.head.dep_}+{preposition}"
    over = _over(stand)
    country = "country" if candidate.is_country else "other"
    yield country
    yield f"{country}+{preposition}"
    if candidate.modifies:
        yield f"modifies={candidate.modifies}"
        yield f"modifies={candidate.modifies}+{country}"
    yield f"over={_word(over)}"
    yield f"over_pos+prep={over.pos_}+{preposition}"


def _word(token: Token) -> str:
    """Lemma of a common word; of the rest only what it is."""
    return token.lemma_.lower() if token.pos_ in ("NOUN", "VERB", "ADJ", "ADP", "ADV") and not token.ent_type_ else token.pos_


def _path(candidate: Candidate, trigger: Token) -> Iterator[str]:
    """The way through the parse from the name up and down to the trigger."""
    up, down = chain(candidate.head), chain(trigger)
    height = {t.i: n for n, t in enumerate(down)}
    rise = next((n for n, t in enumerate(up) if t.i in height), None)
    if rise is None:
        yield "path=none"
        return
    fall = height[up[rise].i]
    preposition, _ = governor(candidate.head)
    climb = "/".join(t.lower_ if t.dep_ == "prep" else t.dep_ for t in up[:rise])
    descent = "/".join(t.dep_ for t in down[:fall])
    yield f"rise={min(rise, 6)}"
    yield f"fall={min(fall, 5)}"
    yield f"rise+fall={min(rise, 5)}+{min(fall, 4)}"
    yield f"climb={climb[:60]}"
    yield f"descent={descent[:60]}"
    yield f"meet+prep={'trigger' if fall == 0 else 'above'}+{preposition}"
    yield f"fall+prep={min(fall, 3)}+{preposition}"
    yield f"way={climb[:50]}|{descent[:40]}"
    yield f"steps={'/'.join(t.dep_ for t in up[:rise])[:50]}|{descent[:40]}"
    for step in up[1:rise]:
        if step.pos_ in ("NOUN", "VERB", "PROPN"):
            yield f"via={_word(step)}"
    for step in down[1 : fall + 1]:
        yield f"under={_word(step)}"
    yield f"verbs_up={min(3, sum(t.pos_ in _VERBAL for t in up[1:rise]))}"
    yield f"verbs_down={min(3, sum(t.pos_ in _VERBAL for t in down[1 : fall + 1]))}"
    yield f"meets={up[rise].pos_}+{'same' if fall == 0 else descent.rsplit('/', maxsplit=1)[-1]}"
    if fall == 0 and rise:
        yield f"last_step={up[rise - 1].dep_}"
        yield f"last_step+prep={up[rise - 1].dep_}+{preposition}"


def _distance(candidate: Candidate, trigger: Token) -> Iterator[str]:
    after = candidate.start > trigger.i
    gap = trigger.doc[trigger.i + 1 : candidate.start] if after else trigger.doc[candidate.end : trigger.i]
    side = "after" if after else "before"
    bucket = next(b for b in (0, 1, 2, 3, 5, 8, 12, 20, 10_000) if len(gap) <= b)
    yield f"side={side}"
    yield f"gap={side}{bucket}"
    yield f"verbs_between={side}{min(3, sum(t.pos_ in _VERBAL for t in gap))}"
    yield f"commas={side}{min(3, sum(t.text == ',' for t in gap))}"
    if any(t.is_quote for t in gap):
        yield f"quote_between={side}"
    if any(t.text in ";:" for t in gap):
        yield f"semicolon={side}"
    if candidate.start - trigger.sent.start <= 1:
        yield "opens_sentence"
        if trigger.doc[candidate.end : candidate.end + 2].text.strip()[:1] in ("-", "–", "—", "("):
            yield "dateline"


def _company(trigger: Token, others: Sequence[Candidate], place: int) -> Iterator[str]:
    """The other names of the sentence: nearer ones, and those that hold or are held by this one."""
    here = others[place]
    yield f"names={min(4, len(others))}"
    order = sorted(others, key=lambda c: (abs(c.start - trigger.i), c.start))
    yield f"rank={min(3, order.index(here))}"
    later = [c for c in others if c.start > trigger.i]
    if here in later:
        yield f"rank_after={min(3, later.index(here))}"
    if place and _apart(others[place - 1], here) <= 1:
        yield "follows_name"
        yield f"follows={trigger.doc[others[place - 1].end : here.start].text.strip()[:8]}"
    if place + 1 < len(others) and _apart(here, others[place + 1]) <= 1:
        yield "leads_name"
    preposition, stand = governor(here.head)
    if any(c is not here and c.start <= _over(stand).i < c.end for c in others):
        yield f"after_name={preposition}"
    if any(c is not here and here.start <= _over(governor(c.head)[1]).i < here.end for c in others):
        yield "holds_name"


def _apart(a: Candidate, b: Candidate) -> int:
    return b.start - a.end


def _trigger(trigger: Token) -> Iterator[str]:
    yield f"trigger={trigger.pos_}"
    yield f"lemma={_word(trigger)}"
    yield f"tag={trigger.tag_}"
    yield f"trigger_dep={trigger.dep_}"
    kinds = {child.dep_ for child in trigger.children}
    for kind in ("auxpass", "nsubjpass", "neg", "dobj", "prep", "aux"):
        if kind in kinds:
            yield f"has={kind}"
    if any(child.dep_ == "aux" and child.lower_ in _MODAL for child in trigger.children):
        yield "modal"


_MODAL = frozenset({"will", "would", "could", "may", "might", "can", "should", "must", "to"})

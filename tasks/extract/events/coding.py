"""From triggers to event mentions."""

from collections.abc import Iterator

from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.events import (
    authority,
    classify,
    decide,
    lexicon,
    nature,
    parties,
    phrases,
    realis,
    references,
    single,
    tally,
    things,
    triggers,
    weapons,
)
from tasks.extract.events.tree import Tree, grow


def code(doc: Doc) -> list[layers.EventMention]:
    """Event mentions of a read Doc, in order of their trigger."""
    tree, words, trained = grow(doc), lexicon.load(), classify.load()
    settled = single.announced(tree, [s for c in candidates(tree, words) if (s := decide.settle(tree, c, trained)) is not None])
    nobody = _nobody(doc)
    found = [_mention(doc, tree, words, one, nobody) for one in settled]
    authority.complete(doc, tree, words, found, [[*one.candidate.actor, *one.candidate.recipient] for one in settled])
    return found


def _nobody(doc: Doc) -> frozenset[int]:
    """Pronouns that stand for nobody the article names or describes: an unknown party stays null."""
    told = layers.mentions(doc)
    known = {m.chain for m in told if m.mention_type != "pronoun"} - {None}
    return frozenset(n for n, m in enumerate(told) if m.mention_type == "pronoun" and m.chain not in known)


def candidates(tree: Tree, words: lexicon.Lexicon) -> Iterator[decide.Candidate]:
    """Triggers with their parties and status, before it is decided what they are."""
    found = list(triggers.find(tree, words))
    told = single.told_by(tree, found)
    tellers = set(told.values())
    accidents = frozenset(t.i for t in found if t.sense.is_accident)
    deeds: list[int] = []
    for trigger in found:
        if trigger.i in told or _is_no_deed(tree, trigger, accidents):
            continue
        acting, acted_on = parties.of(tree, words, trigger)
        again = tuple(t for t in found if told.get(t.i) == trigger.i) if trigger.i in tellers else ()
        acting, acted_on = parties.with_those_told_again(tree, words, again, acting, acted_on)
        if references.is_mere(tree, trigger, deeds, [*acting, *acted_on]):
            continue
        if trigger.sense.event_type == "ASSAULT":
            deeds.append(trigger.i)
        status = _status(tree, words, trigger, acting, acted_on)
        if trigger.sense.event_type or (acting and acted_on):
            yield decide.Candidate(single.widened(trigger, again), status, acting, acted_on, again)


def _status(tree: Tree, words: lexicon.Lexicon, trigger: triggers.Trigger, acting: list[int], acted_on: list[int]) -> realis.Status:
    """How a deed stands to the facts; sums, practices and deeds without any party are told in general."""
    sense, i = trigger.sense, trigger.i
    status = realis.of(tree, i, own_negation=any(t.slot == "neg" and not t.is_negative for t in sense.terms))
    is_sum = sense.event_type in ("ASSAULT", "COERCE") and status.realis == "actual" and tally.is_sum(tree, i, acted_on)
    is_nobodys = not acting and not acted_on and realis.is_generic(tree, i, words.classes["mass"])
    if is_sum or (sense.kind == "nouns" and (is_nobodys or realis.is_practice(tree, i))):
        return realis.Status(status.polarity, "generic")
    return status


def _is_no_deed(tree: Tree, trigger: triggers.Trigger, accidents: frozenset[int]) -> bool:
    """What nature did, and names for what another word tells."""
    if trigger.sense.event_type != "ASSAULT":
        return False
    return nature.did_it(tree, trigger.i, accidents) or (trigger.sense.kind == "nouns" and single.is_label(tree, trigger.i))


def _mention(doc: Doc, tree: Tree, words: lexicon.Lexicon, settled: decide.Settled, nobody: frozenset[int]) -> layers.EventMention:
    candidate, trigger = settled.candidate, settled.candidate.trigger
    is_assault = settled.event_type == "ASSAULT"
    weapon = weapons.of(tree, trigger.i, words) if is_assault else []
    told = (trigger, *candidate.again)
    hit = [thing for one in told for thing in things.of(tree, words, one, candidate.recipient) if thing not in weapon]
    tools = weapons.tools(tree, weapon, candidate.actor, words)
    start, end = _clause(tree, trigger)
    published = layers.article(doc).published_on
    return layers.EventMention(
        start=start,
        end=end,
        trigger=(trigger.start, trigger.end),
        event_type=settled.event_type,
        mode=settled.mode or (weapons.mode(tree, weapon, words) if is_assault else None),
        contexts=list(trigger.sense.contexts),
        polarity=candidate.status.polarity,
        realis=candidate.status.realis,
        is_background=realis.is_background(tree, trigger.i, tree.lower, published.year if published else None),
        attribution=_attribution(doc, trigger.i),
        arguments=[a for a in _arguments(tree, candidate.actor, candidate.recipient, tools, hit) if a.mention not in nobody],
        confidence=settled.confidence,
        method=settled.method,
    )


def _arguments(tree: Tree, acting: list[int], acted_on: list[int], weapon: list[int], things: list[int]) -> list[layers.Argument]:
    heads = {"actor": acting, "recipient": acted_on, "instrument": weapon, "target_object": things}
    found: dict[tuple[str, int, int], layers.Argument] = {}
    for role, here in heads.items():
        for head in here:
            argument = phrases.argument(tree, role, head)
            found.setdefault((role, argument.start, argument.end), argument)
    return list(found.values())


def _clause(tree: Tree, trigger: triggers.Trigger) -> tuple[int, int]:
    """The trigger's subtree; for a noun, that of the verb it depends on."""
    at = trigger.i
    if trigger.sense.kind == "nouns":
        while tree.head[at] != at and not tree.is_verb(at) and tree.dep[at] not in ("relcl", "acl"):
            at = tree.head[at]
    first, last = tree.subtree(at)
    return min(first, trigger.start), max(last, trigger.end)


def _attribution(doc: Doc, i: int) -> int | None:
    """The narrowest attribution whose content holds the trigger."""
    at = doc[i].idx
    holding = [(a.content[1] - a.content[0], n) for n, a in enumerate(layers.attributions(doc)) if a.content[0] <= at < a.content[1]]
    return min(holding)[1] if holding else None

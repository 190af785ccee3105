"""From triggers to event mentions."""

from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.events import actors, derive, lexicon, locate, phrases, realis, triggers, weapons
from tasks.extract.events.tree import Tree, grow

_UNLIKELY = {"actual": 1.0, "future": 0.7, "hypothetical": 0.6, "generic": 0.5}
_SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_RECIPROCAL = frozenset(
    "clash battle fight skirmish war exchange firefight gunfight gunbattle clashes fighting talk negotiation meeting summit".split()
)


def code(doc: Doc) -> list[layers.EventMention]:
    """Event mentions of a read Doc, in order of their trigger."""
    tree, words = grow(doc), lexicon.load()
    return [_mention(doc, tree, words, trigger) for trigger in triggers.find(tree, words)]


def _mention(doc: Doc, tree: Tree, words: lexicon.Lexicon, trigger: triggers.Trigger) -> layers.EventMention:
    sense = trigger.sense
    own_negation = any(t.slot == "neg" and not t.is_negative for t in sense.terms)
    status = realis.of(tree, trigger.i, own_negation=own_negation)
    acting, acted_on = _parties(tree, words, trigger)
    weapon = weapons.of(tree, trigger.i, words) if sense.event_type == "ASSAULT" else []
    arguments = _arguments(tree, acting, acted_on, weapon, _things(tree, words, trigger, acted_on))
    start, end = _clause(tree, trigger)
    published = layers.article(doc).published_on
    return layers.EventMention(
        start=start,
        end=end,
        trigger=(trigger.start, trigger.end),
        event_type=derive.kind(sense.event_type, status, has_actor=bool(acting)),
        mode=sense.mode or (weapons.mode(tree, weapon, words) if sense.event_type == "ASSAULT" else None),
        contexts=list(sense.contexts),
        polarity=status.polarity,
        realis=status.realis,
        is_background=realis.is_background(tree, trigger.i, tree.lower, published.year if published else None),
        attribution=_attribution(doc, trigger.i),
        arguments=arguments,
        confidence=_confidence(sense, status, bool(acting), bool(acted_on)),
        method=sense.row,
    )


def _parties(tree: Tree, words: lexicon.Lexicon, trigger: triggers.Trigger) -> tuple[list[int], list[int]]:
    """Heads of those who act and of those acted on."""
    acting = list(dict.fromkeys(actors.of(tree, trigger.i, words)))
    recipe = trigger.sense.recipient or words.ladders[trigger.sense.event_type]
    acted_on = list(dict.fromkeys(locate.recipients(tree, trigger.i, recipe, words, set(acting))))
    if not acted_on and len(acting) > 1 and _is_mutual(tree, trigger):
        return acting[:1], acting[1:]
    return acting, acted_on


def _is_mutual(tree: Tree, trigger: triggers.Trigger) -> bool:
    return trigger.sense.event_type in _SYMMETRIC or tree.lemma[trigger.i] in _RECIPROCAL


def _things(tree: Tree, words: lexicon.Lexicon, trigger: triggers.Trigger, acted_on: list[int]) -> list[int]:
    """Objects that are no party: buildings, vehicles, towns."""
    if trigger.sense.event_type not in ("ASSAULT", "COERCE") or trigger.sense.kind == "nouns":
        return []
    from tasks.extract.events.frames import objects

    return [
        o
        for o in objects(tree, trigger.i)
        if o not in acted_on and not phrases.is_party(tree, o, words) and tree.lemma[o] not in words.nouns
    ]


def _arguments(tree: Tree, acting: list[int], acted_on: list[int], weapon: list[int], things: list[int]) -> list[layers.Argument]:
    heads = {"actor": acting, "recipient": acted_on, "instrument": weapon, "target_object": things}
    found: dict[tuple[str, int, int], layers.Argument] = {}
    for role, here in heads.items():
        for head in here:
            first, last = phrases.span(tree, head)
            mention = tree.headed.get(head, tree.mention[head])
            found.setdefault((role, first, last), layers.Argument(role, first, last, mention if mention >= 0 else None))
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


def _confidence(sense: lexicon.Sense, status: realis.Status, has_actor: bool, has_recipient: bool) -> float:
    """The row's own chance, less where parties are missing or the event is not said to have happened."""
    known = 0.8 + 0.1 * has_actor + 0.1 * has_recipient
    return round(sense.confidence * known * _UNLIKELY[status.realis] * (0.6 if status.polarity == "negated" else 1.0), 4)

"""From triggers to event mentions."""

from collections.abc import Iterator

from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.events import (
    actors,
    authority,
    classify,
    decide,
    frames,
    instances,
    lexicon,
    locate,
    nature,
    phrases,
    realis,
    references,
    single,
    sufferers,
    tally,
    triggers,
    weapons,
)
from tasks.extract.events.tree import Tree, grow

_OPEN_LADDER = ("obj", "to+v.obj", "with", "against", "to", "for", "of", "on", "that.subj", "from")
_SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})


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
    accidents = frozenset(t.i for t in found if t.sense.event_type == "ASSAULT" and t.sense.confidence < decide.NOT_AN_EVENT)
    deeds: list[int] = []
    for trigger in found:
        if trigger.i in told or _is_no_deed(tree, trigger, accidents):
            continue
        own_negation = any(t.slot == "neg" and not t.is_negative for t in trigger.sense.terms)
        status = realis.of(tree, trigger.i, own_negation=own_negation)
        acting, acted_on = _parties(tree, words, trigger)
        again = tuple(t for t in found if told.get(t.i) == trigger.i) if trigger.i in tellers else ()
        acting, acted_on = _with_those_told_again(tree, words, again, acting, acted_on)
        if references.is_mere(tree, trigger, deeds, [*acting, *acted_on]):
            continue
        if trigger.sense.event_type == "ASSAULT":
            deeds.append(trigger.i)
        if trigger.sense.event_type in ("ASSAULT", "COERCE") and status.realis == "actual" and tally.is_sum(tree, trigger.i, acted_on):
            status = realis.Status(status.polarity, "generic")
        if trigger.sense.kind == "nouns" and not acting and not acted_on and realis.is_generic(tree, trigger.i, words.classes["mass"]):
            status = realis.Status(status.polarity, "generic")
        if trigger.sense.kind == "nouns" and realis.is_practice(tree, trigger.i):
            status = realis.Status(status.polarity, "generic")
        if trigger.sense.event_type or (acting and acted_on):
            yield decide.Candidate(single.widened(trigger, again), status, acting, acted_on, again)


def _is_no_deed(tree: Tree, trigger: triggers.Trigger, accidents: frozenset[int]) -> bool:
    """What nature did, and names for what another word tells."""
    if trigger.sense.event_type != "ASSAULT":
        return False
    return nature.did_it(tree, trigger.i, accidents) or (trigger.sense.kind == "nouns" and single.is_label(tree, trigger.i))


def _with_those_told_again(
    tree: Tree, words: lexicon.Lexicon, again: tuple[triggers.Trigger, ...], acting: list[int], acted_on: list[int]
) -> tuple[list[int], list[int]]:
    """Parties of a deed and those that the words which tell it again name."""
    for other in again:
        also_acting, also_on = _parties(tree, words, other)
        acting = acting or [a for a in also_acting if a not in acted_on]
        acted_on = acted_on + [o for o in also_on if o not in (*acting, *acted_on)]
    return acting, acted_on


def _mention(doc: Doc, tree: Tree, words: lexicon.Lexicon, settled: decide.Settled, nobody: frozenset[int]) -> layers.EventMention:
    candidate, trigger = settled.candidate, settled.candidate.trigger
    is_assault = settled.event_type == "ASSAULT"
    weapon = weapons.of(tree, trigger.i, words) if is_assault else []
    told = (trigger, *candidate.again)
    things = [thing for one in told for thing in _things(tree, words, one, candidate.recipient) if thing not in weapon]
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
        arguments=[a for a in _arguments(tree, candidate.actor, candidate.recipient, tools, things) if a.mention not in nobody],
        confidence=settled.confidence,
        method=settled.method,
    )


def _parties(tree: Tree, words: lexicon.Lexicon, trigger: triggers.Trigger) -> tuple[list[int], list[int]]:
    """Heads of those who act and of those acted on."""
    happens_to_subject = trigger.sense.recipient[:1] != () and trigger.sense.recipient[0].split(".")[0] == "subj"
    acting = [] if happens_to_subject else list(dict.fromkeys(actors.of(tree, trigger.i, words)))
    with_places = bool(acting) or trigger.sense.event_type != "ASSAULT" or trigger.sense.mode in ("aerial", "heavy-weapons", "drone")
    recipe = trigger.sense.recipient or words.ladders.get(trigger.sense.event_type, _OPEN_LADDER)
    if trigger.sense.kind == "nouns":
        recipe = ("suffer.subj", *(path for step in recipe for path in (step, f"light.{step}", f"done.{step}")))
        recipe = ("light.passive.subj", *recipe) if _is_handed_over(tree, words, trigger.i) else recipe
    found = sufferers.of(tree, trigger.i, words) if trigger.sense.kind == "nouns" else []
    found = found or locate.recipients(tree, trigger.i, recipe, words, set(acting), with_places=with_places)
    acting, acted_on = instances.added(tree, trigger.i, acting, [head for head in dict.fromkeys(found) if head != trigger.i])
    if not acting and trigger.sense.event_type == "MOBILIZE":
        acting = _forces(tree, words, trigger.i)
        acted_on = [head for head in acted_on if head not in acting]
    if not acted_on and len(acting) > 1 and _is_mutual(tree, words, trigger):
        return acting[:1], acting[1:]
    if not acting and len(acted_on) > 1 and _is_mutual(tree, words, trigger) and trigger.sense.kind == "nouns":
        return acted_on[:1], acted_on[1:]  # `a battle between troops and rebels`
    return acting, acted_on


def _forces(tree: Tree, words: lexicon.Lexicon, i: int) -> list[int]:
    """Forces that are sent where nobody is named as sending them: they act (`troops were deployed`, `the deployment of the army`)."""
    found = [_meant(tree, head) for path in ("obj", "of") for head in locate.follow(tree, i, path)]
    return [m for head in found for m in phrases.members(tree, head) if phrases.is_force(tree, m, words)]


def _meant(tree: Tree, head: int) -> int:
    """What a relative pronoun stands for: `forces that have been deployed`."""
    clause = tree.head[head]
    return tree.head[clause] if tree.lower[head] in ("who", "that", "which") and tree.dep[clause] == "relcl" else head


def _is_mutual(tree: Tree, words: lexicon.Lexicon, trigger: triggers.Trigger) -> bool:
    if trigger.sense.event_type == "SUPPORT":  # `The two ministers signed a treaty`
        deals = words.classes["deal"] | words.classes["ties"]
        return any(tree.lemma[o] in deals for o in frames.objects(tree, trigger.i))
    return trigger.sense.event_type in _SYMMETRIC or tree.lemma[trigger.i] in words.classes["reciprocal"]


def _is_handed_over(tree: Tree, words: lexicon.Lexicon, i: int) -> bool:
    """`The workers were given an ultimatum`: the passive's subject is who gets what the noun names."""
    return tree.dep[i] == "dobj" and tree.lemma[tree.head[i]] in words.classes["handing"]


def _things(tree: Tree, words: lexicon.Lexicon, trigger: triggers.Trigger, acted_on: list[int]) -> list[int]:
    """Objects that are no party: buildings, vehicles, towns."""
    if trigger.sense.event_type not in ("ASSAULT", "COERCE"):
        return []
    if trigger.sense.kind == "nouns":
        done = frames.slot(tree, trigger.i, "light") if tree.dep[trigger.i] == "dobj" else []  # `launched attacks on a school`
        acts = [trigger.i, *done]
        hit = [o for act in acts for preposition in ("on", "against", "at", "of") for o in tree.prep_objects(act, preposition)]
        return [o for o in hit if o not in acted_on and (tree.lemma[o] in words.classes["target"] or tree.label[o] == "FAC")]
    paths = dict.fromkeys(("obj", *(path for path in trigger.sense.recipient if path.isalpha())))  # `set fire to a bus`, `fired at a car`
    found = dict.fromkeys(o for path in paths for head in locate.follow(tree, trigger.i, path) for o in phrases.members(tree, head))
    return [o for o in found if o not in acted_on and _is_thing(tree, words, o)]


def _is_thing(tree: Tree, words: lexicon.Lexicon, i: int) -> bool:
    """A noun that is no party, no event and no weapon."""
    if tree.pos[i] not in ("NOUN", "PROPN") or phrases.is_party(tree, i, words):
        return False
    none = words.classes["weapon"] | words.classes["aflame"]
    return tree.lemma[i] not in words.nouns and tree.lemma[i] not in none and not tree.dated[i]


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

"""The word for the deed: `the attack`, `attacks`, `has been attacked`, `condemned the attack`."""

from collections.abc import Iterator

from spacy.tokens import Token

from tasks.extract.layers import EventMention

_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_FAR = 6


def of(event: EventMention, root: Token) -> Iterator[str]:
    """Kind of deed, form of its word, and the verb above it."""
    noun = root.pos_ in _NOUNS
    yield f"type={event.event_type}"
    yield f"mode={event.event_type}.{event.mode}"
    yield f"row={event.method.partition('+')[0]}"
    yield f"tag={root.tag_}"
    yield f"dep={noun}.{root.dep_}"
    yield from _noun(root) if noun else _verb(root)
    yield from _above(root)


def word(token: Token) -> str:
    """Its lemma, whatever the copy's capitals."""
    return token.lemma_.lower()


def _noun(root: Token) -> Iterator[str]:
    """Its determiner, number, adjectives, and what it depends on."""
    kids = list(root.children)
    determiners = [kid.lower_ for kid in kids if kid.dep_ in ("det", "predet")]
    owned = any(kid.dep_ == "poss" for kid in kids)
    yield f"det={'poss' if owned else determiners[0] if determiners else 'bare'}.{root.tag_}"
    if any(kid.dep_ == "nummod" for kid in kids):
        yield "num"
    yield from (f"mod={word(kid)}" for kid in kids if kid.dep_ in ("amod", "compound") and not kid.ent_type_)
    if root.dep_ == "pobj":
        yield f"prep={root.head.lower_}"


def _verb(root: Token) -> Iterator[str]:
    """Its auxiliaries, tense, conjunction, adverbs."""
    kids = list(root.children)
    auxiliaries = sorted(kid.lower_ for kid in kids if kid.dep_ in ("aux", "auxpass"))
    yield from (f"aux={form}" for form in auxiliaries or ("-",))
    yield f"tense={root.tag_}{'.'.join(auxiliaries)}"
    yield from (f"mark={kid.lower_}" for kid in kids if kid.dep_ == "mark")
    yield from (f"adv={kid.lower_}" for kid in kids if kid.dep_ == "advmod")


def _above(root: Token) -> Iterator[str]:
    """The next verb above, if there is one, and the form of the main verb."""
    at = root
    for _ in range(_FAR):
        if at is not root and at.pos_ in _VERBS:
            yield f"gov={word(at)}"
            yield f"govtag={at.tag_}"
            break
        at = at.head
    yield f"roottag={root.sent.root.tag_}"

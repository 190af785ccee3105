"""Who acts and who suffers: a named man, three peasants, people in general."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tasks.extract import layers
from tasks.extract.particular.features.deed import word

ROLES = {"actor": "a", "recipient": "r", "target_object": "t", "instrument": "i"}
_MOST = 3


def of(doc: Doc, event: layers.EventMention) -> Iterator[str]:
    """Features of each role's phrases, and which roles are filled."""
    filled = {argument.role for argument in event.arguments}
    for role, sign in ROLES.items():
        phrases = [argument for argument in event.arguments if argument.role == role][:_MOST]
        if not phrases:
            yield f"{sign}=-"
        for phrase in phrases:
            yield from (f"{sign}{feature}" for feature in _phrase(doc, phrase))
    yield f"roles={''.join(sign for role, sign in ROLES.items() if role in filled)}.{event.event_type}"


def _phrase(doc: Doc, phrase: layers.Argument) -> Iterator[str]:
    head = doc[phrase.start : phrase.end].root
    mention = layers.mentions(doc)[phrase.mention] if phrase.mention is not None else None
    named = head.ent_type_ or (mention.label if mention is not None and mention.mention_type == "name" else "")
    yield f"={named or ('PRON' if head.pos_ == 'PRON' else 'noun')}"
    yield f"tag={head.tag_}"
    yield from _dependents(head)


def _dependents(head: Token) -> Iterator[str]:
    for kid in head.children:
        if kid.dep_ == "nummod":
            yield "num"
        elif kid.dep_ == "det":
            yield f"det={kid.lower_}"
        elif kid.dep_ == "prep":
            yield f"prep={kid.lower_}"
        elif kid.dep_ in ("amod", "compound") and not kid.ent_type_:
            yield f"mod={word(kid)}"

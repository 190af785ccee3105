"""What a deed is done to that is no party: buildings, vehicles, towns."""

from tasks.extract.events import frames, locate, phrases
from tasks.extract.events.lexicon import Lexicon
from tasks.extract.events.tree import Tree
from tasks.extract.events.triggers import Trigger


def of(tree: Tree, words: Lexicon, trigger: Trigger, acted_on: list[int]) -> list[int]:
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


def _is_thing(tree: Tree, words: Lexicon, i: int) -> bool:
    """A noun that is no party, no event and no weapon."""
    if tree.pos[i] not in ("NOUN", "PROPN") or phrases.is_party(tree, i, words):
        return False
    none = words.classes["weapon"] | words.classes["aflame"]
    return tree.lemma[i] not in words.nouns and tree.lemma[i] not in none and not tree.dated[i]

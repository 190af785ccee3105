"""Who acts in a deed and who it is done to, by its sense and the words around it."""

from tasks.extract.events import actors, instances, locate, phrases, sufferers, voice
from tasks.extract.events.lexicon import Lexicon
from tasks.extract.events.tree import Tree
from tasks.extract.events.triggers import Trigger

_OPEN_LADDER = ("obj", "to+v.obj", "with", "against", "to", "for", "of", "on", "that.subj", "from")
_SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})


def of(tree: Tree, words: Lexicon, trigger: Trigger) -> tuple[list[int], list[int]]:
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


def with_those_told_again(
    tree: Tree, words: Lexicon, again: tuple[Trigger, ...], acting: list[int], acted_on: list[int]
) -> tuple[list[int], list[int]]:
    """Parties of a deed and those that the words which tell it again name."""
    for other in again:
        also_acting, also_on = of(tree, words, other)
        acting = acting or [a for a in also_acting if a not in acted_on]
        acted_on = acted_on + [o for o in also_on if o not in (*acting, *acted_on)]
    return acting, acted_on


def _forces(tree: Tree, words: Lexicon, i: int) -> list[int]:
    """Forces that are sent where nobody is named as sending them: they act (`troops were deployed`, `the deployment of the army`)."""
    found = [_meant(tree, head) for path in ("obj", "of") for head in locate.follow(tree, i, path)]
    return [m for head in found for m in phrases.members(tree, head) if phrases.is_force(tree, m, words)]


def _meant(tree: Tree, head: int) -> int:
    """What a relative pronoun stands for: `forces that have been deployed`."""
    clause = tree.head[head]
    return tree.head[clause] if tree.lower[head] in ("who", "that", "which") and tree.dep[clause] == "relcl" else head


def _is_mutual(tree: Tree, words: Lexicon, trigger: Trigger) -> bool:
    if trigger.sense.event_type == "SUPPORT":  # `The two ministers signed a treaty`
        deals = words.classes["deal"] | words.classes["ties"]
        return any(tree.lemma[o] in deals for o in voice.objects(tree, trigger.i))
    return trigger.sense.event_type in _SYMMETRIC or tree.lemma[trigger.i] in words.classes["reciprocal"]


def _is_handed_over(tree: Tree, words: Lexicon, i: int) -> bool:
    """`The workers were given an ultimatum`: the passive's subject is who gets what the noun names."""
    return tree.dep[i] == "dobj" and tree.lemma[tree.head[i]] in words.classes["handing"]

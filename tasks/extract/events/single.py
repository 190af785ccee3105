"""One clause, one event: words that tell again what another word of their clause tells."""

from collections.abc import Iterator
from dataclasses import replace

from tasks.extract.events import frames, voice
from tasks.extract.events.decide import Settled
from tasks.extract.events.lexicon import word_class
from tasks.extract.events.tree import Tree
from tasks.extract.events.triggers import Trigger

_CAUSES = ("by", "in", "at")
_SUBJECTS = ("nsubj", "nsubjpass")
_REACH = 7
_SPOKEN = frozenset({"THREATEN", "AGREE", "REJECT"})


def told_by(tree: Tree, found: list[Trigger]) -> dict[int, int]:
    """Words that tell no event of their own, by index, and the word that tells theirs."""
    deeds = {t.i for t in found if t.sense.kind == "nouns" and t.sense.event_type == "ASSAULT"}
    same: dict[int, int] = {}
    spans = {t.i: range(t.start, t.end) for t in found if t.sense.kind == "verbs" and t.sense.event_type}
    for trigger in found:
        if trigger.sense.kind == "nouns" and trigger.i in spans.get(tree.head[trigger.i], ()):
            same[trigger.i] = tree.head[trigger.i]  # `conducted raids`: the verb's frame asks for the deed
            continue
        other = next((k for k in _tellers(tree, trigger, deeds) if k in deeds and k != trigger.i and k not in same), None)
        if other is not None and (trigger.i in deeds or abs(other - trigger.i) <= _REACH):
            same[trigger.i] = other
    return same


def widened(trigger: Trigger, again: tuple[Trigger, ...]) -> Trigger:
    """The trigger with the verbs that tell the same again: `explosion shattered`."""
    verbs = [t for t in again if t.sense.kind == "verbs"]
    return (
        replace(trigger, start=min(trigger.start, *(t.start for t in verbs)), end=max(trigger.end, *(t.end for t in verbs)))
        if verbs
        else trigger
    )


def _tellers(tree: Tree, trigger: Trigger, deeds: set[int]) -> Iterator[int]:
    if trigger.i in deeds:
        yield from _predicate(tree, trigger.i)
    elif tree.lemma[trigger.i] in word_class("effect"):
        yield from _cause(tree, trigger.i)


def _cause(tree: Tree, verb: int) -> list[int]:
    """What had the effect: `The explosion shattered windows`, `shops damaged by the blast`, `bombings targeted at the army`."""
    if tree.child(verb, "nsubjpass", "auxpass", "agent") is not None or voice.is_passive(tree, verb):
        return [o for word in _CAUSES for o in tree.prep_objects(verb, word)] + voice.objects(tree, verb)
    above = [tree.head[verb]] if tree.dep[verb] in ("relcl", "acl") else []
    return frames.slot(tree, verb, "subj") + above


def _predicate(tree: Tree, noun: int) -> list[int]:
    """What the deed is said to be (`The bombing was an attack`), or the deed that a name is for (`called the blast an attack`)."""
    if is_label(tree, noun):
        return voice.objects(tree, tree.head[noun] if tree.dep[noun] == "oprd" else tree.head[tree.head[noun]])
    if tree.dep[noun] not in _SUBJECTS or tree.lemma[tree.head[noun]] != "be":
        return []
    return tree.children(tree.head[noun], "attr")


def is_label(tree: Tree, i: int) -> bool:
    """A noun that names what another word stands for: `called the blast an attack`, `described it as an assault`."""
    if tree.dep[i] == "oprd":
        return tree.lemma[tree.head[i]] in word_class("calling")
    above = tree.head[i]
    return tree.dep[i] == "pobj" and tree.lower[above] == "as" and tree.lemma[tree.head[above]] in word_class("calling")


def announced(tree: Tree, found: list[Settled]) -> list[Settled]:
    """Without the deeds that are announced by another event of the type they come to: `threatened to cut off aid` is one threat."""
    at = {s.candidate.trigger.i: n for n, s in enumerate(found)}
    kept = list(found)
    gone: set[int] = set()
    for n, settled in enumerate(found):
        i = settled.candidate.trigger.i
        above = at.get(tree.head[i], n)
        is_same = settled.event_type in _SPOKEN and settled.event_type == found[above].event_type
        if tree.dep[i] != "xcomp" or above == n or not is_same or settled.candidate.trigger.sense.event_type == settled.event_type:
            continue
        if any(tree.dated[k] for k in range(*tree.subtree(i))):
            continue  # `offered to meet them on Friday`: the day is that of the meeting
        gone.add(n)
        governor = kept[above].candidate
        if not governor.recipient:
            others = [r for r in settled.candidate.recipient if r not in governor.actor]
            kept[above] = replace(kept[above], candidate=replace(governor, recipient=others))
    return [s for n, s in enumerate(kept) if n not in gone]

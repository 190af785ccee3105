"""The trigger and its clause: what is done, by and to what, when, how surely."""

from collections.abc import Iterator

from spacy.tokens import Token

from tasks.extract.event_places.candidates import Candidate
from tasks.extract.event_places.features.scene import Scene
from tasks.extract.event_places.features.tree import governor, word

_MODAL = frozenset({"will", "would", "could", "may", "might", "can", "should", "must", "to"})
_SAYING = frozenset({"say", "report", "tell", "announce", "accord", "add"})
_PASSIVE = frozenset({"nsubjpass", "auxpass"})


def of_trigger(trigger: Token) -> Iterator[str]:
    """The word and its dependents."""
    kinds = {child.dep_ for child in trigger.children}
    yield f"trigger={trigger.pos_}"
    yield f"lemma={word(trigger)}"
    yield f"tag={trigger.tag_}"
    yield f"trigger_dep={trigger.dep_}"
    yield from (f"has={kind}" for kind in ("auxpass", "nsubjpass", "neg", "dobj", "prep", "aux") if kind in kinds)
    yield f"lemma+passive={word(trigger)}+{bool(kinds & _PASSIVE)}"
    if any(child.dep_ == "aux" and child.lower_ in _MODAL for child in trigger.children):
        yield "modal"


def of_parties(trigger: Token) -> Iterator[str]:
    """Subject and object, which tell senses apart: `captured the town`, `captured the title`."""
    object_ = next((c for c in trigger.children if c.dep_ in ("dobj", "attr")), None)
    subject = next((c for c in trigger.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    yield f"obj={word(object_) if object_ is not None else '-'}"
    yield f"subj={word(subject) if subject is not None else '-'}"
    if object_ is not None:
        yield f"lemma+obj={word(trigger)}+{word(object_)}"
        yield f"obj_label={object_.ent_type_}"
    if subject is not None:
        yield f"subj_label={subject.ent_type_}+{subject.dep_}"


def of_event(scene: Scene) -> Iterator[str]:
    """What is known of the event."""
    if scene.event is not None:
        yield f"type={scene.event.event_type}"
        yield f"mode={scene.event.mode}"
        yield f"realis={scene.event.realis}"
        yield f"polarity={scene.event.polarity}"
        yield f"timed={scene.event.time is not None}"
        yield f"background={scene.event.is_background}"


def of_sentence(trigger: Token) -> Iterator[str]:
    """Its length, its verbs, and whether somebody says it."""
    sentence = trigger.sent
    yield f"length={min(5, len(sentence) // 10)}"
    yield f"verbs={min(5, sum(t.pos_ == 'VERB' for t in sentence))}"
    yield f"said={any(t.lemma_ in _SAYING for t in sentence)}"


def subject_matter(trigger: Token) -> Iterator[str]:
    """The common words of the sentence: sports and markets borrow the words of war."""
    yield from (f"w={t.lemma_.lower()}" for t in trigger.sent if t.pos_ in ("NOUN", "VERB", "ADJ") and not t.ent_type_)


def role(name: Candidate, scene: Scene) -> Iterator[str]:
    """Other roles that the name has in the event."""
    if scene.event is not None and name.mention is not None:
        yield from (f"is={a.role}" for a in scene.event.arguments if a.mention == name.mention and a.role != "place")
    yield f"lemma+prep={word(scene.trigger)}+{governor(name.head)[0]}"

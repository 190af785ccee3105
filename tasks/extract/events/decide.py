"""What a candidate is: the lexicon proposes, the classifier weighs."""

from dataclasses import dataclass

from tasks.extract.events import derive, features
from tasks.extract.events.classify import NOTHING, Classifier
from tasks.extract.events.realis import Status
from tasks.extract.events.tree import Tree
from tasks.extract.events.triggers import Trigger

NOT_AN_EVENT = 0.2
"""Rows below this confidence take a phrase out; their type does not matter."""
_UNLIKELY = {"actual": 1.0, "future": 0.7, "hypothetical": 0.6, "generic": 0.5}
_LEXICON_SHARE = 0.35
_DROP_BELOW = 0.5
_DROP_WHOLE_BELOW = 0.33
_MATERIAL_CONFLICT = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
_OPEN_NEEDS = 0.35


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger with its status, the heads of those who act and are acted on, and the words that tell the same again."""

    trigger: Trigger
    status: Status
    actor: list[int]
    recipient: list[int]
    again: tuple[Trigger, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """A candidate that is an event, and of which kind."""

    candidate: Candidate
    event_type: str
    mode: str | None
    confidence: float
    method: str


def settle(tree: Tree, candidate: Candidate, trained: Classifier | None) -> Settled | None:
    """The event a candidate reports, or none."""
    sense = candidate.trigger.sense
    if sense.event_type and sense.confidence < NOT_AN_EVENT:
        return None
    proposed = derive.kind(sense.event_type, candidate.status, has_actor=bool(candidate.actor)) if sense.event_type else ""
    if trained is None:
        return _settled(candidate, proposed, _plain_confidence(candidate), sense.row) if proposed else None
    names = features.of(tree, candidate.trigger.i, sense, candidate.status, candidate.actor, candidate.recipient)
    chances = trained.probabilities(names | {f"t2={proposed}"})
    if proposed:
        chances = {label: (1 - _LEXICON_SHARE) * p for label, p in chances.items()}
        chances[proposed] += _LEXICON_SHARE * sense.confidence
        chances[NOTHING] += _LEXICON_SHARE * (1 - sense.confidence)
    best = max((label for label in trained.labels if label != NOTHING), key=lambda label: chances[label])
    if 1 - chances[NOTHING] < _least(candidate, best) or (not proposed and chances[best] < _OPEN_NEEDS):
        return None
    return _settled(candidate, best, chances[best], f"{sense.row}+{trained.version}")


def _least(candidate: Candidate, event_type: str) -> float:
    """How likely it must be that anything happened: less where both parties are named, or one of them in material conflict."""
    if candidate.actor and candidate.recipient:
        return _DROP_WHOLE_BELOW
    is_conflict = event_type in _MATERIAL_CONFLICT and bool(candidate.actor or candidate.recipient)
    return _DROP_WHOLE_BELOW if is_conflict else _DROP_BELOW


def _settled(candidate: Candidate, event_type: str, confidence: float, method: str) -> Settled:
    sense = candidate.trigger.sense
    mode = sense.mode if event_type == sense.event_type else derive.mode(event_type, sense.event_type, sense.mode)
    return Settled(candidate, event_type, mode, round(min(1.0, max(0.0, confidence)), 4), method)


def _plain_confidence(candidate: Candidate) -> float:
    """The row's own chance, less where parties are missing or the event is not said to have happened."""
    known = 0.8 + 0.1 * bool(candidate.actor) + 0.1 * bool(candidate.recipient)
    doubt = _UNLIKELY[candidate.status.realis] * (0.6 if candidate.status.polarity == "negated" else 1.0)
    return candidate.trigger.sense.confidence * known * doubt

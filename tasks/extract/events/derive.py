"""Types that follow from mood: a deed that is promised, threatened, refused or demanded is an act of speech.

PLOVER 2.0: cooperation in the future tense is coded AGREE, hostile acts in the future tense THREATEN; what an actor does not or
will not do for another is a REJECT.
"""

from tasks.extract.events.realis import Status

_COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_YIELDING = frozenset({"AGREE", "SUPPORT", "CONCEDE", "AID", "RETREAT", "COOPERATE"})
_HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT"})


def kind(event_type: str, status: Status, *, has_actor: bool) -> str:
    """The type that an event is reported as."""
    if not has_actor:
        return event_type
    if status.polarity == "negated":
        return "REJECT" if event_type in _YIELDING else event_type
    if status.realis == "future":
        return "AGREE" if event_type in _COOPERATIVE else "THREATEN" if event_type in _HOSTILE else event_type
    return event_type


def mode(event_type: str, meant: str, meant_mode: str | None) -> str | None:
    """Mode of a derived type: what is threatened, refused or asked for."""
    if event_type == "THREATEN":
        return {"ASSAULT": "violence", "SANCTION": "relations"}.get(meant) or (
            meant_mode if meant_mode in ("arrest", "ban", "restrict") else None
        )
    if event_type in ("REJECT", "REQUEST"):
        return {"AID": "assist", "CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield"}.get(meant)
    return None

"""Which of the overlapping candidates stay."""

from tasks.extract.mentions.candidates import NOMINAL, Candidate

_HEADED = {"ORG", "FAC", "VEHICLE", "PERSON"}
"""Labels of names that a description with the same last word only repeats: "the Brussels-based [International Crisis Group]"."""
_PLACES = {"GPE", "LOC", "FAC", "NORP"}


def settle(found: list[Candidate]) -> list[Candidate]:
    """The candidates that stay, by first token, the longer first.

    Of two that overlap the longer stays. Inside a description ("[the [U.S.]-led coalition]", "[the people of [Mosul]]") a place name
    stays too, because a map wants it; other names inside ("[Taliban fighters]", "[Iraqi forces]") give way to the description.
    """
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.start - c.end, -c.rank, c.start)):
        if all(_beside(candidate, other) for other in kept if other.start < candidate.end and candidate.start < other.end):
            kept.append(candidate)
    return sorted(kept, key=lambda c: (c.start, -c.end))


def without_titles(described: list[Candidate], named: list[Candidate]) -> list[Candidate]:
    """The descriptions that are no part of a name's title or role ("[Foreign Secretary] Jane Roe" is one mention, not two)."""
    first = {(c.title[0] if c.title else c.start): c for c in named if c.label == "PERSON"}
    for c in described:
        if c.label == "PERSON" and c.end in first and first[c.end].role is None:
            first[c.end].role = (c.start, c.end)
    taken = {i for c in named for part in (c.title, c.role) if part for i in range(*part)}
    taken |= {c.end - 1 for c in named if c.end - c.start > 1 and c.label in _HEADED}
    return [c for c in described if c.head not in taken]


def unless_known(named: list[Candidate], known: list[Candidate]) -> list[Candidate]:
    """The model's names without those the gazetteer knows better; a longer name ("the ISIL group") takes over the gazetteer's id."""
    kept = []
    for candidate in named:
        inside = [k for k in known if k.start < candidate.end and candidate.start < k.end]
        if not inside or candidate.end - candidate.start > max(k.end - k.start for k in inside):
            kept.append(candidate)
    return kept


def _beside(inner: Candidate, outer: Candidate) -> bool:
    """Whether the shorter may stand inside the longer."""
    nested = outer.start <= inner.start and inner.end <= outer.end and (inner.start, inner.end) != (outer.start, outer.end)
    return nested and outer.rank == NOMINAL and inner.mention_type == "name" and inner.label in _PLACES

"""Which of the overlapping candidates stay."""

from collections import defaultdict
from collections.abc import Iterator

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
    at: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in sorted(found, key=lambda c: (c.start - c.end, -c.rank, c.start)):
        if all(_beside(candidate, other) for other in _overlapping(candidate, at)):
            kept.append(candidate)
            _stand(candidate, at)
    return sorted(kept, key=lambda c: (c.start, -c.end))


def _stand(candidate: Candidate, at: dict[int, list[Candidate]]) -> None:
    for i in range(candidate.start, candidate.end):
        at[i].append(candidate)


def _overlapping(candidate: Candidate, at: dict[int, list[Candidate]]) -> Iterator[Candidate]:
    return (other for i in range(candidate.start, candidate.end) if i in at for other in at[i])


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
    """The model's names without those that the gazetteer knows in as many words or more."""
    at: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in known:
        _stand(candidate, at)
    return [c for c in named if c.end - c.start > max((k.end - k.start for k in _overlapping(c, at)), default=0)]


def _beside(inner: Candidate, outer: Candidate) -> bool:
    """Whether the shorter may stand inside the longer."""
    nested = outer.start <= inner.start and inner.end <= outer.end and (inner.start, inner.end) != (outer.start, outer.end)
    return nested and outer.rank == NOMINAL and inner.mention_type == "name" and inner.label in _PLACES

"""The victims of an article as people: who is told of twice, who can only be somebody else, how many there must be at least."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tasks.extract import layers
from tasks.extract.casualties import lexicon
from tasks.extract.casualties.victims import Victims

_ADULT = 18
_OLDEST = 110
_STARTS = 8


@dataclass(slots=True)
class Person:
    """A victim, or a group of `size` told of together. Traits are those the words give; a group has no name and no age."""

    size: int
    chain: int | None = None
    names: set[str] = field(default_factory=set)
    ages: set[str] = field(default_factory=set)
    sex: set[str] = field(default_factory=set)
    stage: set[str] = field(default_factory=set)
    is_more: bool = False
    part: str | None = None
    """`attacker` or `victim`, where the text says which."""

    @property
    def is_named(self) -> bool:
        """Told of by full name, or by a name and an age."""
        return any(" " in name for name in self.names) or bool(self.names and self.ages)

    @property
    def known(self) -> int:
        """How much is said of them."""
        return 2 * bool(self.names) + 2 * bool(self.ages) + bool(self.sex) + bool(self.stage)


class Register:
    """Who is who in one article: traits of a victim with those of its chain of mentions, worked out once per chain."""

    def __init__(self, mentions: Sequence[layers.Mention], lower: Sequence[str]) -> None:
        self._lower = lower
        self._at: dict[int, int] = {}
        self._members: dict[int, list[layers.Mention]] = {}
        for mention in mentions:
            if mention.chain is not None:
                self._members.setdefault(mention.chain, []).append(mention)
                for token in range(mention.start, mention.end):
                    self._at.setdefault(token, mention.chain)
        self._told: dict[int, Person] = {}

    def person(self, victims: Victims) -> Person | None:
        """The victims as a person or a group; nothing where their number is not said."""
        if not victims.best:
            return None
        chain = self._at.get(victims.head)
        made = Person(victims.best, chain, is_more=victims.is_more)
        _say(made, victims.keys)
        if victims.best == 1 and chain is not None:
            _join(made, self._chain(chain))
        return made

    def _chain(self, chain: int) -> Person:
        if chain not in self._told:
            told = self._told[chain] = Person(1, chain)
            for mention in self._members[chain]:
                _say(told, self._keys(mention))
        return self._told[chain]

    def _keys(self, mention: layers.Mention) -> list[str]:
        """Name, age after it, sex of the head noun or pronoun."""
        words = self._lower[mention.start : mention.end]
        found = [f"name:{' '.join(words)}"] if mention.mention_type == "name" and mention.label == "PERSON" else []
        after = self._lower[mention.end : mention.end + 2]
        if len(after) == 2 and after[0] == "," and after[1].isdigit() and 0 < int(after[1]) < _OLDEST:
            found.append(f"age:{after[1]}")
        found += [f"age:{w.split('-')[0]}" for w in words if "-year-old" in w]
        traits = lexicon.traits().get(words[-1] if words else "", ())
        return [*found, *(t for t in traits if t.startswith("sex:"))]  # somebody's `child` may be forty


def _say(person: Person, keys: Iterable[str]) -> None:
    for key in keys:
        kind, value = key.split(":", 1)
        {"name": person.names, "age": person.ages, "sex": person.sex, "stage": person.stage}[kind].add(value)
        if kind == "age" and value.isdigit():
            person.stage.add("adult" if int(value) >= _ADULT else "child")


def _join(one: Person, other: Person) -> None:
    one.names |= other.names
    one.ages |= other.ages
    one.sex |= other.sex
    one.stage |= other.stage
    one.part = one.part or other.part


def at_least(told: Iterable[Person]) -> int:
    """How many there must be: the weight of people and groups of whom no two can be the same.

    The largest of the sets that take in one of them first and then the best known.
    """
    known = sorted(_merged(told), key=lambda p: (-p.size, -p.known))
    return max((_apart([first, *known]) for first in known[:_STARTS]), default=0)


def _apart(told: Iterable[Person]) -> int:
    apart: list[Person] = []
    for person in told:
        if all(differ(person, other) for other in apart):
            apart.append(person)
    return sum(p.size for p in apart)


def _merged(told: Iterable[Person]) -> list[Person]:
    people: list[Person] = []
    for new in told:
        known = next((p for p in people if same(p, new)), None)
        if known is None:
            people.append(Person(new.size, new.chain, set(new.names), set(new.ages), set(new.sex), set(new.stage), new.is_more, new.part))
        else:
            _join(known, new)
    return people


def same(one: Person, other: Person) -> bool:
    """The same chain of mentions, or the same name or age with nothing against it."""
    if one.size != other.size:
        return False
    if one.chain is not None and one.chain == other.chain:
        return True
    shared = _named_alike(one, other) or bool(one.ages & other.ages)
    return one.size == 1 and shared and not differ(one, other)


def _named_alike(one: Person, other: Person) -> bool:
    """`Krag` may be `Otto Krag`."""
    return any(set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split()) for a in one.names for b in other.names)


def differ(one: Person, other: Person) -> bool:
    """Two names, two ages, a man and a woman, a child and an adult, a gunman and his victim: two people, or groups that share nobody."""
    if one.chain is not None and one.chain == other.chain:
        return False
    if one.names and other.names and not _named_alike(one, other):
        return True
    if one.part and other.part and one.part != other.part:
        return True
    pairs = ((one.ages, other.ages), (one.sex, other.sex), (one.stage, other.stage))
    return any(mine and theirs and not mine & theirs for mine, theirs in pairs)

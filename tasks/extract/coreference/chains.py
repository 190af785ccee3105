"""Mentions joined to chains, two chains never joined against what is known of them."""

from tasks.extract.layers import Mention

FAMILY = {
    "PERSON": "person",
    "ORG": "party",
    "NORP": "party",
    "GROUP": "party",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "WEAPON": "thing",
    "VEHICLE": "thing",
}
"""Label -> what kind of entity it may be one with. A country acts, so a GPE may be one with a party by an explicit rule."""


class Chains:
    """A partition of the mentions of one article. Every link has a method and a score; a mention alone has neither."""

    def __init__(self, mentions: list[Mention]) -> None:
        self.mentions = mentions
        self._parent = list(range(len(mentions)))
        self._members = [[i] for i in range(len(mentions))]
        self._identity = [{m.gazetteer_id} if m.gazetteer_id else set() for m in mentions]

    def of(self, i: int) -> int:
        """The chain of a mention: the number of its first mention."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def same(self, a: int, b: int) -> bool:
        """Whether two mentions are in one chain."""
        return self.of(a) == self.of(b)

    def join(self, a: int, b: int, method: str, score: float) -> bool:
        """Join the chains of two mentions unless they are known to be different parties; the later mention records the link."""
        first, second = sorted((self.of(a), self.of(b)))
        if first != second:
            known = self._identity[first] | self._identity[second]
            if len(known) > 1:
                return False
            self._parent[second] = first
            self._members[first] += self._members[second]
            self._identity[first] = known
        later = self.mentions[max(a, b)]
        if later.link_method is None or (later.link_score or 0) < score:
            later.link_method, later.link_score = method, score
        return True

    def identity(self, i: int) -> str | None:
        """The gazetteer id of a mention's chain."""
        return next(iter(self._identity[self.of(i)]), None)

    def identify(self, i: int, gazetteer_id: str) -> None:
        """Say who a mention's chain is."""
        self._identity[self.of(i)] = {gazetteer_id}

    def members_of(self, i: int) -> list[int]:
        """The mentions of one mention's chain."""
        return self._members[self.of(i)]

    def members(self) -> dict[int, list[int]]:
        """Chain -> its mentions, in order."""
        found: dict[int, list[int]] = {}
        for i in range(len(self.mentions)):
            found.setdefault(self.of(i), []).append(i)
        return found

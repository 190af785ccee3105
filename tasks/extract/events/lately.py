"""What a bare noun was last said to be: `the strike` of workers or of jets, `the explosion` of a boiler or of a bomb."""

from dataclasses import dataclass, field

from tasks.extract.events.lexicon import Lexicon, Sense
from tasks.extract.events.tree import Tree

_KINDS = {"strike": "strike", "explosion": "explosion", "blast": "explosion", "explode": "explosion"}
_QUALIFYING = frozenset({"compound", "amod", "nmod", "prep", "npadvmod"})
_PLAIN = frozenset({"first", "second", "third", "last", "huge", "powerful", "loud", "massive", "big"})
_HALF = 0.5


@dataclass(slots=True)
class Lately:
    """The sense of each kind of noun that the article spoke of last, where it is not the usual one."""

    lexicon: Lexicon
    known: dict[str, Sense] = field(default_factory=dict)

    def meant(self, tree: Tree, i: int, sense: Sense | None) -> Sense | None:
        """The sense of a word as it is meant here; what is said of it is remembered."""
        kind = _KINDS.get(tree.lemma[i])
        if kind is None or sense is None:
            return sense
        if sense.kind == "nouns" and sense.event_type == "ASSAULT" and is_bare(tree, i):
            return self.known.get(kind, sense)
        other = self._other(sense)
        if other is None:
            self.known.pop(kind, None)
        else:
            self.known[kind] = other
        return sense

    def _other(self, sense: Sense) -> Sense | None:
        """The sense that a bare noun has from now on: labour's strikes, explosions that nobody meant."""
        if sense.mode == "strike":
            return next((s for s in self.lexicon.nouns["strike"] if s.mode == "strike" and s.confidence > _HALF), None)
        return sense if sense.is_accident else None


def is_bare(tree: Tree, i: int) -> bool:
    """A noun without a word that says what kind it is: `the strike`, `the second explosion`."""
    return not any(tree.dep[k] in _QUALIFYING and tree.lower[k] not in _PLAIN for k in tree.kids[i])

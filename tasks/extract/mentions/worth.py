"""Which descriptions and pronouns are worth a row: "dozens of protesters" is, "those areas" mostly is not.

A logistic regression over a few words and relations, weights in `data/models/mentions.json` (card beside it). Names are never left out.
"""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tasks import paths
from tasks.extract.mentions.candidates import Candidate
from tasks.extract.mentions.view import View

MODEL = paths.MODELS / "mentions.json"
_DETERMINERS = frozenset(
    ("the", "a", "an", "this", "these", "those", "that", "its", "their", "our", "his", "her", "some", "all", "many", "other", "any", "no")
)


@dataclass(frozen=True, slots=True)
class Model:
    """Weight of each feature, the intercept, and the least probability that keeps a mention."""

    weights: dict[str, float]
    intercept: float
    threshold: float

    def is_worth(self, view: View, candidate: Candidate) -> bool:
        """Whether an analyst probably marks it."""
        total = self.intercept + sum(self.weights.get(feature, 0.0) for feature in features(view, candidate))
        return total >= logit(self.threshold)


def logit(probability: float) -> float:
    """Log odds."""
    return math.log(probability / (1.0 - probability))


@lru_cache(maxsize=1)
def model() -> Model:
    """The weights, read once."""
    stored = json.loads(MODEL.read_text(encoding="utf-8"))
    return Model(stored["weights"], stored["intercept"], stored["threshold"])


def keep(view: View, found: list[Candidate]) -> list[Candidate]:
    """The names, and the descriptions and pronouns that are worth a row; weapons and persons always are."""
    known = model()
    return [c for c in found if not is_open(c) or known.is_worth(view, c)]


def is_open(candidate: Candidate) -> bool:
    """Whether the model decides on it."""
    if candidate.label == "PERSON":
        return candidate.mention_type == "pronoun"
    return candidate.mention_type != "name" and candidate.label not in ("WEAPON", "VEHICLE")


def features(view: View, candidate: Candidate) -> Iterator[str]:
    """What the model looks at: kind, head and its relation, first word, governor, size, the word before."""
    head, start = candidate.head, candidate.start
    kind, lemma, governor = f"{candidate.label}/{candidate.mention_type}", view.lemma[head].lower(), view.head[head]
    first = view.lower[start]
    yield f"kind={kind}"
    yield f"dep={view.dep[head]}|{candidate.mention_type}"
    yield f"tag={view.tag[head]}"
    yield f"governor={view.pos[governor]}|{view.dep[head]}"
    yield f"size={min(4, candidate.end - start)}|{candidate.mention_type}"
    yield f"before={view.lower[start - 1] if start else ''}"
    yield f"head={lemma}"
    yield f"first={first if first in _DETERMINERS else view.pos[start]}"
    yield f"capital={view.words[head][:1].isupper()}|{candidate.label}"
    yield f"country={candidate.country is not None}|{candidate.label}"
    yield f"of={view.lemma[governor].lower()}"

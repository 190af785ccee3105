"""What a happening comes to: which of the figures an article gives or adds up to stands as its toll.

A conditional logit over the figures (McFadden 1974): each has features, one weight per feature, the likeliest figure stands.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc

from tasks import paths
from tasks.extract import layers
from tasks.extract.casualties import headline
from tasks.extract.casualties.evidence import candidates
from tasks.extract.casualties.inclusion import Features
from tasks.extract.casualties.told import Told

STANDS = ",stands"
RECKONED = "reckoned"
_ANY_MODE = frozenset({None, "targeted", "destroy"})
_ARTICLES = frozenset({"the", "a", "an", "of", "and"})
UNLIKELY = 0.2
"""A larger figure less likely than this tells of something else."""
_OWN = ("has_own", "sum_own", "people_own")
_NEAR = ("has_own", "has_none", "has_other", "title", "title_shot")
_KINDS = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the features, and what they add for one kind (`killed|early`)."""

    weights: Mapping[str, float]

    def chances(self, kind: str, figures: Mapping[int, Features]) -> dict[int, float]:
        """Figure -> chance that it is the toll; they sum to 1."""
        score = {v: sum(self._weight(kind, name) * x for name, x in sorted(f.items())) for v, f in figures.items()}
        top = max(score.values(), default=0.0)
        grown = {v: math.exp(s - top) for v, s in score.items()}
        return {v: g / sum(grown.values()) for v, g in grown.items()}

    def _weight(self, kind: str, name: str) -> float:
        return self.weights.get(name, 0.0) + self.weights.get(f"{kind}|{name}", 0.0)


@lru_cache(maxsize=1)
def model() -> Model:
    """The trained model; its card lies beside it."""
    return Model(json.loads((paths.MODELS / "tolls" / "model.json").read_text(encoding="utf-8"))["weights"])


def reckon(doc: Doc, told: Sequence[Told]) -> list[layers.Casualty]:
    """Mark the figure that stands for each attack, untie what exceeds it; new rows for figures that are reckoned.

    The main attack takes any figure of the article or its headline, the others only figures of their own.
    """
    new: list[layers.Casualty] = []
    for place, attack in enumerate(attacks(doc) if told or layers.article(doc).title else []):
        for kind in _KINDS:
            figures = figures_of_main(doc, told, kind) if place == 0 else _own(candidates(doc, told, attack[1], kind, {}))
            if figures and not is_of_another(figures):
                same = [t for t in told if t.kind == kind]
                new += _settle(doc, kind, same, attack, model().chances(kind, figures), is_main=place == 0)
    return new


def figures_of_main(doc: Doc, told: Sequence[Told], kind: str) -> dict[int, Features]:
    """What the article's surest attack may have come to; nothing where there is none."""
    main = next(iter(attacks(doc)), None)
    title: dict[str, set[int]] = {}
    for found, value in headline.read(layers.article(doc).title):
        title.setdefault(found, set()).add(value)
    return candidates(doc, told, main[1], kind, title) if main else {}


def is_of_another(figures: Mapping[int, Features]) -> bool:
    """Every figure is told of attacks in other places or at other times alone."""
    return all(f.get("has_apart") and not any(f.get(name) for name in _NEAR) for f in figures.values())


def _own(figures: dict[int, Features]) -> dict[int, Features]:
    return {value: f for value, f in figures.items() if any(name in f for name in _OWN)}


def attacks(doc: Doc) -> list[tuple[int, int]]:
    """(event mention, happening) of the surest report of every attack, the surest first; of equals the first told."""
    found: dict[int, tuple[float, int]] = {}
    for number, event in enumerate(layers.events(doc)):
        if event.event_type == "ASSAULT" and event.local_event is not None:
            found[event.local_event] = min(found.get(event.local_event, (1.0, 0)), (-event.confidence, number))
    return [(number, home) for home, (_, number) in sorted(found.items(), key=lambda item: item[1])]


def _settle(
    doc: Doc, kind: str, told: Sequence[Told], mention: tuple[int, int], chances: Mapping[int, float], *, is_main: bool
) -> list[layers.Casualty]:
    """The likeliest figure, the larger of equals: marked where it is told of the attack or of none, else a row of its own."""
    number, home = mention
    best = max(chances, key=lambda v: (chances[v], v))
    said = sorted((t for t in told if t.best == best), key=lambda t: (t.home != home, t.home is not None))
    for t in told:
        if t.home == home and t.best > best and chances.get(t.best, 0.0) < UNLIKELY and not (said and _rivals(doc, t.row, said[0].row)):
            t.row.event = None
    if said and said[0].home in (home, None):
        row = said[0].row
        row.event, row.method = row.event if said[0].home == home else number, row.method + STANDS
        return []
    if said:
        if not best or _by_other_means(doc, said[0].row, home):
            return []
        return [replace(said[0].row, event=number, part_of=None, method=RECKONED)]
    anchor = next((t.row for t in reversed(told) if t.home == home), None)
    if anchor is None and told and is_main:
        anchor = told[-1].row
    elif anchor is None and told:
        return []
    return [_sum_of(anchor or layers.Casualty(*layers.events(doc)[number].trigger, kind), best, number)]


def _by_other_means(doc: Doc, row: layers.Casualty, home: int) -> bool:
    """The toll is of a bombing, the happening a shooting: what one did is not the other's."""
    events = layers.events(doc)
    modes = {e.mode for e in events if e.local_event == home} - _ANY_MODE
    there = {events[row.event].mode} - _ANY_MODE if row.event is not None else set()
    return bool(modes and there and not modes & there)


def _rivals(doc: Doc, one: layers.Casualty, other: layers.Casualty) -> bool:
    """Two sources give the two figures: a dispute, not another happening."""
    found = layers.attributions(doc)
    sources = [found[row.attribution].source for row in (one, other) if row.attribution is not None]
    first, *rest = [set(layers.article(doc).body[slice(*s)].lower().split()) - _ARTICLES for s in sources if s] or [set()]
    return bool(first and rest and not first & rest[0])


def _sum_of(anchor: layers.Casualty, best: int, event: int) -> layers.Casualty:
    """A figure that the text does not spell out: where the last of those it comes of is told, or the attack whose headline gives it."""
    return replace(
        anchor, low=best, best=best, high=None, qualifier=None, victim_text=None, victim_mention=None, victim_status="unknown",
        event=event, part_of=None, is_total=False, method=RECKONED,
    )  # fmt: skip

"""Stories that are easily taken for one: what parts a topic, and what does not."""

import random
from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.normalise.stories import pairs
from tasks.normalise.stories.cluster import stories
from tasks.normalise.stories.contrast import Table, bisect, parting, table
from tasks.normalise.stories.terms import Weights, read

OPENINGS = (
    "Sailing champion Marit Dahlgren kept her Silver Compass title",
    "Marit Dahlgren defended the Silver Compass, sailing's oldest title,",
    "The Silver Compass stays with sailing champion Marit Dahlgren, who won",
    "Champion Marit Dahlgren sailed to another Silver Compass",
    "Dahlgren, holder of the Silver Compass, kept her sailing title",
)
ENDINGS = (
    "The champion led from the first buoy to the last and thanked her crew for the title.",
    "Her yacht led at every buoy, and the crew of the champion cheered on the quay.",
    "The sailing title is her fifth; her crew never let the challenger near the yacht.",
    "It was a race without doubt: the champion's yacht led the challenger at every buoy.",
    "The crew carried the champion ashore after a race that her yacht led throughout.",
)
PALERMO = ["on Sunday off Palermo against Tommaso Brancati, the Sicilian challenger. Brancati lost his mast in the Tyrrhenian gale."]
GALWAY = ["in the fog of Galway against Fiona Mulcahy, whose yacht Banshee hit a rock. Mulcahy protested to the Galway jury in vain."]
FILLER = [
    (f"Note {n}", f"The council of Village{n} met on Friday and spoke of roads, schools and the harvest. Mayor Anna Name{n} said little.")
    for n in range(14)
]
Article = tuple[str, str]


def race(details: list[str]) -> list[Article]:
    return [("", f"{opening} {details[0]} {ending}") for opening, ending in zip(OPENINGS, ENDINGS, strict=True)]


def told(articles: list[Article], order: list[int] | None = None) -> dict[str, str]:
    rows = [
        {"article_id": f"a{n:02}", "title": title, "body": body, "published_on": date(2024, 5, 6), "duplicate_of": None}
        for n, (title, body) in enumerate(articles)
    ]
    frame = pl.DataFrame([rows[n] for n in order or range(len(rows))], schema_overrides={"duplicate_of": pl.String})
    return dict(stories(lambda: [frame.sort("article_id")]).stories.iter_rows())


def test_two_races_of_one_champion_are_two_stories() -> None:
    found = told(race(PALERMO) + race(GALWAY) + FILLER)
    first, second = ({found[f"a{n:02}"] for n in some} for some in (range(5), range(5, 10)))
    assert len(first) == len(second) == 1
    assert first != second


def test_one_race_is_one_story() -> None:
    found = told(race(PALERMO) + FILLER)
    assert len({found[f"a{n:02}"] for n in range(5)}) == 1


@pytest.mark.parametrize("seed", range(4))
def test_order_of_articles_does_not_matter(seed: int) -> None:
    articles = race(PALERMO) + race(GALWAY) + FILLER
    order = random.Random(seed).sample(range(len(articles)), len(articles))  # noqa: S311 - not a secret
    assert told(articles, order) == told(articles)


def profiles(articles: list[Article]) -> pairs.Profiles:
    texts = [read(*article) for article in articles]
    made = pairs.Profiles(Weights(texts))
    for number, text in enumerate(texts):
        made.add(f"a{number:02}", None, text)
    return made


NO_LINKS = (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))


def test_a_cut_between_two_races_is_found_again_by_other_terms() -> None:
    cut = parting(table(profiles(race(PALERMO) + race(GALWAY) + FILLER), range(10)), NO_LINKS)
    assert cut is not None
    assert set(cut.left[:5]) != set(cut.left[5:])
    assert cut.features[-1] == 1.0


def test_what_stands_in_every_article_tells_nothing_apart() -> None:
    topic = table(profiles(race(PALERMO) + race(GALWAY) + FILLER), range(10))
    assert not topic.present.all(axis=0).any()


def test_nothing_recurs_nothing_parts() -> None:
    same: Table = table(profiles([("", "Dunes of Zerka."), ("", "Dunes of Zerka.")]), [0, 1])
    assert parting(same, NO_LINKS) is None


def spread(rows: np.ndarray, left: np.ndarray) -> float:
    """Within-part sum of squares, what 2-means makes small."""
    return float(sum(((rows[side] - rows[side].mean(axis=0)) ** 2).sum() for side in (left, ~left) if side.any()))


@given(st.integers(0, 400))
def test_a_cut_is_stable_against_moving_any_one_article(seed: int) -> None:
    """No single article lies nearer to the other part's mean: the fixed point of 2-means, checked by trying all."""
    rows = np.random.default_rng(seed).random((9, 5))
    left = bisect(rows)
    assert left.any()
    assert not left.all()
    means = [rows[side].mean(axis=0) for side in (left, ~left)]
    nearer = ((rows - means[0]) ** 2).sum(axis=1) < ((rows - means[1]) ** 2).sum(axis=1)
    assert (nearer == left).all()


@given(st.integers(0, 400))
def test_two_clumps_are_cut_as_the_best_of_all_cuts(seed: int) -> None:
    """Against brute force over every cut in two."""
    draw = np.random.default_rng(seed)
    rows = np.concatenate([draw.normal(0, 0.1, (4, 3)), draw.normal(2, 0.1, (3, 3))])
    every = [np.array([bool(code >> n & 1) for n in range(7)]) for code in range(1, 127)]
    assert spread(rows, bisect(rows)) == pytest.approx(min(spread(rows, cut) for cut in every))

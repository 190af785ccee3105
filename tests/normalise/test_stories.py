"""Which articles tell one story."""

import random
from datetime import date

import polars as pl
import pytest

from tasks.normalise.stories.cluster import stories
from tasks.normalise.stories.terms import Weights, read

FERRY = (
    "Ferry capsizes off Tanga, 14 missing",
    """A ferry carrying market traders capsized off the Tanzanian port of Tanga on Monday and 14 people are missing, the coast guard said.
Captain Omari Juma said the Mwangaza was overloaded when waves struck near Maziwe.""",
)
FERRY_LATER = (
    "Divers search wreck of the Mwangaza",
    """Divers on Tuesday searched the wreck of the ferry Mwangaza, which capsized off Tanga with traders on board. The coast guard said
the number of missing had fallen to nine. Captain Omari Juma is being questioned about the overloaded ferry.""",
)
OTHER_FERRY = (
    "Ferry runs aground in Bergen",
    """A ferry carrying 200 tourists ran aground in the Norwegian harbour of Bergen on Monday. Nobody was missing, police chief Ingrid
Solheim said, and tugs pulled the ferry Havbris free by noon.""",
)
BUDGET = (
    "Lima passes budget",
    """Peru's congress passed the budget on Monday after a night of debate. Finance minister Rosa Quispe said the deficit would fall.""",
)
FILLER = [
    (f"Note {n}", f"The council of Village{n} met on Friday and spoke of roads, schools and the harvest. Mayor Anna Name{n} said little.")
    for n in range(12)
]


def frame(texts: list[tuple[str, str]], day: date | None = date(2024, 5, 6)) -> pl.DataFrame:
    rows = [{"article_id": f"a{n:02}", "title": t, "body": b, "published_on": day, "duplicate_of": None} for n, (t, b) in enumerate(texts)]
    return pl.DataFrame(rows, schema_overrides={"duplicate_of": pl.String, "published_on": pl.Date})


def told(articles: pl.DataFrame) -> dict[str, str]:
    return dict(stories(lambda: [articles.sort("article_id")]).stories.iter_rows())


NEWS = [FERRY, FERRY_LATER, OTHER_FERRY, BUDGET, *FILLER]


def test_a_follow_up_shares_its_story() -> None:
    found = told(frame(NEWS))
    assert found["a00"] == found["a01"]


@pytest.mark.parametrize("other", ["a02", "a03", "a05"])
def test_the_same_kind_of_event_elsewhere_is_another_story(other: str) -> None:
    found = told(frame(NEWS))
    assert found["a00"] != found[other]


def test_an_exact_duplicate_is_in_its_originals_story() -> None:
    articles = frame(NEWS)
    copy = articles.head(1).with_columns(article_id=pl.lit("zz"), duplicate_of=pl.lit("a00"))
    found = told(pl.concat([articles, copy]))
    assert found["zz"] == found["a00"]


def test_years_apart_is_another_story() -> None:
    late = frame([FERRY, *FILLER]).with_columns(
        published_on=pl.when(pl.col("article_id") == "a00").then(date(2020, 1, 1)).otherwise("published_on")
    )
    again = frame([FERRY_LATER]).with_columns(article_id=pl.lit("b"))
    found = told(pl.concat([late, again]))
    assert found["a00"] != found["b"]


@pytest.mark.parametrize("seed", range(5))
def test_frames_of_any_size_give_the_same_stories(seed: int) -> None:
    articles = frame(NEWS)
    size = random.Random(seed).randint(1, 8)  # noqa: S311 - not a secret
    cut = stories(lambda: articles.iter_slices(size))
    assert dict(cut.stories.iter_rows()) == told(articles)


def test_every_article_has_a_story() -> None:
    articles = frame(NEWS)
    assert set(told(articles)) == set(articles["article_id"])


def test_nothing_gives_nothing() -> None:
    assert told(frame(NEWS).clear()) == {}


def test_a_capitalised_word_that_is_mostly_written_small_is_no_name() -> None:
    texts = [read(None, "The harbour closed. Harbour workers met Juma."), read(None, "A harbour and a pier")]
    vectors = Weights(texts).vectors(texts[0])
    assert "juma" in vectors["names"]
    assert "harbour" in vectors["words"]

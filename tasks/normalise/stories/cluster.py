"""Articles to stories."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from tasks.ids import short_id
from tasks.normalise.linkage import Pair, average_linkage
from tasks.normalise.stories import terms
from tasks.normalise.stories.copies import connected, copies
from tasks.normalise.stories.pairs import Profiles, model, pairs, splitter
from tasks.normalise.stories.split import parted

CERTAIN = 0.99
"""Chance that near-duplicates tell one story."""
LIKELY = 0.15
"""Pairs below this chance count as 0 in a cluster's mean."""

Articles = Callable[[], Iterable[pl.DataFrame]]
"""Asked several times for all articles in order of `article_id`, in frames of any size with `article_id`, `title`, `body`, `published_on`,
`duplicate_of`; of the body, the first BODY_CHARS are enough."""


@dataclass(frozen=True, slots=True)
class Told:
    """`stories`: `article_id`, `story_id` of every article; `likeness`: (article, later id) -> chance of one story, if not slight."""

    stories: pl.DataFrame
    likeness: dict[tuple[str, str], float]


def stories(articles: Articles) -> Told:
    """The story of every article.

    Depends on nothing but the set of articles: loaded in any order they give the same stories. An exact duplicate is in its original's
    story, near-duplicates share one; an article alone is its own story. Memory: a few kilobytes an article.
    """
    weights = terms.Weights(text for _, _, text in _originals(articles))
    profiles = Profiles(weights)
    likely = list(_likely(profiles, articles))
    same_text = list(copies(_texts(articles)))
    merged = connected(parted(average_linkage(likely, model().threshold), likely, profiles, splitter()), same_text)
    rows = []
    for frame in articles():
        for key, original in frame.select("article_id", "duplicate_of").iter_rows():
            home = original or key
            rows.append({"article_id": key, "story_id": short_id("story", merged.get(home, home))})
    told = pl.DataFrame(rows, schema={"article_id": pl.String, "story_id": pl.String})
    return Told(told, {(a, b): chance for a, b, chance in likely} | dict.fromkeys(same_text, CERTAIN))


def _originals(articles: Articles) -> Iterator[tuple[str, date | None, terms.Text]]:
    for frame in articles():
        for row in frame.filter(pl.col("duplicate_of").is_null()).iter_rows(named=True):
            yield row["article_id"], row["published_on"], terms.read(row["title"], row["body"])


def _texts(articles: Articles) -> Iterator[tuple[str, date | None, str]]:
    for frame in articles():
        for row in frame.filter(pl.col("duplicate_of").is_null()).iter_rows(named=True):
            yield row["article_id"], row["published_on"], f"{row['title'] or ''}\n{row['body'][: terms.BODY_CHARS]}"


def _likely(profiles: Profiles, articles: Articles) -> Iterator[Pair]:
    for row, others, features in pairs(profiles, _originals(articles)):
        for other, chance in zip(others, model().probabilities(features), strict=True):
            if chance >= LIKELY:
                yield profiles.keys[other], profiles.keys[row], round(float(chance), 6)

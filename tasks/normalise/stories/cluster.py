"""Articles to stories."""

import polars as pl

from tasks.ids import short_id
from tasks.normalise.linkage import average_linkage
from tasks.normalise.stories import pairs, terms

LIKELY = 0.15
"""Pairs below this chance count as 0 in a cluster's mean."""


def stories(articles: pl.DataFrame) -> pl.DataFrame:
    """`article_id`, `story_id` of every article.

    `articles` has `article_id`, `title`, `body`, `published_on`, `duplicate_of`. The answer depends on nothing but the set of rows: any
    order gives the same stories. An exact duplicate is in its original's story; an article alone is its own story.
    """
    originals = articles.filter(pl.col("duplicate_of").is_null()).sort("article_id")
    home = _clusters(originals)
    for row in articles.filter(pl.col("duplicate_of").is_not_null()).iter_rows(named=True):
        home[row["article_id"]] = home.get(row["duplicate_of"], row["article_id"])
    rows = [{"article_id": key, "story_id": short_id("story", home[key])} for key in sorted(home)]
    return pl.DataFrame(rows, schema={"article_id": pl.String, "story_id": pl.String})


def _clusters(articles: pl.DataFrame) -> dict[str, str]:
    """Article -> smallest article of its story."""
    texts = [terms.read(r["article_id"], r["title"], r["body"]) for r in articles.iter_rows(named=True)]
    weights = terms.Weights(texts)
    profiles = [weights.profile(text) for text in texts]
    published = dict(articles.select("article_id", "published_on").iter_rows())
    model = pairs.model()
    scored = ((a.key, b.key, model.probability(pairs.features(a, b))) for a, b in pairs.candidates(profiles, weights, published))
    merged = average_linkage((pair for pair in scored if pair[2] >= LIKELY), model.threshold)
    return {text.key: merged.get(text.key, text.key) for text in texts}

"""What all articles say together: stories, then everything that is rebuilt from the articles' rows."""

from tasks.load.consolidate import consolidate as rebuild
from tasks.load.corpus import article_heads, put_stories
from tasks.load.warehouse import Warehouse
from tasks.normalise.stories.cluster import stories


def consolidate(warehouse: Warehouse) -> None:
    """Depends on nothing but the stored articles: any order of loading gives the same rows, and so does a second time."""
    put_stories(warehouse, stories(lambda: article_heads(warehouse)))
    rebuild(warehouse)

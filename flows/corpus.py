"""What all articles say together: stories, events that several articles tell of, then all that is rebuilt from the articles' rows."""

from tasks.load import corpus
from tasks.load.consolidate import consolidate as rebuild
from tasks.load.warehouse import Warehouse
from tasks.normalise.happenings.cluster import happenings
from tasks.normalise.stories.cluster import stories


def consolidate(warehouse: Warehouse) -> None:
    """Depends on nothing but the stored articles: any order of loading gives the same rows, and so does a second time."""
    told = stories(lambda: corpus.article_heads(warehouse))
    corpus.put_stories(warehouse, told.stories)
    corpus.put_events(warehouse, happenings(corpus.happenings(warehouse), told.likeness))
    rebuild(warehouse)

"""What all articles say together: stories, events that several articles tell of, then all that is rebuilt from the articles' rows."""

import polars as pl

from tasks.load import corpus
from tasks.load.consolidate import consolidate as rebuild
from tasks.load.warehouse import Warehouse
from tasks.normalise.happenings.cluster import happenings
from tasks.normalise.happenings.decisions import newest
from tasks.normalise.relations.read import no_relations, relations
from tasks.normalise.stories.cluster import stories


def consolidate(warehouse: Warehouse) -> None:
    """Depends on nothing but the stored articles: any order of loading gives the same rows, and so does a second time."""
    told = stories(lambda: corpus.article_heads(warehouse))
    corpus.put_stories(warehouse, told.stories)
    joined = happenings(corpus.happenings(warehouse), told.likeness, newest(corpus.event_decisions(warehouse)))
    corpus.put_events(warehouse, joined.events, joined.evidence)
    rebuild(warehouse)
    corpus.put_relations(warehouse, pl.concat([relations(f) for f in corpus.relation_sentences(warehouse)] or [no_relations()]))

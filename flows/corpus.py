"""What all articles say together: stories, who is who, events that several articles tell of, then what is rebuilt from the rows."""

import polars as pl

from tasks.load import corpus
from tasks.load.consolidate import consolidate as rebuild
from tasks.load.warehouse import Warehouse
from tasks.normalise import reference
from tasks.normalise.happenings.cluster import happenings
from tasks.normalise.happenings.decisions import newest
from tasks.normalise.identities.resolve import resolve
from tasks.normalise.relations.read import no_relations, relations
from tasks.normalise.stories.cluster import stories


def consolidate(warehouse: Warehouse) -> None:
    """Depends on nothing but the stored articles: any order of loading gives the same rows, and so does a second time."""
    told = stories(lambda: corpus.article_heads(warehouse))
    corpus.put_stories(warehouse, told.stories)
    resolve_entities(warehouse)
    joined = happenings(corpus.happenings(warehouse), told.likeness, newest(corpus.event_decisions(warehouse)))
    corpus.put_events(warehouse, joined.events, joined.evidence)
    rebuild(warehouse)
    corpus.put_relations(warehouse, pl.concat([relations(f) for f in corpus.relation_sentences(warehouse)] or [no_relations()]))


def resolve_entities(warehouse: Warehouse) -> None:
    """Who is who, from all articles and all decisions of users."""
    found = resolve(corpus.parties(warehouse), corpus.user_decisions(warehouse))
    known = {"actor": reference.actors_frame(), "actor_role": reference.roles_frame()}
    corpus.put_entities(warehouse, {"member": found.member, "part": found.part, "decision": found.decision} | known)

"""Kinds of text inside a body: what reports, and what is a teaser, a caption, an embedded post or boilerplate.

Pure text in, spans out; the habits of news pages it knows are rows of `data/ontology/segments.yml`.
"""

from tasks.ingest.segment.partition import Segment, segments_of

__all__ = ["Segment", "segments_of"]

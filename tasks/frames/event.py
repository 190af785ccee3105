"""Frames about what happened, over all articles."""

import dataframely as dy

from tasks.frames import domains, fields


class Event(dy.Schema):
    """One thing that happened, however many reported it."""

    event_id = fields.key("hash of its first report")
    event_type = fields.one_of(domains.EVENT_TYPES, "PLOVER 2.0 type")
    event_mode = fields.text("PLOVER 2.0 mode")
    event_context = fields.words("PLOVER 2.0 contexts")
    quad_class = dy.Int8(min=1, max=4, description="1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict")
    date_start = fields.day("first day it can have happened")
    date_end = fields.day("last day it can have happened")
    date_granularity = fields.one_of(domains.GRANULARITIES, "how precise the date is", nullable=True)
    place_entity_id = fields.text("core.place")
    realis = fields.one_of(domains.REALIS, "whether it is said to have happened")
    polarity = fields.one_of(domains.POLARITIES, "said to have been, or not")
    killed_low = fields.count("killed, smallest number claimed")
    killed_best = fields.count("killed, best number")
    killed_high = fields.count("killed, largest number claimed")
    injured_low = fields.count("injured, smallest number claimed")
    injured_best = fields.count("injured, best number")
    injured_high = fields.count("injured, largest number claimed")
    mention_count = fields.count("event mentions")
    article_count = fields.count("articles")
    outlet_count = fields.count("publishers")
    first_reported_at = fields.moment("earliest publication")
    headline = fields.text("one sentence, from the best mention")
    confidence = fields.share("confidence of the best mention")
    reader_sha = fields.words("versions that its articles were read by: several while a backfill is under way")


class EventParticipant(dy.Schema):
    """Which entity took part in an event, and on which side."""

    event_id = fields.key("core.event")
    role = fields.key("part it plays")
    entity_id = fields.key("core.entity")
    side = fields.one_of(("a", "b"), "a acts, b is acted on", nullable=True)
    mention_count = fields.count("event mentions that say so")


class EventRelation(dy.Schema):
    """How two events hang together, and where that is said."""

    from_event_id = fields.key("core.event")
    to_event_id = fields.key("core.event")
    relation = fields.one_of(domains.RELATIONS, "how they hang together")
    article_id = fields.text("article that says so")
    event_mention_no = fields.number("core.event_mention that says so")

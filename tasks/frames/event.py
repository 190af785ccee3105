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

    from_event_id = fields.key("core.event that answers, follows or is a part")
    to_event_id = fields.key("core.event that is answered, followed or the whole")
    relation = fields.one_of(domains.RELATIONS, "how they hang together")
    article_id = fields.text("article that says so")
    event_mention_no = fields.number("core.event_mention of the first event that says so")
    to_event_mention_no = fields.number("core.event_mention of the second event in the same sentence, null for same_story")
    cue_start_char = fields.maybe_char("where the words that say so start in the body, null for same_story")
    cue_end_char = fields.maybe_char("where they end in the body (half-open)")
    cue_text = fields.text("the words that say so")
    score = fields.share("strength of the words times the lesser confidence of the two mentions, null for same_story", nullable=True)


class EventDecision(dy.Schema):
    """Whether two reports are of one event, and why: by the model (rebuilt from all articles) or by a user (kept for ever)."""

    decision_id = fields.key("hash of what is decided and by whom")
    verdict = fields.one_of(domains.VERDICTS, "one event, two, or left open")
    score = fields.share("chance that they are one event, null where a user decided", nullable=True)
    reasons = fields.words("what agrees and what does not, with its weight, the weightiest first")
    decided_by = fields.required_text("user, or the model with its version")
    decision_no = fields.count("order of the user's decisions: a later one overrules an earlier one")
    event_id = fields.text("core.event that the first report belongs to now")
    local_event_id = fields.required_text("the first report: core.event_mention.local_event_id")
    article_id = fields.text("its article")
    other_event_id = fields.text("core.event that the second report belongs to now")
    other_local_event_id = fields.required_text("the second report")
    other_article_id = fields.text("its article")

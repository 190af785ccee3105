"""Frames of extract: what one article says, every row with a span in its body."""

import dataframely as dy

from tasks.frames import domains, fields


class Sentence(dy.Schema):
    """One sentence."""

    article_id = fields.key("core.article")
    sentence_no = fields.number_key("running number in the article")
    segment_no = fields.number("core.segment it stands in")
    start_char = fields.start_char("the sentence")
    end_char = fields.end_char("the sentence")


class Mention(dy.Schema):
    """A name, nominal or pronoun that denotes an entity."""

    article_id = fields.key("core.article")
    mention_no = fields.number_key("running number in the article")
    sentence_no = fields.number("core.sentence")
    start_char = fields.start_char("the mention")
    end_char = fields.end_char("the mention")
    surface = fields.required_text("the words themselves")
    label = fields.one_of(domains.LABELS, "kind of thing it names")
    mention_type = fields.one_of(domains.MENTION_TYPES, "name, description or pronoun")
    title_text = fields.text("rank or honorific split off, as written")
    role_text = fields.text("role given with the name, as written")
    entity_id = fields.text("core.entity, null where it stays open")
    link_method = fields.text("rule or model that linked it")
    link_score = fields.share("how sure the link is", nullable=True)
    chain_no = fields.number("mentions of one article that are the same entity share it")
    country_iso3 = fields.text("country that the words themselves give, ISO 3166-1 alpha-3")
    gazetteer_id = fields.text("row of the actor gazetteer that it matches")
    model = fields.model()
    local_entity_id = fields.text("what the article alone would call the entity; core.entity joins those of several articles")


class TimeExpression(dy.Schema):
    """A phrase that says when, after TIMEX3 (ISO 24617-1)."""

    article_id = fields.key("core.article")
    time_no = fields.number_key("running number in the article")
    sentence_no = fields.number("core.sentence")
    start_char = fields.start_char("the phrase")
    end_char = fields.end_char("the phrase")
    surface = fields.required_text("the words themselves")
    timex_type = fields.one_of(domains.TIMEX_TYPES, "TIMEX3 type")
    timex_value = fields.text("TIMEX3 value, null where it cannot be known")
    date_start = fields.day("first day meant")
    date_end = fields.day("last day meant")
    granularity = fields.one_of(domains.GRANULARITIES, "how precise the phrase is")
    anchor = fields.one_of(domains.ANCHORS, "what the value is counted from", nullable=True)
    timex_mod = fields.text("TIMEX3 mod: START, MID, END, APPROX, …")
    direction = fields.one_of(("past", "future"), "which way the clause's tense points", nullable=True)
    anchor_time_no = fields.number("core.time_expression it is counted from")
    reason = fields.text("why the value is null")
    model = fields.model()


class Attribution(dy.Schema):
    """Who says what."""

    article_id = fields.key("core.article")
    attribution_no = fields.number_key("running number in the article")
    sentence_no = fields.number("core.sentence of the cue, else of the content")
    source_start_char = fields.maybe_char("start of the source")
    source_end_char = fields.maybe_char("end of the source (half-open)")
    source_text = fields.text("the source as written")
    source_entity_id = fields.text("core.entity of the source")
    source_mention_no = fields.number("core.mention of the source")
    source_name = fields.text("display name of a post's account")
    said_on = fields.day("date a post carries")
    cue_start_char = fields.maybe_char("start of the cue")
    cue_end_char = fields.maybe_char("end of the cue (half-open)")
    cue_text = fields.text("the cue as written")
    content_start_char = fields.start_char("what is said")
    content_end_char = fields.end_char("what is said")
    is_direct = fields.flag("quoted word for word, at least in part")
    stance = fields.one_of(domains.STANCES, "how the source stands to it")
    confidence = fields.share("how sure the reading is")
    method = fields.required_text("rule id or model@version")
    model = fields.model()


class EventMention(dy.Schema):
    """One report of one event by one clause."""

    article_id = fields.key("core.article")
    event_mention_no = fields.number_key("running number in the article")
    sentence_no = fields.number("core.sentence")
    start_char = fields.start_char("the clause")
    end_char = fields.end_char("the clause")
    trigger_start_char = fields.start_char("the trigger")
    trigger_end_char = fields.end_char("the trigger")
    trigger_text = fields.required_text("the trigger as written")
    event_type = fields.one_of(domains.EVENT_TYPES, "PLOVER 2.0 type")
    event_mode = fields.text("PLOVER 2.0 mode")
    event_context = fields.words("PLOVER 2.0 contexts")
    polarity = fields.one_of(domains.POLARITIES, "said to have been, or not")
    realis = fields.one_of(domains.REALIS, "whether it is said to have happened")
    is_background = fields.flag("history told for context")
    attribution_no = fields.number("core.attribution that contains it")
    time_no = fields.number("core.time_expression that dates it")
    date_start = fields.day("first day it can have happened")
    date_end = fields.day("last day it can have happened")
    date_granularity = fields.one_of(domains.GRANULARITIES, "how precise the date is", nullable=True)
    date_basis = fields.one_of(domains.DATE_BASES, "how the date is known", nullable=True)
    place_entity_id = fields.text("core.place where it happened")
    place_method = fields.text("how the place is known, or why it is not")
    confidence = fields.share("chance that type and parties are right")
    method = fields.required_text("rule id or model@version")
    event_id = fields.text("core.event it reports")
    local_event_id = fields.text("what this article alone tells of; core.event joins those of several articles")
    local_event_no = fields.number("mentions of one happening in this article share it")
    model = fields.model()
    near_place_mention_no = fields.number("core.mention: the name of its sentence that is most likely its place, where none is sure")
    date_reason = fields.text("why no date is known")


class EventArgument(dy.Schema):
    """Who or what takes part in an event mention, by span."""

    article_id = fields.key("core.article")
    event_mention_no = fields.number_key("core.event_mention")
    argument_no = fields.number_key("running number in the event mention")
    role = fields.one_of(domains.ROLES, "part it plays")
    start_char = fields.start_char("the argument")
    end_char = fields.end_char("the argument")
    text = fields.required_text("the words themselves")
    mention_no = fields.number("core.mention")
    entity_id = fields.text("core.entity")
    model = fields.model()


class Casualty(dy.Schema):
    """A toll as somebody gave it."""

    article_id = fields.key("core.article")
    casualty_no = fields.number_key("running number in the article")
    event_mention_no = fields.number("core.event_mention it belongs to")
    start_char = fields.start_char("the toll")
    end_char = fields.end_char("the toll")
    kind = fields.one_of(domains.CASUALTY_KINDS, "what befell them")
    low = fields.count("smallest number the words allow")
    best = fields.count("number the words give")
    high = fields.count("largest number the words allow, null where open")
    qualifier = fields.text("words that bound the number, as written")
    victim_text = fields.text("who they are, as written")
    victim_entity_id = fields.text("core.entity of the victims")
    victim_mention_no = fields.number("core.mention of the victims")
    victim_status = fields.one_of(domains.VICTIM_STATUSES, "whether they fought")
    claimant_entity_id = fields.text("core.entity that gives the toll")
    attribution_no = fields.number("core.attribution that gives the toll")
    part_of_casualty_no = fields.number("core.casualty it is a part of, not an addition to")
    is_total = fields.flag("a running total over several events or days")
    method = fields.required_text("rule id")
    model = fields.model()

"""Frames of normalise about who and where."""

import dataframely as dy

from tasks.frames import domains, fields


class ArticleEntity(dy.Schema):
    """What one article says of one entity; `core.entity` is rebuilt from these rows."""

    article_id = fields.key("core.article")
    entity_id = fields.key("core.entity")
    kind = fields.one_of(domains.ENTITY_KINDS, "what kind of thing it is")
    name = fields.required_text("fullest name")
    country_iso3 = fields.text("ISO 3166-1 alpha-3, or PLOVER's IGO, NGO, …")
    sector = fields.words("PLOVER sectors")
    cow = fields.count("Correlates of War state number")
    gwno = fields.count("Gleditsch-Ward state number")
    wikidata_id = fields.text("Wikidata item")
    origin = fields.one_of(domains.ORIGINS, "known beforehand, or met in the text")
    mention_count = fields.count("mentions in the article")
    local_entity_id = fields.text("what the article alone would call it; core.entity joins those of several articles")
    actor_id = fields.text("row of the actor gazetteer")
    is_named = dy.Bool(nullable=True, description="by a name, not by a description alone")
    roles = fields.words("titles, roles and descriptions that the article gives it, as written")
    affiliations = fields.words("core.entity of the organisations that its roles name")
    split_from = fields.text("local_entity_id that a user's decision took this name out of")


class Entity(dy.Schema):
    """One party, person, place or thing."""

    entity_id = fields.key("hash of the name that its earliest article gives it, or of the gazetteer's party")
    kind = fields.one_of(domains.ENTITY_KINDS, "what kind of thing it is")
    name = fields.required_text("canonical name")
    country_iso3 = fields.text("ISO 3166-1 alpha-3, or PLOVER's IGO, NGO, …")
    sector = fields.words("PLOVER sectors")
    cow = fields.count("Correlates of War state number")
    gwno = fields.count("Gleditsch-Ward state number")
    wikidata_id = fields.text("Wikidata item")
    origin = fields.one_of(domains.ORIGINS, "known beforehand, or met in the text")
    first_seen = fields.day("earliest publication date that mentions it")
    last_seen = fields.day("latest publication date that mentions it")
    article_count = fields.count("articles that mention it")
    acled_inter = dy.Int32(nullable=True, min=1, max=8, description="ACLED inter code of its first sector, else of its kind")
    actor_id = fields.text("row of the actor gazetteer")
    active_from = fields.count("year it began, where the gazetteer knows it")
    active_to = fields.count("year it ended, where the gazetteer knows it")


class ArticleAlias(dy.Schema):
    """A name that an article gives an entity; `core.entity_alias` is rebuilt from these rows."""

    article_id = fields.key("core.article")
    entity_id = fields.key("core.entity")
    alias = fields.key("the name as written")
    kind = fields.one_of(domains.ALIAS_KINDS, "what kind of name it is")
    language = fields.text("ISO 639-1 code")
    local_entity_id = fields.text("what the article alone would call the entity")


class Alias(dy.Schema):
    """A name that an entity goes by; between the stages one row per article that shows it."""

    entity_id = fields.required_text("core.entity")
    alias = fields.required_text("the name as written")
    kind = fields.one_of(domains.ALIAS_KINDS, "what kind of name it is")
    language = fields.text("ISO 639-1 code")
    article_id = fields.text("article that shows it, null if from the gazetteer")


class Place(dy.Schema):
    """Where an entity of kind place lies, after GeoNames."""

    entity_id = fields.key("core.entity")
    geonameid = dy.Int64(nullable=True, description="GeoNames id, null where only the text knows it")
    name = fields.required_text("GeoNames name, or as written")
    feature_class = fields.text("GeoNames feature class")
    feature_code = fields.text("GeoNames feature code")
    latitude = dy.Float64(nullable=True, min=-90, max=90, description="degrees north")
    longitude = dy.Float64(nullable=True, min=-180, max=180, description="degrees east")
    country_iso3 = fields.text("ISO 3166-1 alpha-3")
    admin1 = fields.text("first-order division")
    admin2 = fields.text("second-order division")
    city = fields.text("populated place it is or lies in")
    resolution = dy.Int8(nullable=True, min=1, max=5, description="PLOVER: 5 sub-city, 4 city, 3 district, 2 province, 1 country")


class EntityDecision(dy.Schema):
    """Whether two names are one entity, and why: by the rules (rebuilt from all articles) or by a user (kept for ever)."""

    decision_id = fields.key("hash of what is decided and by whom")
    verdict = fields.one_of(domains.VERDICTS, "one entity, two, or left open")
    score = dy.Float64(nullable=True, description="points for the same entity, null where a user decided")
    reasons = fields.words("what agrees and what does not, with its points")
    decided_by = fields.required_text("user, or the rules with their version")
    decision_no = fields.count("order of the user's decisions: a later one overrules an earlier one")
    entity_id = fields.text("core.entity that the first name belongs to now")
    name = fields.required_text("the first name")
    name_key = fields.required_text("the first name as it is compared")
    article_id = fields.text("article that shows the first name, null if any")
    actor_id = fields.text("row of the actor gazetteer, if the first is one")
    other_entity_id = fields.text("core.entity that the second name belongs to now")
    other_name = fields.required_text("the second name")
    other_name_key = fields.required_text("the second name as it is compared")
    other_article_id = fields.text("article that shows the second name, null if any")
    other_actor_id = fields.text("row of the actor gazetteer, if the second is one")

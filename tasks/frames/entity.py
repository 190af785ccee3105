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


class Entity(dy.Schema):
    """One party, person, place or thing."""

    entity_id = fields.key("hash of kind and canonical name, or of the gazetteer's id")
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


class ArticleAlias(dy.Schema):
    """A name that an article gives an entity; `core.entity_alias` is rebuilt from these rows."""

    article_id = fields.key("core.article")
    entity_id = fields.key("core.entity")
    alias = fields.key("the name as written")
    kind = fields.one_of(domains.ALIAS_KINDS, "what kind of name it is")
    language = fields.text("ISO 639-1 code")


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

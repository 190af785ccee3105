-- What articles say, and what they say together. Types, nullability, closed lists and comments are those of tasks/frames (a test compares).
-- No keys and no indexes: sql/checks/fail asserts the keys after each load.
create schema if not exists core;

create table core.article (
    article_id varchar not null,
    external_id varchar not null,
    source_id varchar not null,
    url varchar,
    canonical_url varchar,
    title varchar,
    outlet varchar,
    author varchar[],
    language varchar,
    published_at timestamptz,
    published_on date,
    published_basis varchar check (published_basis in ('metadata', 'feed', 'html', 'text_header', 'dateline', 'fetched')),
    fetched_at timestamptz,
    body varchar not null,
    body_sha256 varchar not null,
    revision integer not null,
    duplicate_of varchar,
    story_id varchar,
    capture_id varchar,
    run_id varchar not null,
    status varchar not null check (status in ('read', 'duplicate', 'other_language', 'unread')),
    word_count integer,
    model varchar,
    reader_sha varchar
);
comment on table core.article is 'The newest revision of one article.';
comment on column core.article.article_id is 'hash of source and external id';
comment on column core.article.external_id is 'the id the input gave, else url or file name';
comment on column core.article.source_id is 'the source it came from';
comment on column core.article.url is 'address the input gave';
comment on column core.article.canonical_url is 'address without tracking parts';
comment on column core.article.title is 'headline the input gave apart from the body';
comment on column core.article.outlet is 'publisher';
comment on column core.article.author is 'authors';
comment on column core.article.language is 'ISO 639-1 code of the body';
comment on column core.article.published_at is 'publication time, UTC';
comment on column core.article.published_on is 'publication date';
comment on column core.article.published_basis is 'where the publication date was read';
comment on column core.article.fetched_at is 'when it was taken';
comment on column core.article.body is 'the text that every span points into';
comment on column core.article.body_sha256 is 'SHA-256 of the body as UTF-8, hex';
comment on column core.article.revision is '1, 2, … as the publisher edits';
comment on column core.article.duplicate_of is 'article with the same body that was read in its place';
comment on column core.article.story_id is 'near-duplicates and follow-ups of one story share it';
comment on column core.article.capture_id is 'raw.capture it was read from';
comment on column core.article.run_id is 'the run that wrote it';
comment on column core.article.status is 'read, or why it was not';
comment on column core.article.word_count is 'white-space separated words in the body';
comment on column core.article.model is 'language model that read it, name@version';
comment on column core.article.reader_sha is 'hash of the settings and code it was read with';

create table core.segment (
    article_id varchar not null,
    segment_no integer not null,
    kind varchar not null check (kind in ('headline', 'dateline', 'body', 'quote_block', 'embed', 'teaser', 'caption', 'boilerplate')),
    start_char integer not null,
    end_char integer not null,
    language varchar
);
comment on table core.segment is 'What kind of text a stretch of an article is.';
comment on column core.segment.article_id is 'core.article';
comment on column core.segment.segment_no is 'running number in the article';
comment on column core.segment.kind is 'what kind of text it is';
comment on column core.segment.start_char is 'start of the segment, in code points of the body';
comment on column core.segment.end_char is 'end of the segment (half-open)';
comment on column core.segment.language is 'ISO 639-1 code, null where unknown';

create table core.sentence (
    article_id varchar not null,
    sentence_no integer not null,
    segment_no integer,
    start_char integer not null,
    end_char integer not null
);
comment on table core.sentence is 'One sentence.';
comment on column core.sentence.article_id is 'core.article';
comment on column core.sentence.sentence_no is 'running number in the article';
comment on column core.sentence.segment_no is 'core.segment it stands in';
comment on column core.sentence.start_char is 'start of the sentence, in code points of the body';
comment on column core.sentence.end_char is 'end of the sentence (half-open)';

create table core.mention (
    article_id varchar not null,
    mention_no integer not null,
    sentence_no integer,
    start_char integer not null,
    end_char integer not null,
    surface varchar not null,
    label varchar not null check (label in ('PERSON', 'ORG', 'NORP', 'GPE', 'LOC', 'FAC', 'WEAPON', 'VEHICLE', 'GROUP', 'EVENT', 'OTHER')),
    mention_type varchar not null check (mention_type in ('name', 'nominal', 'pronoun')),
    title_text varchar,
    role_text varchar,
    entity_id varchar,
    link_method varchar,
    link_score double,
    chain_no integer,
    country_iso3 varchar,
    gazetteer_id varchar,
    model varchar
);
comment on table core.mention is 'A name, nominal or pronoun that denotes an entity.';
comment on column core.mention.article_id is 'core.article';
comment on column core.mention.mention_no is 'running number in the article';
comment on column core.mention.sentence_no is 'core.sentence';
comment on column core.mention.start_char is 'start of the mention, in code points of the body';
comment on column core.mention.end_char is 'end of the mention (half-open)';
comment on column core.mention.surface is 'the words themselves';
comment on column core.mention.label is 'kind of thing it names';
comment on column core.mention.mention_type is 'name, description or pronoun';
comment on column core.mention.title_text is 'rank or honorific split off, as written';
comment on column core.mention.role_text is 'role given with the name, as written';
comment on column core.mention.entity_id is 'core.entity, null where it stays open';
comment on column core.mention.link_method is 'rule or model that linked it';
comment on column core.mention.link_score is 'how sure the link is';
comment on column core.mention.chain_no is 'mentions of one article that are the same entity share it';
comment on column core.mention.country_iso3 is 'country that the words themselves give, ISO 3166-1 alpha-3';
comment on column core.mention.gazetteer_id is 'row of the actor gazetteer that it matches';
comment on column core.mention.model is 'language model that read it, name@version';

create table core.time_expression (
    article_id varchar not null,
    time_no integer not null,
    sentence_no integer,
    start_char integer not null,
    end_char integer not null,
    surface varchar not null,
    timex_type varchar not null check (timex_type in ('DATE', 'TIME', 'DURATION', 'SET')),
    timex_value varchar,
    date_start date,
    date_end date,
    granularity varchar not null check (granularity in ('time', 'day', 'week', 'month', 'quarter', 'year', 'unknown')),
    anchor varchar check (anchor in ('publication', 'previous_time', 'absolute')),
    timex_mod varchar,
    direction varchar check (direction in ('past', 'future')),
    anchor_time_no integer,
    reason varchar,
    model varchar
);
comment on table core.time_expression is 'A phrase that says when, after TIMEX3 (ISO 24617-1).';
comment on column core.time_expression.article_id is 'core.article';
comment on column core.time_expression.time_no is 'running number in the article';
comment on column core.time_expression.sentence_no is 'core.sentence';
comment on column core.time_expression.start_char is 'start of the phrase, in code points of the body';
comment on column core.time_expression.end_char is 'end of the phrase (half-open)';
comment on column core.time_expression.surface is 'the words themselves';
comment on column core.time_expression.timex_type is 'TIMEX3 type';
comment on column core.time_expression.timex_value is 'TIMEX3 value, null where it cannot be known';
comment on column core.time_expression.date_start is 'first day meant';
comment on column core.time_expression.date_end is 'last day meant';
comment on column core.time_expression.granularity is 'how precise the phrase is';
comment on column core.time_expression.anchor is 'what the value is counted from';
comment on column core.time_expression.timex_mod is 'TIMEX3 mod: START, MID, END, APPROX, …';
comment on column core.time_expression.direction is 'which way the clause''s tense points';
comment on column core.time_expression.anchor_time_no is 'core.time_expression it is counted from';
comment on column core.time_expression.reason is 'why the value is null';
comment on column core.time_expression.model is 'language model that read it, name@version';

create table core.attribution (
    article_id varchar not null,
    attribution_no integer not null,
    sentence_no integer,
    source_start_char integer,
    source_end_char integer,
    source_text varchar,
    source_entity_id varchar,
    source_mention_no integer,
    source_name varchar,
    said_on date,
    cue_start_char integer,
    cue_end_char integer,
    cue_text varchar,
    content_start_char integer not null,
    content_end_char integer not null,
    is_direct boolean not null,
    stance varchar not null check (stance in ('reports', 'claims', 'confirms', 'denies', 'condemns', 'warns', 'demands')),
    confidence double not null,
    method varchar not null,
    model varchar
);
comment on table core.attribution is 'Who says what.';
comment on column core.attribution.article_id is 'core.article';
comment on column core.attribution.attribution_no is 'running number in the article';
comment on column core.attribution.sentence_no is 'core.sentence of the cue, else of the content';
comment on column core.attribution.source_start_char is 'start of the source';
comment on column core.attribution.source_end_char is 'end of the source (half-open)';
comment on column core.attribution.source_text is 'the source as written';
comment on column core.attribution.source_entity_id is 'core.entity of the source';
comment on column core.attribution.source_mention_no is 'core.mention of the source';
comment on column core.attribution.source_name is 'display name of a post''s account';
comment on column core.attribution.said_on is 'date a post carries';
comment on column core.attribution.cue_start_char is 'start of the cue';
comment on column core.attribution.cue_end_char is 'end of the cue (half-open)';
comment on column core.attribution.cue_text is 'the cue as written';
comment on column core.attribution.content_start_char is 'start of what is said, in code points of the body';
comment on column core.attribution.content_end_char is 'end of what is said (half-open)';
comment on column core.attribution.is_direct is 'quoted word for word, at least in part';
comment on column core.attribution.stance is 'how the source stands to it';
comment on column core.attribution.confidence is 'how sure the reading is';
comment on column core.attribution.method is 'rule id or model@version';
comment on column core.attribution.model is 'language model that read it, name@version';

create table core.event_mention (
    article_id varchar not null,
    event_mention_no integer not null,
    sentence_no integer,
    start_char integer not null,
    end_char integer not null,
    trigger_start_char integer not null,
    trigger_end_char integer not null,
    trigger_text varchar not null,
    event_type varchar not null check (event_type in ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT')),
    event_mode varchar,
    event_context varchar[],
    polarity varchar not null check (polarity in ('affirmed', 'negated')),
    realis varchar not null check (realis in ('actual', 'future', 'hypothetical', 'generic')),
    is_background boolean not null,
    attribution_no integer,
    time_no integer,
    date_start date,
    date_end date,
    date_granularity varchar check (date_granularity in ('time', 'day', 'week', 'month', 'quarter', 'year', 'unknown')),
    date_basis varchar check (date_basis in ('stated', 'inferred', 'publication')),
    place_entity_id varchar,
    place_method varchar,
    confidence double not null,
    method varchar not null,
    event_id varchar,
    local_event_id varchar,
    local_event_no integer,
    model varchar
);
comment on table core.event_mention is 'One report of one event by one clause.';
comment on column core.event_mention.article_id is 'core.article';
comment on column core.event_mention.event_mention_no is 'running number in the article';
comment on column core.event_mention.sentence_no is 'core.sentence';
comment on column core.event_mention.start_char is 'start of the clause, in code points of the body';
comment on column core.event_mention.end_char is 'end of the clause (half-open)';
comment on column core.event_mention.trigger_start_char is 'start of the trigger, in code points of the body';
comment on column core.event_mention.trigger_end_char is 'end of the trigger (half-open)';
comment on column core.event_mention.trigger_text is 'the trigger as written';
comment on column core.event_mention.event_type is 'PLOVER 2.0 type';
comment on column core.event_mention.event_mode is 'PLOVER 2.0 mode';
comment on column core.event_mention.event_context is 'PLOVER 2.0 contexts';
comment on column core.event_mention.polarity is 'said to have been, or not';
comment on column core.event_mention.realis is 'whether it is said to have happened';
comment on column core.event_mention.is_background is 'history told for context';
comment on column core.event_mention.attribution_no is 'core.attribution that contains it';
comment on column core.event_mention.time_no is 'core.time_expression that dates it';
comment on column core.event_mention.date_start is 'first day it can have happened';
comment on column core.event_mention.date_end is 'last day it can have happened';
comment on column core.event_mention.date_granularity is 'how precise the date is';
comment on column core.event_mention.date_basis is 'how the date is known';
comment on column core.event_mention.place_entity_id is 'core.place where it happened';
comment on column core.event_mention.place_method is 'how the place is known, or why it is not';
comment on column core.event_mention.confidence is 'chance that type and parties are right';
comment on column core.event_mention.method is 'rule id or model@version';
comment on column core.event_mention.event_id is 'core.event it reports';
comment on column core.event_mention.local_event_id is 'what this article alone tells of; core.event joins those of several articles';
comment on column core.event_mention.local_event_no is 'mentions of one happening in this article share it';
comment on column core.event_mention.model is 'language model that read it, name@version';

create table core.event_argument (
    article_id varchar not null,
    event_mention_no integer not null,
    argument_no integer not null,
    role varchar not null check (role in ('actor', 'recipient', 'place', 'time', 'instrument', 'target_object', 'mediator')),
    start_char integer not null,
    end_char integer not null,
    text varchar not null,
    mention_no integer,
    entity_id varchar,
    model varchar
);
comment on table core.event_argument is 'Who or what takes part in an event mention, by span.';
comment on column core.event_argument.article_id is 'core.article';
comment on column core.event_argument.event_mention_no is 'core.event_mention';
comment on column core.event_argument.argument_no is 'running number in the event mention';
comment on column core.event_argument.role is 'part it plays';
comment on column core.event_argument.start_char is 'start of the argument, in code points of the body';
comment on column core.event_argument.end_char is 'end of the argument (half-open)';
comment on column core.event_argument.text is 'the words themselves';
comment on column core.event_argument.mention_no is 'core.mention';
comment on column core.event_argument.entity_id is 'core.entity';
comment on column core.event_argument.model is 'language model that read it, name@version';

create table core.casualty (
    article_id varchar not null,
    casualty_no integer not null,
    event_mention_no integer,
    start_char integer not null,
    end_char integer not null,
    kind varchar not null check (kind in ('killed', 'injured', 'captured', 'missing', 'displaced')),
    low integer,
    best integer,
    high integer,
    qualifier varchar,
    victim_text varchar,
    victim_entity_id varchar,
    victim_mention_no integer,
    victim_status varchar not null check (victim_status in ('combatant', 'civilian', 'security_force', 'leader', 'unknown')),
    claimant_entity_id varchar,
    attribution_no integer,
    part_of_casualty_no integer,
    is_total boolean not null,
    method varchar not null,
    model varchar
);
comment on table core.casualty is 'A toll as somebody gave it.';
comment on column core.casualty.article_id is 'core.article';
comment on column core.casualty.casualty_no is 'running number in the article';
comment on column core.casualty.event_mention_no is 'core.event_mention it belongs to';
comment on column core.casualty.start_char is 'start of the toll, in code points of the body';
comment on column core.casualty.end_char is 'end of the toll (half-open)';
comment on column core.casualty.kind is 'what befell them';
comment on column core.casualty.low is 'smallest number the words allow';
comment on column core.casualty.best is 'number the words give';
comment on column core.casualty.high is 'largest number the words allow, null where open';
comment on column core.casualty.qualifier is 'words that bound the number, as written';
comment on column core.casualty.victim_text is 'who they are, as written';
comment on column core.casualty.victim_entity_id is 'core.entity of the victims';
comment on column core.casualty.victim_mention_no is 'core.mention of the victims';
comment on column core.casualty.victim_status is 'whether they fought';
comment on column core.casualty.claimant_entity_id is 'core.entity that gives the toll';
comment on column core.casualty.attribution_no is 'core.attribution that gives the toll';
comment on column core.casualty.part_of_casualty_no is 'core.casualty it is a part of, not an addition to';
comment on column core.casualty.is_total is 'a running total over several events or days';
comment on column core.casualty.method is 'rule id';
comment on column core.casualty.model is 'language model that read it, name@version';

create table core.article_entity (
    article_id varchar not null,
    entity_id varchar not null,
    kind varchar not null check (kind in ('person', 'organization', 'armed_group', 'government', 'military', 'place', 'weapon', 'vehicle', 'group', 'other')),
    name varchar not null,
    country_iso3 varchar,
    sector varchar[],
    cow integer,
    gwno integer,
    wikidata_id varchar,
    origin varchar not null check (origin in ('gazetteer', 'discovered')),
    mention_count integer
);
comment on table core.article_entity is 'What one article says of one entity; `core.entity` is rebuilt from these rows.';
comment on column core.article_entity.article_id is 'core.article';
comment on column core.article_entity.entity_id is 'core.entity';
comment on column core.article_entity.kind is 'what kind of thing it is';
comment on column core.article_entity.name is 'fullest name';
comment on column core.article_entity.country_iso3 is 'ISO 3166-1 alpha-3, or PLOVER''s IGO, NGO, …';
comment on column core.article_entity.sector is 'PLOVER sectors';
comment on column core.article_entity.cow is 'Correlates of War state number';
comment on column core.article_entity.gwno is 'Gleditsch-Ward state number';
comment on column core.article_entity.wikidata_id is 'Wikidata item';
comment on column core.article_entity.origin is 'known beforehand, or met in the text';
comment on column core.article_entity.mention_count is 'mentions in the article';

create table core.article_alias (
    article_id varchar not null,
    entity_id varchar not null,
    alias varchar not null,
    kind varchar not null check (kind in ('name', 'alias', 'nom_de_guerre', 'acronym', 'demonym', 'native', 'spelling', 'handle')),
    language varchar
);
comment on table core.article_alias is 'A name that an article gives an entity; `core.entity_alias` is rebuilt from these rows.';
comment on column core.article_alias.article_id is 'core.article';
comment on column core.article_alias.entity_id is 'core.entity';
comment on column core.article_alias.alias is 'the name as written';
comment on column core.article_alias.kind is 'what kind of name it is';
comment on column core.article_alias.language is 'ISO 639-1 code';

create table core.entity (
    entity_id varchar not null,
    kind varchar not null check (kind in ('person', 'organization', 'armed_group', 'government', 'military', 'place', 'weapon', 'vehicle', 'group', 'other')),
    name varchar not null,
    country_iso3 varchar,
    sector varchar[],
    cow integer,
    gwno integer,
    wikidata_id varchar,
    origin varchar not null check (origin in ('gazetteer', 'discovered')),
    first_seen date,
    last_seen date,
    article_count integer
);
comment on table core.entity is 'One party, person, place or thing.';
comment on column core.entity.entity_id is 'hash of kind and canonical name, or of the gazetteer''s id';
comment on column core.entity.kind is 'what kind of thing it is';
comment on column core.entity.name is 'canonical name';
comment on column core.entity.country_iso3 is 'ISO 3166-1 alpha-3, or PLOVER''s IGO, NGO, …';
comment on column core.entity.sector is 'PLOVER sectors';
comment on column core.entity.cow is 'Correlates of War state number';
comment on column core.entity.gwno is 'Gleditsch-Ward state number';
comment on column core.entity.wikidata_id is 'Wikidata item';
comment on column core.entity.origin is 'known beforehand, or met in the text';
comment on column core.entity.first_seen is 'earliest publication date that mentions it';
comment on column core.entity.last_seen is 'latest publication date that mentions it';
comment on column core.entity.article_count is 'articles that mention it';

create table core.entity_alias (
    entity_id varchar not null,
    alias varchar not null,
    kind varchar not null check (kind in ('name', 'alias', 'nom_de_guerre', 'acronym', 'demonym', 'native', 'spelling', 'handle')),
    language varchar,
    article_id varchar
);
comment on table core.entity_alias is 'A name that an entity goes by; between the stages one row per article that shows it.';
comment on column core.entity_alias.entity_id is 'core.entity';
comment on column core.entity_alias.alias is 'the name as written';
comment on column core.entity_alias.kind is 'what kind of name it is';
comment on column core.entity_alias.language is 'ISO 639-1 code';
comment on column core.entity_alias.article_id is 'article that shows it, null if from the gazetteer';

create table core.place (
    entity_id varchar not null,
    geonameid bigint,
    name varchar not null,
    feature_class varchar,
    feature_code varchar,
    latitude double,
    longitude double,
    country_iso3 varchar,
    admin1 varchar,
    admin2 varchar,
    city varchar,
    resolution tinyint
);
comment on table core.place is 'Where an entity of kind place lies, after GeoNames.';
comment on column core.place.entity_id is 'core.entity';
comment on column core.place.geonameid is 'GeoNames id, null where only the text knows it';
comment on column core.place.name is 'GeoNames name, or as written';
comment on column core.place.feature_class is 'GeoNames feature class';
comment on column core.place.feature_code is 'GeoNames feature code';
comment on column core.place.latitude is 'degrees north';
comment on column core.place.longitude is 'degrees east';
comment on column core.place.country_iso3 is 'ISO 3166-1 alpha-3';
comment on column core.place.admin1 is 'first-order division';
comment on column core.place.admin2 is 'second-order division';
comment on column core.place.city is 'populated place it is or lies in';
comment on column core.place.resolution is 'PLOVER: 5 sub-city, 4 city, 3 district, 2 province, 1 country';

create table core.event (
    event_id varchar not null,
    event_type varchar not null check (event_type in ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT')),
    event_mode varchar,
    event_context varchar[],
    quad_class tinyint not null,
    date_start date,
    date_end date,
    date_granularity varchar check (date_granularity in ('time', 'day', 'week', 'month', 'quarter', 'year', 'unknown')),
    place_entity_id varchar,
    realis varchar not null check (realis in ('actual', 'future', 'hypothetical', 'generic')),
    polarity varchar not null check (polarity in ('affirmed', 'negated')),
    killed_low integer,
    killed_best integer,
    killed_high integer,
    injured_low integer,
    injured_best integer,
    injured_high integer,
    mention_count integer,
    article_count integer,
    outlet_count integer,
    first_reported_at timestamptz,
    headline varchar,
    confidence double not null
);
comment on table core.event is 'One thing that happened, however many reported it.';
comment on column core.event.event_id is 'hash of its first report';
comment on column core.event.event_type is 'PLOVER 2.0 type';
comment on column core.event.event_mode is 'PLOVER 2.0 mode';
comment on column core.event.event_context is 'PLOVER 2.0 contexts';
comment on column core.event.quad_class is '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict';
comment on column core.event.date_start is 'first day it can have happened';
comment on column core.event.date_end is 'last day it can have happened';
comment on column core.event.date_granularity is 'how precise the date is';
comment on column core.event.place_entity_id is 'core.place';
comment on column core.event.realis is 'whether it is said to have happened';
comment on column core.event.polarity is 'said to have been, or not';
comment on column core.event.killed_low is 'killed, smallest number claimed';
comment on column core.event.killed_best is 'killed, best number';
comment on column core.event.killed_high is 'killed, largest number claimed';
comment on column core.event.injured_low is 'injured, smallest number claimed';
comment on column core.event.injured_best is 'injured, best number';
comment on column core.event.injured_high is 'injured, largest number claimed';
comment on column core.event.mention_count is 'event mentions';
comment on column core.event.article_count is 'articles';
comment on column core.event.outlet_count is 'publishers';
comment on column core.event.first_reported_at is 'earliest publication';
comment on column core.event.headline is 'one sentence, from the best mention';
comment on column core.event.confidence is 'confidence of the best mention';

create table core.event_participant (
    event_id varchar not null,
    role varchar not null,
    entity_id varchar not null,
    side varchar check (side in ('a', 'b')),
    mention_count integer
);
comment on table core.event_participant is 'Which entity took part in an event, and on which side.';
comment on column core.event_participant.event_id is 'core.event';
comment on column core.event_participant.role is 'part it plays';
comment on column core.event_participant.entity_id is 'core.entity';
comment on column core.event_participant.side is 'a acts, b is acted on';
comment on column core.event_participant.mention_count is 'event mentions that say so';

create table core.event_relation (
    from_event_id varchar not null,
    to_event_id varchar not null,
    relation varchar not null check (relation in ('response_to', 'retaliation_for', 'part_of', 'same_story')),
    article_id varchar,
    event_mention_no integer
);
comment on table core.event_relation is 'How two events hang together, and where that is said.';
comment on column core.event_relation.from_event_id is 'core.event';
comment on column core.event_relation.to_event_id is 'core.event';
comment on column core.event_relation.relation is 'how they hang together';
comment on column core.event_relation.article_id is 'article that says so';
comment on column core.event_relation.event_mention_no is 'core.event_mention that says so';

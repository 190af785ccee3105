-- Reference codes, loaded from data/ontology/codes/*.csv whenever those change.
create schema if not exists codes;

create table codes.country (
    iso3 varchar not null,
    iso2 varchar,
    iso_numeric integer,
    fips varchar,
    cameo varchar,
    cow integer,
    gwno integer,
    name varchar not null,
    acled_region varchar,
    ucdp_region varchar
);
comment on table codes.country is 'Countries and territories with every code that a codebook uses. Source: GeoNames country list (CC BY 4.0), Correlates of War state system, Gleditsch and Ward state list, UCDP and ACLED regions.';
comment on column codes.country.iso3 is 'ISO 3166-1 alpha-3';
comment on column codes.country.iso2 is 'ISO 3166-1 alpha-2';
comment on column codes.country.iso_numeric is 'ISO 3166-1 numeric';
comment on column codes.country.fips is 'FIPS 10-4, GDELT''s geography';
comment on column codes.country.cameo is 'CAMEO country, GDELT''s actors: ISO alpha-3 but for a few';
comment on column codes.country.cow is 'Correlates of War state number';
comment on column codes.country.gwno is 'Gleditsch-Ward state number';
comment on column codes.country.name is 'English name';
comment on column codes.country.acled_region is 'ACLED region';
comment on column codes.country.ucdp_region is 'UCDP region';

create table codes.plover_type (
    event_type varchar not null,
    quad_class tinyint not null check (quad_class between 1 and 4),
    note varchar
);
comment on table codes.plover_type is 'PLOVER 2.0 event types. Source: PLOVER manual v2.0.';
comment on column codes.plover_type.event_type is 'PLOVER 2.0 type';
comment on column codes.plover_type.quad_class is '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict';
comment on column codes.plover_type.note is 'why so, where sources disagree';

create table codes.plover_cameo (
    event_type varchar not null,
    event_mode varchar,
    context varchar,
    cameo varchar not null,
    reason varchar
);
comment on table codes.plover_cameo is 'PLOVER type, mode and context to CAMEO; the row that says most wins. Source: CAMEO2PLOVER-2021 of the Open Event Data Alliance read backwards, corrected by the manual v2.0.';
comment on column codes.plover_cameo.event_type is 'PLOVER 2.0 type';
comment on column codes.plover_cameo.event_mode is 'PLOVER 2.0 mode, null for any';
comment on column codes.plover_cameo.context is 'PLOVER 2.0 context, null for any';
comment on column codes.plover_cameo.cameo is 'CAMEO code, a string with its leading zeros';
comment on column codes.plover_cameo.reason is 'why so, where sources disagree';

create table codes.cameo (
    code varchar not null,
    name varchar not null,
    goldstein double not null,
    scale varchar not null
);
comment on table codes.cameo is 'CAMEO event codes with their Goldstein value.';
comment on column codes.cameo.code is 'CAMEO code, a string with its leading zeros';
comment on column codes.cameo.name is 'CAMEO name';
comment on column codes.cameo.goldstein is 'Goldstein value from -10 to 10; ICEWS calls it intensity';
comment on column codes.cameo.scale is 'whose table of Goldstein values: they disagree (164 -7 or -6, 190 -10 or -8, 195 -10 or -9)';

create table codes.sector (
    sector varchar not null,
    name varchar not null,
    acled_inter tinyint,
    cameo varchar,
    ucdp_side varchar check (ucdp_side in ('state', 'nonstate', 'civilian'))
);
comment on table codes.sector is 'PLOVER sectors as other codebooks name them.';
comment on column codes.sector.sector is 'PLOVER sector';
comment on column codes.sector.name is 'what it is';
comment on column codes.sector.acled_inter is 'ACLED inter code';
comment on column codes.sector.cameo is 'CAMEO type code';
comment on column codes.sector.ucdp_side is 'what UCDP takes it for';

create table codes.kind_inter (
    kind varchar not null,
    acled_inter tinyint not null,
    note varchar
);
comment on table codes.kind_inter is 'ACLED inter code of an entity without sector or telling word.';
comment on column codes.kind_inter.kind is 'kind of entity';
comment on column codes.kind_inter.acled_inter is 'ACLED inter code';
comment on column codes.kind_inter.note is 'why so';

create table codes.party_word (
    word varchar not null,
    acled_inter tinyint not null
);
comment on table codes.party_word is 'Words that say what side a party is on.';
comment on column codes.party_word.word is 'one word or two, lower case';
comment on column codes.party_word.acled_inter is 'ACLED inter code';

create table codes.word_group (
    words varchar not null,
    word_group varchar not null,
    source varchar not null
);
comment on table codes.word_group is 'Words that tell one ACLED sub-event from another.';
comment on column codes.word_group.words is 'one word or two, lower case';
comment on column codes.word_group.word_group is 'group that codes.acled_rule names';
comment on column codes.word_group.source is 'where the group comes from';

create table codes.acled_inter (
    inter tinyint not null,
    name varchar not null,
    actor varchar not null
);
comment on table codes.acled_inter is 'ACLED inter codes. Source: ACLED codebook.';
comment on column codes.acled_inter.inter is 'ACLED inter code';
comment on column codes.acled_inter.name is 'ACLED name';
comment on column codes.acled_inter.actor is 'how an actor without a name is called';

create table codes.acled_type (
    sub_event_type varchar not null,
    event_type varchar not null,
    disorder_type varchar not null
);
comment on table codes.acled_type is 'ACLED sub-events with their event and disorder type. Source: ACLED codebook.';
comment on column codes.acled_type.sub_event_type is 'ACLED sub-event';
comment on column codes.acled_type.event_type is 'ACLED event type';
comment on column codes.acled_type.disorder_type is 'ACLED disorder type; two where ACLED counts it twice';

create table codes.acled_rule (
    rule_no integer not null,
    event_type varchar not null,
    event_mode varchar,
    context varchar,
    actor_side varchar,
    recipient_side varchar,
    word_group varchar,
    and_word_group varchar,
    not_word_group varchar,
    deaths boolean,
    intervention boolean,
    sub_event_type varchar,
    example varchar not null,
    reason varchar
);
comment on table codes.acled_rule is 'Which ACLED sub-event an event is: of the rows whose conditions all hold the one with the lowest number; a condition left open always holds.';
comment on column codes.acled_rule.rule_no is 'order of the rules';
comment on column codes.acled_rule.event_type is 'PLOVER 2.0 type';
comment on column codes.acled_rule.event_mode is 'PLOVER 2.0 modes, with | between; *none* is no mode';
comment on column codes.acled_rule.context is 'PLOVER 2.0 contexts, one of which the event has';
comment on column codes.acled_rule.actor_side is 'ACLED inter codes, one of which the actor has; none: nothing known of it';
comment on column codes.acled_rule.recipient_side is 'the same of the recipient';
comment on column codes.acled_rule.word_group is 'groups of codes.word_group, one of which the clause has';
comment on column codes.acled_rule.and_word_group is 'groups of codes.word_group, one of which the clause has as well';
comment on column codes.acled_rule.not_word_group is 'groups of codes.word_group, none of which the clause has';
comment on column codes.acled_rule.deaths is 'somebody was killed';
comment on column codes.acled_rule.intervention is 'the article tells of force or arrests against a crowd';
comment on column codes.acled_rule.sub_event_type is 'ACLED sub-event, null for what ACLED does not count';
comment on column codes.acled_rule.example is 'a sentence it is for';
comment on column codes.acled_rule.reason is 'why so, where it is not plain';

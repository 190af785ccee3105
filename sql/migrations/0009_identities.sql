-- Who is who across articles: what an article alone calls a party stays beside the entity of all articles; decisions are kept.
alter table core.mention add column local_entity_id varchar;
comment on column core.mention.local_entity_id is 'what the article alone would call the entity; core.entity joins those of several articles';

alter table core.article_entity add column local_entity_id varchar;
alter table core.article_entity add column actor_id varchar;
alter table core.article_entity add column is_named boolean;
alter table core.article_entity add column roles varchar[];
alter table core.article_entity add column affiliations varchar[];
alter table core.article_entity add column split_from varchar;
comment on column core.article_entity.local_entity_id is 'what the article alone would call it; core.entity joins those of several articles';
comment on column core.article_entity.actor_id is 'row of the actor gazetteer';
comment on column core.article_entity.is_named is 'by a name, not by a description alone';
comment on column core.article_entity.roles is 'titles, roles and descriptions that the article gives it, as written';
comment on column core.article_entity.affiliations is 'core.entity of the organisations that its roles name';
comment on column core.article_entity.split_from is 'local_entity_id that a user''s decision took this name out of';

alter table core.article_alias add column local_entity_id varchar;
comment on column core.article_alias.local_entity_id is 'what the article alone would call the entity';

alter table core.entity add column acled_inter integer;
alter table core.entity add column actor_id varchar;
alter table core.entity add column active_from integer;
alter table core.entity add column active_to integer;
comment on column core.entity.acled_inter is 'ACLED inter code of its first sector, else of its kind';
comment on column core.entity.actor_id is 'row of the actor gazetteer';
comment on column core.entity.active_from is 'year it began, where the gazetteer knows it';
comment on column core.entity.active_to is 'year it ended, where the gazetteer knows it';

comment on column core.entity.entity_id is 'hash of the name that its earliest article gives it, or of the gazetteer''s party';

update core.mention set local_entity_id = entity_id;
update core.article_entity set local_entity_id = entity_id, is_named = true;
update core.article_alias set local_entity_id = entity_id;

create table core.entity_decision (
    decision_id varchar not null,
    verdict varchar not null check (verdict in ('same', 'different', 'unsure')),
    score double,
    reasons varchar[],
    decided_by varchar not null,
    decision_no integer,
    entity_id varchar,
    name varchar not null,
    name_key varchar not null,
    article_id varchar,
    actor_id varchar,
    other_entity_id varchar,
    other_name varchar not null,
    other_name_key varchar not null,
    other_article_id varchar,
    other_actor_id varchar
);
comment on table core.entity_decision is 'Whether two names are one entity, and why: by the rules (rebuilt from all articles) or by a user (kept for ever).';
comment on column core.entity_decision.decision_id is 'hash of what is decided and by whom';
comment on column core.entity_decision.verdict is 'one entity, two, or left open';
comment on column core.entity_decision.score is 'points for the same entity, null where a user decided';
comment on column core.entity_decision.reasons is 'what agrees and what does not, with its points';
comment on column core.entity_decision.decided_by is 'user, or the rules with their version';
comment on column core.entity_decision.decision_no is 'order of the user''s decisions: a later one overrules an earlier one';
comment on column core.entity_decision.entity_id is 'core.entity that the first name belongs to now';
comment on column core.entity_decision.name is 'the first name';
comment on column core.entity_decision.name_key is 'the first name as it is compared';
comment on column core.entity_decision.article_id is 'article that shows the first name, null if any';
comment on column core.entity_decision.actor_id is 'row of the actor gazetteer, if the first is one';
comment on column core.entity_decision.other_entity_id is 'core.entity that the second name belongs to now';
comment on column core.entity_decision.other_name is 'the second name';
comment on column core.entity_decision.other_name_key is 'the second name as it is compared';
comment on column core.entity_decision.other_article_id is 'article that shows the second name, null if any';
comment on column core.entity_decision.other_actor_id is 'row of the actor gazetteer, if the second is one';

create table codes.actor (
    entity_id varchar not null,
    actor_id varchar not null,
    kind varchar not null,
    name varchar not null,
    country_iso3 varchar,
    sector varchar[],
    wikidata_id varchar,
    active_from integer,
    active_to integer
);
comment on table codes.actor is 'Parties and persons known beforehand. Source: data/gazetteer/actors and data/gazetteer/people.';
comment on column codes.actor.entity_id is 'core.entity that it is';
comment on column codes.actor.actor_id is 'row of the gazetteer';
comment on column codes.actor.kind is 'kind of entity';
comment on column codes.actor.name is 'canonical name';
comment on column codes.actor.country_iso3 is 'ISO 3166-1 alpha-3, or PLOVER''s IGO, NGO, …';
comment on column codes.actor.sector is 'PLOVER sectors';
comment on column codes.actor.wikidata_id is 'Wikidata item';
comment on column codes.actor.active_from is 'year it began';
comment on column codes.actor.active_to is 'year it ended, null if it has not';

create table codes.actor_role (
    entity_id varchar not null,
    role varchar not null,
    sector varchar not null,
    country_iso3 varchar,
    valid_from date not null,
    valid_to date
);
comment on table codes.actor_role is 'Offices of persons known beforehand and when they held them: an office counts for events of its time only. Source: data/gazetteer/people.';
comment on column codes.actor_role.entity_id is 'core.entity of the person';
comment on column codes.actor_role.role is 'the office';
comment on column codes.actor_role.sector is 'PLOVER sector of the office';
comment on column codes.actor_role.country_iso3 is 'country that it serves';
comment on column codes.actor_role.valid_from is 'first day in office';
comment on column codes.actor_role.valid_to is 'last day in office, null if still in it';

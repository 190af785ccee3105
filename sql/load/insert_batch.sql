-- One batch goes in, after the old rows of its articles went. Runs inside a transaction, reads incoming_* and prior.

-- payloads never change: the first capture of the same bytes from the same place is kept
insert into raw.capture by name
select * from incoming_capture as new
where new.capture_id not in (select capture_id from raw.capture);

-- an edited body raises the revision, a second reading of the same body does not
insert into core.article by name
select
    new.* replace (
        case when prior.article_id is null then new.revision else prior.revision + (prior.body_sha256 <> new.body_sha256)::integer end
        as revision
    )
from incoming_article as new
left join prior on new.article_id = prior.article_id;
drop table prior;

insert into core.segment by name select * from incoming_segment;

insert into core.sentence by name select * from incoming_sentence;

insert into core.mention by name select * from incoming_mention;

insert into core.time_expression by name select * from incoming_time_expression;

insert into core.attribution by name select * from incoming_attribution;

insert into core.event_mention by name select * from incoming_event_mention;

insert into core.event_argument by name select * from incoming_event_argument;

insert into core.casualty by name select * from incoming_casualty;

insert into core.article_entity by name select * from incoming_article_entity;

-- names that an article shows stay with the article, names from the gazetteer with the entity
insert into core.article_alias by name
select
    article_id,
    entity_id,
    alias,
    min(kind) as kind,
    min(language) as language
from incoming_entity_alias
where article_id is not null
group by article_id, entity_id, alias;

delete from core.entity_alias
where (entity_id, alias) in (select (entity_id, alias) from incoming_entity_alias where article_id is null);
insert into core.entity_alias by name
select
    entity_id,
    alias,
    min(kind) as kind,
    min(language) as language
from incoming_entity_alias
where article_id is null
group by entity_id, alias;

delete from core.place where entity_id in (select entity_id from incoming_place);
insert into core.place by name select * from incoming_place;

delete from ops.rejection
where (run_id, stage, key, rule) in (select (run_id, stage, key, rule) from incoming_rejection);
insert into ops.rejection by name
select
    run_id,
    stage,
    key,
    rule,
    min(detail) as detail,
    min(payload) as payload
from incoming_rejection
group by run_id, stage, key, rule;

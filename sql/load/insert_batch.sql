-- One batch goes in, after the old rows of its articles went. Runs inside a transaction, reads incoming_* and prior.

-- payloads never change: the first capture of the same bytes from the same place is kept, unless retention let go of its bytes
delete from raw.capture where payload is null and capture_id in (select capture_id from incoming_capture);
insert into raw.capture by name
select * from incoming_capture as new
where new.capture_id not in (select capture_id from raw.capture);

-- an edited body raises the revision, a second reading of the same body does not
create or replace temp table fresh as
select new.source_id, count(*) as article_count
from incoming_article as new
left join prior on new.article_id = prior.article_id
where prior.article_id is null or prior.body_sha256 <> new.body_sha256
group by new.source_id;
insert into core.article by name
select
    new.* replace (
        case when prior.article_id is null then new.revision else prior.revision + (prior.body_sha256 <> new.body_sha256)::integer end
        as revision
    )
from incoming_article as new
left join prior on new.article_id = prior.article_id;
drop table prior;

create or replace temp table written as
select
    article.article_id,
    coalesce(run.run_no, 0) as run_no,
    article.revision,
    if(article.status = 'read', article.reader_sha, null) as reader_sha
from core.article as article
left join ops.run as run on article.run_id = run.run_id
where article.article_id in (select article_id from incoming_article);
delete from ops.article_history
where (article_id, run_no) in (select (article_id, run_no) from written);
insert into ops.article_history by name select * from written;
drop table written;

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
    min(language) as language,
    entity_id as local_entity_id
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
    rejected.run_id,
    rejected.stage,
    rejected.key,
    rejected.rule,
    min(rejected.detail) as detail,
    min(rejected.payload) as payload,
    min(coalesce(rejected.source_id, article.source_id)) as source_id,
    min(coalesce(rejected.external_id, article.external_id)) as external_id,
    min(coalesce(rejected.url, article.url)) as url,
    min(coalesce(rejected.capture_id, article.capture_id)) as capture_id,
    min(rejected.resolved_by) as resolved_by
from incoming_rejection as rejected
left join incoming_article as article on rejected.key = article.article_id
group by rejected.run_id, rejected.stage, rejected.key, rejected.rule;

-- what a publisher took away is kept and marked; what is back loses its mark
update core.article
set vanished_at = vanished.vanished_at, vanished_because = vanished.vanished_because
from incoming_vanished as vanished
where article.article_id = vanished.article_id;

-- how far sources have been taken, together with what was taken
create or replace temp table prior_state as
select
    source_id,
    articles_taken,
    last_article_at
from ops.source_state
where source_id in (select source_id from incoming_source_state);
delete from ops.source_state where source_id in (select source_id from prior_state);
insert into ops.source_state by name
select
    new.* replace (
        coalesce(prior_state.articles_taken, 0) + coalesce(fresh.article_count, 0) as articles_taken,
        case when fresh.article_count > 0 then new.tried_at else prior_state.last_article_at end as last_article_at
    )
from incoming_source_state as new
left join prior_state on new.source_id = prior_state.source_id
left join fresh on new.source_id = fresh.source_id;
drop table prior_state;
drop table fresh;

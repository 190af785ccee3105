-- Runs have an order that no clock decides, say what they were asked to do, and can be marked crashed; what a run changed in articles and
-- events is kept, so that two runs can be compared.
create table ops.run_in_order (
    run_id varchar not null,
    flow_run_id varchar,
    flow varchar not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    status varchar not null check (status in ('running', 'completed', 'failed', 'crashed')),
    git_sha varchar,
    config_sha varchar,
    model varchar,
    counts varchar,
    run_no bigint,
    parameters varchar,
    reader_sha varchar
);
insert into ops.run_in_order by name
select
    * replace (if(status = 'failed' and ended_at is null, 'crashed', status) as status),
    row_number() over (order by started_at, run_id) as run_no
from ops.run;
drop table ops.run;
alter table ops.run_in_order rename to run;
comment on table ops.run is 'One run of a flow.';
comment on column ops.run.run_id is 'drawn at random';
comment on column ops.run.flow_run_id is 'Prefect''s id, null where no server recorded it';
comment on column ops.run.flow is 'name of the flow';
comment on column ops.run.started_at is 'start';
comment on column ops.run.ended_at is 'end, null while running or when killed';
comment on column ops.run.status is 'how it stands; crashed: it was killed, which the next run found out';
comment on column ops.run.git_sha is 'commit of the code';
comment on column ops.run.config_sha is 'hash of the settings';
comment on column ops.run.model is 'language model, name@version';
comment on column ops.run.counts is 'rows in and out per stage, JSON';
comment on column ops.run.run_no is 'running number of the runs in this file, from 1: their order, whatever the clock said';
comment on column ops.run.parameters is 'what it was asked to do, JSON';
comment on column ops.run.reader_sha is 'hash of the settings, rules and data it read with';

create table ops.article_history (
    article_id varchar not null,
    run_no bigint not null,
    revision integer not null,
    reader_sha varchar
);
comment on table ops.article_history is 'One row per time that an article was stored: which revision of it, and by which version it was read.';
comment on column ops.article_history.article_id is 'core.article';
comment on column ops.article_history.run_no is 'ops.run that stored it';
comment on column ops.article_history.revision is 'revision that was stored';
comment on column ops.article_history.reader_sha is 'hash of the settings, rules and data it was read with, null where it was not read';

create table ops.event_history (
    event_id varchar not null,
    run_no bigint not null,
    change varchar not null check (change in ('added', 'changed', 'removed')),
    event varchar,
    article_ids varchar[]
);
comment on table ops.event_history is 'One row per event and run that added, changed or removed it; `sitrep diff` compares two runs by it.';
comment on column ops.event_history.event_id is 'core.event';
comment on column ops.event_history.run_no is 'ops.run after which it was so';
comment on column ops.event_history.change is 'what became of it';
comment on column ops.event_history.event is 'core.event and its participants as they were then, JSON; null once removed';
comment on column ops.event_history.article_ids is 'articles that told of it then; those that told of it last, once removed';

alter table core.event add column reader_sha varchar[];
comment on column core.event.reader_sha is 'versions that its articles were read by: several while a backfill is under way';

-- What stands in the file already is the state after its newest run.
insert into ops.article_history by name
select
    article.article_id,
    coalesce(run.run_no, 0) as run_no,
    article.revision,
    if(article.status = 'read', article.reader_sha, null) as reader_sha
from core.article as article
left join ops.run as run on article.run_id = run.run_id;

update core.event
set reader_sha = told.reader_sha
from (
    select
        mention.event_id,
        list_sort(list(distinct article.reader_sha)) as reader_sha
    from core.event_mention as mention
    inner join core.article as article on mention.article_id = article.article_id
    where mention.event_id is not null
    group by mention.event_id
) as told
where event.event_id = told.event_id;

insert into ops.event_history by name
select
    event.event_id,
    (select coalesce(max(run_no), 0) from ops.run) as run_no,
    'added' as change,
    to_json({
        'event_type': event.event_type,
        'event_mode': event.event_mode,
        'event_context': event.event_context,
        'date_start': event.date_start,
        'date_end': event.date_end,
        'date_granularity': event.date_granularity,
        'place_entity_id': event.place_entity_id,
        'realis': event.realis,
        'polarity': event.polarity,
        'killed_low': event.killed_low,
        'killed_best': event.killed_best,
        'killed_high': event.killed_high,
        'injured_low': event.injured_low,
        'injured_best': event.injured_best,
        'injured_high': event.injured_high,
        'mention_count': event.mention_count,
        'article_count': event.article_count,
        'headline': event.headline,
        'participants': coalesce(party.participants, [])
    })::varchar as event,
    coalesce(told.article_ids, []) as article_ids
from core.event as event
left join (
    select
        event_id,
        list(role || ':' || entity_id order by role, entity_id) as participants
    from core.event_participant
    group by event_id
) as party on event.event_id = party.event_id
left join (
    select
        event_id,
        list_sort(list(distinct article_id)) as article_ids
    from core.event_mention
    group by event_id
) as told on event.event_id = told.event_id;

-- ops.event_history: what the run under way has added, changed or removed since the state before it. Outside a run nothing is written.
-- The version an article was read by is no property of the event: an event that a newer version reads alike has not changed.
create or replace temp table event_now as
with
parties as (
    select
        event_id,
        list(role || ':' || entity_id order by role, entity_id) as participants
    from core.event_participant
    group by event_id
),

tellers as (
    select
        event_id,
        list_sort(list(distinct article_id)) as article_ids
    from core.event_mention
    where event_id is not null
    group by event_id
)

select
    event.event_id,
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
        'participants': coalesce(parties.participants, [])
    })::varchar as event,
    coalesce(tellers.article_ids, []) as article_ids
from core.event as event
left join parties on event.event_id = parties.event_id
left join tellers on event.event_id = tellers.event_id;

delete from ops.event_history
where run_no in (select run_no from ops.run where status = 'running');

create or replace temp table event_before as
select
    event_id,
    last.change as change,
    last.event as event,
    last.article_ids as article_ids
from (
    select
        event_id,
        max_by({'change': change, 'event': event, 'article_ids': article_ids}, run_no) as last
    from ops.event_history
    group by event_id
);

insert into ops.event_history by name
select
    coalesce(event_now.event_id, event_before.event_id) as event_id,
    run.run_no,
    case
        when event_now.event_id is null then 'removed'
        when event_before.event_id is null or event_before.change = 'removed' then 'added'
        else 'changed'
    end as change,
    event_now.event,
    coalesce(event_now.article_ids, event_before.article_ids) as article_ids
from ops.run as run
cross join (
    event_now full outer join event_before on event_now.event_id = event_before.event_id
)
where
    run.status = 'running'
    and (event_now.event_id is not null or event_before.change <> 'removed')
    and (
        event_now.event is distinct from event_before.event
        or event_now.article_ids is distinct from event_before.article_ids
    );

drop table event_now;
drop table event_before;

-- Events that were not the same after two runs (first, second by run_no): how they were after each, null where they were not there; the
-- articles that told of them; and names for the ids in them.
with
at_first as (
    select
        event_id,
        max_by({'event': event, 'article_ids': article_ids, 'change': change}, run_no) as state
    from ops.event_history
    where run_no <= $1
    group by event_id
),

at_second as (
    select
        event_id,
        max_by({'event': event, 'article_ids': article_ids, 'change': change}, run_no) as state
    from ops.event_history
    where run_no <= $2
    group by event_id
)

select
    coalesce(at_first.event_id, at_second.event_id) as event_id,
    if(at_first.state.change = 'removed', null, at_first.state.event) as before,
    if(at_second.state.change = 'removed', null, at_second.state.event) as after,
    coalesce(at_first.state.article_ids, []) as articles_before,
    coalesce(at_second.state.article_ids, []) as articles_after
from at_first
full outer join at_second on at_first.event_id = at_second.event_id
where
    if(at_first.state.change = 'removed', null, at_first.state.event)
    is distinct from if(at_second.state.change = 'removed', null, at_second.state.event)
    or (
        at_first.state.article_ids is distinct from at_second.state.article_ids
        and at_first.state.change is distinct from 'removed'
        and at_second.state.change is distinct from 'removed'
    )
order by event_id

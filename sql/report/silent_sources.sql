-- Sources whose newest article came longer ago than so many days, the longest silence first.
with
taken as (
    select
        source_id,
        fetched_at as came_at
    from core.article
    union all by name
    select
        source_id,
        last_article_at as came_at
    from ops.source_state
)

select
    source_id,
    date_diff('day', max(came_at), now())::integer as days
from taken
group by source_id
having days >= ?
order by days desc, source_id

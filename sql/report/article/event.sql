-- The events that one article reports, in the order of its first report of each.
select event.*
from core.event as event
inner join (
    select
        event_id,
        min(event_mention_no) as first_no
    from core.event_mention
    where article_id = ?
    group by event_id
) as here on event.event_id = here.event_id
order by here.first_no

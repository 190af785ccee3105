-- Events by type, the commonest first, with those that are said to have happened and the killed by best figures.
select
    event_type as type,
    count(*) as events,
    count(*) filter (where realis = 'actual' and polarity = 'affirmed') as happened,
    coalesce(sum(killed_best) filter (where realis = 'actual' and polarity = 'affirmed'), 0)::bigint as killed
from core.event
group by event_type
order by events desc, type

-- Grain: one row per period that ends before it starts. Reads core.event_mention, core.time_expression, core.event and core.entity.
with
periods as (
    select
        'core.event_mention' as table_name,
        concat_ws('/', article_id, event_mention_no) as key,
        date_start,
        date_end
    from core.event_mention
    union all by name
    select
        'core.time_expression' as table_name,
        concat_ws('/', article_id, time_no) as key,
        date_start,
        date_end
    from core.time_expression
    union all by name
    select
        'core.event' as table_name,
        event_id as key,
        date_start,
        date_end
    from core.event
    union all by name
    select
        'core.entity' as table_name,
        entity_id as key,
        first_seen as date_start,
        last_seen as date_end
    from core.entity
)

select *
from periods
where date_start > date_end

-- Grain: one row per toll whose bounds are out of order. Reads core.casualty and core.event.
with
figures as (
    select
        'core.casualty' as table_name,
        concat_ws('/', article_id, casualty_no) as key,
        low,
        best,
        high
    from core.casualty
    union all by name
    select
        'core.event killed' as table_name,
        event_id as key,
        killed_low as low,
        killed_best as best,
        killed_high as high
    from core.event
    union all by name
    select
        'core.event injured' as table_name,
        event_id as key,
        injured_low as low,
        injured_best as best,
        injured_high as high
    from core.event
)

select *
from figures
where low > best or best > high or low > high

-- Grain: one row per event whose best figure is ten times another article's. Reads core.event: a sign that two events were joined or a total was taken for one.
select
    event_id,
    killed_low,
    killed_best,
    killed_high,
    headline
from core.event
where killed_high >= 50 and killed_high > 10 * greatest(killed_low, 1)

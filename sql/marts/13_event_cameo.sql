-- Grain: one row per event. Reads core.event and codes.plover_cameo: the CAMEO code of each event; a row with mode and context goes before one with the
-- mode alone, that before one with the context alone, that before the type alone.
create view mart.event_cameo as
select
    event.event_id,
    max({
        'has_mode': rule.event_mode is not null,
        'has_context': rule.context is not null,
        'cameo': rule.cameo
    }).cameo as cameo
from core.event as event
inner join codes.plover_cameo as rule on event.event_type = rule.event_type
where
    (rule.event_mode is null or rule.event_mode = event.event_mode)
    and (rule.context is null or list_contains(event.event_context, rule.context))
group by event.event_id;

comment on view mart.event_cameo is 'The CAMEO code of each event.';
comment on column mart.event_cameo.event_id is 'core.event';
comment on column mart.event_cameo.cameo is 'CAMEO code, a string with its leading zeros';

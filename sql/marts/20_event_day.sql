-- Grain: one row per day, country, event type and mode. Reads core.event and core.place: how much of what happened where, day by day.
create view mart.event_day as
select
    event.date_start as event_date,
    place.country_iso3,
    event.event_type,
    event.event_mode,
    event.quad_class,
    count(*)::integer as event_count,
    sum(event.mention_count)::integer as mention_count,
    sum(event.article_count)::integer as article_count,
    sum(coalesce(event.killed_best, event.killed_low))::integer as killed,
    sum(coalesce(event.injured_best, event.injured_low))::integer as injured
from core.event as event
left join core.place as place on event.place_entity_id = place.entity_id
where event.realis = 'actual' and event.polarity = 'affirmed'
group by event.date_start, place.country_iso3, event.event_type, event.event_mode, event.quad_class;

comment on view mart.event_day is 'Events that happened, counted by day, country, type and mode.';
comment on column mart.event_day.event_date is 'first day of the event, null where unknown';
comment on column mart.event_day.country_iso3 is 'country where it happened, null where unknown';
comment on column mart.event_day.event_type is 'PLOVER 2.0 type';
comment on column mart.event_day.event_mode is 'PLOVER 2.0 mode';
comment on column mart.event_day.quad_class is '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict';
comment on column mart.event_day.event_count is 'events';
comment on column mart.event_day.mention_count is 'event mentions';
comment on column mart.event_day.article_count is 'articles, one counted for each event it reports';
comment on column mart.event_day.killed is 'sum of the best figures, null where none is given';
comment on column mart.event_day.injured is 'sum of the best figures, null where none is given';

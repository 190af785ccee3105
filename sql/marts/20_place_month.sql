-- Grain: one row per month and place. Reads core.event and core.place: what happened at a place, month by month.
create view mart.place_month as
select
    date_trunc('month', coalesce(event.date_start, event.first_reported_at::date))::date as month,
    place.entity_id as place_entity_id,
    place.name as place,
    place.country_iso3,
    place.admin1,
    place.latitude,
    place.longitude,
    place.resolution,
    count(*)::integer as event_count,
    count(*) filter (where event.event_type = 'ASSAULT')::integer as assaults,
    count(*) filter (where event.event_type = 'PROTEST')::integer as protests,
    count(*) filter (where event.quad_class = 4)::integer as material_conflict,
    sum(coalesce(event.killed_best, event.killed_low))::integer as killed,
    sum(coalesce(event.injured_best, event.injured_low))::integer as injured
from core.event as event
inner join core.place as place on event.place_entity_id = place.entity_id
where event.realis = 'actual' and event.polarity = 'affirmed'
group by all;

comment on view mart.place_month is 'Events that happened at a place in a month.';
comment on column mart.place_month.month is 'first day of the month of the event, else of its first report';
comment on column mart.place_month.place_entity_id is 'core.place';
comment on column mart.place_month.place is 'name of the place';
comment on column mart.place_month.country_iso3 is 'ISO 3166-1 alpha-3';
comment on column mart.place_month.admin1 is 'first-order division';
comment on column mart.place_month.latitude is 'degrees north';
comment on column mart.place_month.longitude is 'degrees east';
comment on column mart.place_month.resolution is 'PLOVER: 5 sub-city, 4 city, 3 district, 2 province, 1 country';
comment on column mart.place_month.event_count is 'events';
comment on column mart.place_month.assaults is 'events of type ASSAULT';
comment on column mart.place_month.protests is 'events of type PROTEST';
comment on column mart.place_month.material_conflict is 'events of quad class 4';
comment on column mart.place_month.killed is 'sum of the best figures, null where none is given';
comment on column mart.place_month.injured is 'sum of the best figures, null where none is given';

-- One event, with the names of its place and type.
select
    event.* exclude (reader_sha),
    place.name as place_name,
    place.country_iso3 as place_country_iso3,
    place.latitude,
    place.longitude
from core.event as event
left join core.place as place on event.place_entity_id = place.entity_id
where event.event_id = ?

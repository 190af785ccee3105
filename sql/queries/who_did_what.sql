-- Who did what to whom, when, where, and how many were killed: the events that happened, newest first.
select
    event.date_start as date,
    event.event_type,
    event.event_mode,
    actor.name as who,
    recipient.name as to_whom,
    place.name as place,
    place.country_iso3 as country,
    event.killed_best as killed,
    event.injured_best as injured,
    event.article_count as articles,
    event.headline
from core.event as event
left join mart.event_party as actor on event.event_id = actor.event_id and actor.role = 'actor' and actor.rank = 1
left join mart.event_party as recipient
    on event.event_id = recipient.event_id and recipient.role = 'recipient' and recipient.rank = 1
left join core.place as place on event.place_entity_id = place.entity_id
where event.realis = 'actual' and event.polarity = 'affirmed'
order by event.date_start desc nulls last, event.confidence desc, event.event_id
limit 50;

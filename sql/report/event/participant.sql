-- Who took part in the event.
select
    participant.role,
    participant.side,
    participant.entity_id,
    entity.name,
    entity.country_iso3,
    participant.mention_count
from core.event_participant as participant
left join core.entity as entity on participant.entity_id = entity.entity_id
where participant.event_id = ?
order by participant.role, participant.mention_count desc, participant.entity_id

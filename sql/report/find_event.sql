-- Events by id or by the start of it, or by the id of a report that is joined in them.
select distinct event_id
from core.event_mention
where event_id = ? or local_event_id = ? or (length(?) between 4 and 15 and starts_with(event_id, ?))
order by event_id

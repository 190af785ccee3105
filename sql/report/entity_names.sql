-- Names of entities, for people to read.
select
    entity_id,
    name
from core.entity
where entity_id in (select entity_id from incoming_wanted)

-- core.place: places that no article speaks of any more go.
delete from core.place
where entity_id not in (select entity_id from core.entity);

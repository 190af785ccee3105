select * from core.entity where entity_id = $entity_id

select * from core.article_entity where article_id = ? order by entity_id

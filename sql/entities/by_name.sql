-- Entities whose id, name or alias is the text, those of the gazetteer and the best known first.
select
    entity.entity_id,
    entity.name,
    entity.kind,
    entity.country_iso3,
    entity.article_count,
    (entity.entity_id = $text or entity.actor_id = $text) as is_its_id
from core.entity as entity
where
    entity.entity_id = $text
    or entity.actor_id = $text
    or lower(entity.name) = lower($text)
    or entity.entity_id in (select alias.entity_id from core.entity_alias as alias where lower(alias.alias) = lower($text))
order by is_its_id desc, entity.origin desc, entity.article_count desc, entity.entity_id

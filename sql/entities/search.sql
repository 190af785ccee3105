-- Named parties and persons whose name or alias holds the text, the best known first.
select
    entity.entity_id,
    entity.name,
    entity.kind,
    entity.country_iso3,
    entity.sector,
    entity.article_count,
    entity.first_seen,
    entity.last_seen
from core.entity as entity
where
    entity.kind in ('person', 'organization', 'armed_group', 'government', 'military')
    and entity.entity_id in (select told.entity_id from core.article_entity as told where coalesce(told.is_named, true))
    and ($kind is null or entity.kind = $kind)
    and ($country is null or entity.country_iso3 = $country)
    and (
        contains(lower(entity.name), lower($text))
        or entity.entity_id in (select alias.entity_id from core.entity_alias as alias where contains(lower(alias.alias), lower($text)))
    )
order by entity.article_count desc, entity.name, entity.entity_id
limit $rows

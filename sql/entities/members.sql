-- What each article calls the entity, the earliest first; the names that they give it besides.
select
    told.article_id,
    article.external_id,
    article.published_on,
    told.local_entity_id,
    told.kind,
    told.name,
    told.country_iso3,
    told.roles,
    told.actor_id,
    told.mention_count,
    told.split_from,
    coalesce(told.is_named, true) as is_named,
    coalesce(
        (
            select list(shown.alias order by shown.alias)
            from core.article_alias as shown
            where shown.article_id = told.article_id and shown.entity_id = told.entity_id
        ),
        []
    ) as aliases
from core.article_entity as told
inner join core.article as article on told.article_id = article.article_id
where told.entity_id = $entity_id
order by article.published_on nulls last, told.article_id, told.local_entity_id

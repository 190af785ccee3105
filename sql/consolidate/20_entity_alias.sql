-- core.entity_alias: names from the gazetteer stay while their entity does; names from articles are rebuilt from core.article_alias,
-- with the smallest article id as evidence. A name by which one article calls what others call otherwise is an alias too.
delete from core.entity_alias
where
    article_id is not null
    or entity_id not in (select entity_id from core.entity);

insert into core.entity_alias by name
select
    shown.entity_id,
    shown.alias,
    min(shown.kind) as kind,
    min(shown.language) as language,
    min(shown.article_id) as article_id
from (
    select
        entity_id,
        alias,
        kind,
        language,
        article_id
    from core.article_alias
    union all by name
    select
        told.entity_id,
        told.name as alias,
        'name' as kind,
        told.article_id
    from core.article_entity as told
    inner join core.entity as entity on told.entity_id = entity.entity_id
    where coalesce(told.is_named, false) and told.name <> entity.name
) as shown
where
    (shown.entity_id, shown.alias) not in (select (entity_id, alias) from core.entity_alias)
    and shown.entity_id in (select entity_id from core.entity)
group by shown.entity_id, shown.alias;

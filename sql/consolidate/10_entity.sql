-- core.entity: one row per entity, from core.article_entity.
-- Each property is the value that most articles give; ties go to the smallest value, for names to the longest.
create or replace temp macro most_frequent(entries) as (
    list_min(list_transform(map_entries(entries), lambda e: {'rank': -e.value::bigint, 'value': e.key})).value
);

delete from core.entity;

insert into core.entity by name
with
articles as (
    select
        article_id,
        published_on
    from core.article
),

names as (
    select
        entity_id,
        min({'rank': -articles, 'length': -length(name), 'value': name}).value as name
    from (
        select
            entity_id,
            name,
            count(*) as articles
        from core.article_entity
        group by entity_id, name
    )
    group by entity_id
),

sectors as (
    select
        entity_id,
        list(sector order by articles desc, place, sector) as sector
    from (
        select
            entity_id,
            sector,
            count(*) as articles,
            min(place) as place
        from (
            select
                entity_id,
                unnest(sector) as sector,
                generate_subscripts(sector, 1) as place
            from core.article_entity
        )
        where sector is not null
        group by entity_id, sector
    )
    group by entity_id
),

described as (
    select
        said.entity_id,
        most_frequent(histogram(said.kind)) as kind,
        most_frequent(histogram(said.country_iso3)) as country_iso3,
        most_frequent(histogram(said.cow)) as cow,
        most_frequent(histogram(said.gwno)) as gwno,
        most_frequent(histogram(said.wikidata_id)) as wikidata_id,
        min(said.origin = 'discovered') as is_discovered,
        min(articles.published_on) as first_seen,
        max(articles.published_on) as last_seen,
        count(*) as article_count
    from core.article_entity as said
    inner join articles on said.article_id = articles.article_id
    group by said.entity_id
)

select
    described.entity_id,
    described.kind,
    names.name,
    described.country_iso3,
    coalesce(sectors.sector, []) as sector,
    described.cow,
    described.gwno,
    described.wikidata_id,
    if(described.is_discovered, 'discovered', 'gazetteer') as origin,
    described.first_seen,
    described.last_seen,
    described.article_count
from described
inner join names on described.entity_id = names.entity_id
left join sectors on described.entity_id = sectors.entity_id;

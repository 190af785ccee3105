-- core.entity: one row per entity, from core.article_entity.
-- Each property is the value that most articles give; ties go to the smallest value, for names to the longest.
-- What the gazetteer knows of a party or person comes first; the ACLED code follows from the first sector, else from the kind.
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
        most_frequent(histogram(said.wikidata_id)) as wikidata_id,
        min(said.origin = 'discovered') as is_discovered,
        min(articles.published_on) as first_seen,
        max(articles.published_on) as last_seen,
        count(distinct said.article_id) as article_count
    from core.article_entity as said
    inner join articles on said.article_id = articles.article_id
    group by said.entity_id
),

known as (
    select
        entity_id,
        min(actor_id) as actor_id,
        min(kind) as kind,
        min(name) as name,
        min(country_iso3) as country_iso3,
        min(sector) as sector,
        min(wikidata_id) as wikidata_id,
        min(active_from) as active_from,
        min(active_to) as active_to
    from codes.actor
    group by entity_id
),

joined as (
    select
        described.entity_id,
        coalesce(known.kind, described.kind) as kind,
        coalesce(known.name, names.name) as name,
        coalesce(known.country_iso3, described.country_iso3) as country_iso3,
        if(known.actor_id is not null and known.kind <> 'person', known.sector, coalesce(sectors.sector, known.sector, [])) as sector,
        coalesce(known.wikidata_id, described.wikidata_id) as wikidata_id,
        if(known.actor_id is null and described.is_discovered, 'discovered', 'gazetteer') as origin,
        described.first_seen,
        described.last_seen,
        described.article_count,
        known.actor_id,
        known.active_from,
        known.active_to
    from described
    inner join names on described.entity_id = names.entity_id
    left join sectors on described.entity_id = sectors.entity_id
    left join known on described.entity_id = known.entity_id
)

select
    joined.* exclude (actor_id, active_from, active_to),
    if(joined.kind in ('place', 'weapon', 'vehicle', 'other'), null, country.cow) as cow,
    if(joined.kind in ('place', 'weapon', 'vehicle', 'other'), null, country.gwno) as gwno,
    case
        when joined.kind in ('place', 'weapon', 'vehicle', 'other') then null
        when joined.country_iso3 in ('IGO', 'IMG') then 8
        else coalesce(sector.acled_inter, kind.acled_inter)
    end as acled_inter,
    joined.actor_id,
    joined.active_from,
    joined.active_to
from joined
left join codes.country as country on joined.country_iso3 = country.iso3
left join codes.sector as sector on joined.sector[1] = sector.sector
left join codes.kind_inter as kind on joined.kind = kind.kind;

-- One row per named person or party of one article, in order: what it is called there, what is said of it, and whom it is met with.
-- `near` are the best-known others of the article (`c:` opens a country), those that most mentions name first.
with
told as (
    select *
    from core.article_entity
    where split_from is null
),

others as (
    select
        article_id,
        list(local_entity_id order by mention_count desc, local_entity_id)[:8] as known
    from told
    where
        coalesce(is_named, true)
        and (kind = 'person' or (kind in ('organization', 'armed_group') and origin = 'gazetteer'))
    group by article_id
),

countries as (
    select
        article_id,
        list('c:' || country_iso3 order by mentions desc, country_iso3)[:2] as known
    from (
        select
            article_id,
            country_iso3,
            sum(mention_count) as mentions
        from told
        where country_iso3 is not null
        group by article_id, country_iso3
    )
    group by article_id
),

aliases as (
    select
        article_id,
        local_entity_id,
        list({'alias': alias, 'kind': kind} order by alias) as aliases
    from core.article_alias
    group by article_id, local_entity_id
)

select
    told.article_id,
    told.local_entity_id,
    told.kind,
    told.name,
    told.country_iso3,
    coalesce(told.sector, []) as sector,
    told.actor_id,
    coalesce(told.roles, []) as roles,
    coalesce(told.affiliations, []) as affiliations,
    told.mention_count,
    coalesce(aliases.aliases, []) as aliases,
    list_filter(coalesce(others.known, []) || coalesce(countries.known, []), lambda x: x <> told.local_entity_id) as near,
    coalesce(article.story_id, article.article_id) as story_id,
    article.published_on
from told
inner join core.article as article on told.article_id = article.article_id
left join aliases on told.article_id = aliases.article_id and told.local_entity_id = aliases.local_entity_id
left join others on told.article_id = others.article_id
left join countries on told.article_id = countries.article_id
where
    coalesce(told.is_named, true)
    and told.kind in ('person', 'organization', 'armed_group', 'government', 'military')
order by told.article_id, told.local_entity_id

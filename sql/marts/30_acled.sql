-- Grain: one row per event that happened and lies in ACLED's scope (purely verbal events do not). Reads core.event, core.place, core.event_mention,
-- core.article, mart.event_acled, mart.event_party and codes. Columns, names and order are ACLED's; event_id_cnty is core.event.event_id.
create view mart.acled as
with
actors as (
    select
        event_id,
        min(name) filter (where role = 'actor' and rank = 1) as actor1,
        min(inter) filter (where role = 'actor' and rank = 1) as inter1,
        string_agg(name, '; ' order by rank) filter (where role = 'actor' and rank > 1) as assoc_actor_1,
        min(name) filter (where role = 'recipient' and rank = 1) as actor2,
        min(inter) filter (where role = 'recipient' and rank = 1) as inter2,
        string_agg(name, '; ' order by rank) filter (where role = 'recipient' and rank > 1) as assoc_actor_2
    from mart.event_party
    group by event_id
),

sources as (
    select
        mention.event_id,
        string_agg(distinct coalesce(article.outlet, article.source_id), '; ' order by coalesce(article.outlet, article.source_id)) as source
    from core.event_mention as mention
    inner join core.article as article on mention.article_id = article.article_id
    group by mention.event_id
),

-- a violent act has somebody who did it, a protest those who protest, even where no article names them
sided as (
    select
        scope.event_id,
        scope.event_type,
        scope.sub_event_type,
        scope.disorder_type,
        actors.* exclude (event_id, inter1),
        case
            when actors.inter1 is not null then actors.inter1
            when scope.event_type = 'Protests' then 6
            when scope.event_type = 'Riots' then 5
            when scope.event_type in ('Battles', 'Explosions/Remote violence', 'Violence against civilians') then 3
        end as inter1
    from mart.event_acled as scope
    left join actors on scope.event_id = actors.event_id
)

select
    event.event_id as event_id_cnty,
    coalesce(event.date_start, event.first_reported_at::date) as event_date,
    year(coalesce(event.date_start, event.first_reported_at::date))::integer as year,
    case
        when event.date_start is null then null
        when event.date_end - event.date_start <= 1 then 1
        when event.date_end - event.date_start <= 7 then 2
        else 3
    end::tinyint as time_precision,
    sided.disorder_type,
    sided.event_type,
    sided.sub_event_type,
    coalesce(sided.actor1, first_side.actor || coalesce(' (' || country.name || ')', '')) as actor1,
    sided.assoc_actor_1,
    sided.inter1::tinyint as inter1,
    sided.actor2,
    sided.assoc_actor_2,
    sided.inter2::tinyint as inter2,
    case
        when sided.inter1 is null then sided.inter2 * 10
        when sided.inter2 is null then sided.inter1 * 10
        else least(sided.inter1, sided.inter2) * 10 + greatest(sided.inter1, sided.inter2)
    end::tinyint as interaction,
    case
        when sided.inter2 in (6, 7) and sided.event_type in ('Explosions/Remote violence', 'Violence against civilians', 'Riots') then
            'Civilian targeting'
        when sided.sub_event_type = 'Excessive force against protesters' then 'Civilian targeting'
    end as civilian_targeting,
    country.iso_numeric as iso,
    country.acled_region as region,
    country.name as country,
    place.admin1,
    place.admin2,
    null::varchar as admin3,
    coalesce(place.city, place.name) as location,
    place.latitude,
    place.longitude,
    case when place.resolution >= 4 then 1 when place.resolution = 3 then 2 when place.resolution <= 2 then 3 end::tinyint as geo_precision,
    sources.source,
    null::varchar as source_scale,
    event.headline as notes,
    coalesce(event.killed_best, event.killed_low, 0)::integer as fatalities,
    null::varchar as tags,
    epoch(event.first_reported_at)::bigint as timestamp
from sided
inner join core.event as event on sided.event_id = event.event_id
left join core.place as place on event.place_entity_id = place.entity_id
left join codes.country as country on place.country_iso3 = country.iso3
left join codes.acled_inter as first_side on sided.inter1 = first_side.inter
left join sources on sided.event_id = sources.event_id;

comment on view mart.acled is 'Events as ACLED codes them (31 columns of its codebook).';
comment on column mart.acled.event_id_cnty is 'core.event.event_id; ACLED writes a country prefix and a number';
comment on column mart.acled.event_date is 'first day of the event, else the day it was first reported';
comment on column mart.acled.year is 'year of event_date';
comment on column mart.acled.time_precision is '1 day, 2 week, 3 month or longer; null where only the day of the report is known';
comment on column mart.acled.disorder_type is 'Political violence, Demonstrations, Strategic developments';
comment on column mart.acled.event_type is 'ACLED event type';
comment on column mart.acled.sub_event_type is 'ACLED sub-event, by codes.acled_rule';
comment on column mart.acled.actor1 is 'the actor that most mentions name, else what ACLED calls an unidentified one; does not imply direction';
comment on column mart.acled.assoc_actor_1 is 'other actors, separated by semicolons';
comment on column mart.acled.inter1 is '1 State Forces, 2 Rebel Groups, 3 Political Militias, 4 Identity Militias, 5 Rioters, 6 Protesters, 7 Civilians, 8 External/Other Forces';
comment on column mart.acled.actor2 is 'the recipient that most mentions name';
comment on column mart.acled.assoc_actor_2 is 'other recipients, separated by semicolons';
comment on column mart.acled.inter2 is 'as inter1';
comment on column mart.acled.interaction is 'both inter codes, lower digit first; one side alone times ten';
comment on column mart.acled.civilian_targeting is 'Civilian targeting, or null';
comment on column mart.acled.iso is 'ISO 3166-1 numeric code of the country';
comment on column mart.acled.region is 'ACLED region';
comment on column mart.acled.country is 'country where it happened';
comment on column mart.acled.admin1 is 'first-order division';
comment on column mart.acled.admin2 is 'second-order division';
comment on column mart.acled.admin3 is 'always null: the gazetteer has no third-order divisions';
comment on column mart.acled.location is 'populated place, else the place as named';
comment on column mart.acled.latitude is 'degrees north';
comment on column mart.acled.longitude is 'degrees east';
comment on column mart.acled.geo_precision is '1 town, 2 part of a region, 3 larger region';
comment on column mart.acled.source is 'outlets that report it, separated by semicolons';
comment on column mart.acled.source_scale is 'always null: the reach of an outlet is not in the articles';
comment on column mart.acled.notes is 'sentence of the best mention';
comment on column mart.acled.fatalities is 'best number of killed; 0 where none is given, as ACLED does';
comment on column mart.acled.tags is 'always null: ACLED''s own analysts set them';
comment on column mart.acled.timestamp is 'seconds since 1970 of the first report; ACLED gives the last change';

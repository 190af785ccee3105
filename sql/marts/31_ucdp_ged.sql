-- Grain: one row per event that killed somebody by organised violence. Reads core.event, core.place, core.event_mention, core.article,
-- core.casualty, mart.event_party and codes. Columns, names and order are those of UCDP GED 23.1.
create view mart.ucdp_ged as
with
sides as (
    select
        event_id,
        min(name) filter (where role = 'actor' and rank = 1) as side_a,
        min(inter) filter (where role = 'actor' and rank = 1) as inter_a,
        min(gwno) filter (where role = 'actor' and rank = 1 and inter in (1, 8)) as gwno_a,
        min(name) filter (where role = 'recipient' and rank = 1) as side_b,
        min(inter) filter (where role = 'recipient' and rank = 1) as inter_b,
        min(gwno) filter (where role = 'recipient' and rank = 1 and inter in (1, 8)) as gwno_b
    from mart.event_party
    group by event_id
),

reports as (
    select
        mention.event_id,
        count(distinct article.article_id)::integer as number_of_sources,
        string_agg(distinct coalesce(article.title, article.external_id), '; ' order by coalesce(article.title, article.external_id))
            as source_article,
        string_agg(distinct coalesce(article.outlet, article.source_id), ';' order by coalesce(article.outlet, article.source_id))
            as source_office,
        string_agg(distinct article.published_on::varchar, ';' order by article.published_on::varchar) as source_date,
        string_agg(distinct article.title, ';' order by article.title) as source_headline,
        string_agg(distinct coalesce(entity.name, attribution.source_text), '; ' order by coalesce(entity.name, attribution.source_text))
            as source_original
    from core.event_mention as mention
    inner join core.article as article on mention.article_id = article.article_id
    left join core.attribution as attribution
        on mention.article_id = attribution.article_id and mention.attribution_no = attribution.attribution_no
    left join core.entity as entity on attribution.source_entity_id = entity.entity_id
    where mention.event_id is not null
    group by mention.event_id
),

-- Whose dead the reports count: the largest figure that an article gives for the victims of a side, or for civilians.
dead as (
    select
        casualty.event_id,
        max(casualty.best) filter (where casualty.side = 'a') as dead_a,
        max(casualty.best) filter (where casualty.side = 'b') as dead_b,
        max(casualty.best) filter (where casualty.side = 'civilians') as dead_civilians
    from (
        select
            mention.event_id,
            toll.best,
            case
                when toll.victim_status = 'civilian' then 'civilians'
                when party.role = 'actor' then 'a'
                when party.role = 'recipient' then 'b'
            end as side
        from core.casualty as toll
        inner join core.event_mention as mention
            on toll.article_id = mention.article_id and toll.event_mention_no = mention.event_mention_no
        left join mart.event_party as party
            on mention.event_id = party.event_id and toll.victim_entity_id = party.entity_id and party.rank = 1
        where
            toll.kind = 'killed'
            and not toll.is_total
            and mention.polarity = 'affirmed'
        qualify row_number() over (
            partition by toll.article_id, toll.casualty_no
            order by party.role desc nulls last
        ) = 1
    ) as casualty
    group by casualty.event_id
),

scope as (
    select
        event.*,
        coalesce(event.killed_best, event.killed_low) as toll,
        year(coalesce(event.date_start, event.first_reported_at::date))::integer as event_year
    from core.event as event
    where
        event.event_type = 'ASSAULT'
        and event.realis = 'actual'
        and event.polarity = 'affirmed'
        and coalesce(event.killed_best, event.killed_low, 0) > 0
),

final as (
    select
        event.*,
        sides.* exclude (event_id),
        reports.* exclude (event_id),
        dead.* exclude (event_id),
        place.name as place_name,
        place.city,
        place.admin1,
        place.admin2,
        place.latitude,
        place.longitude,
        place.resolution,
        country.name as country_name,
        country.gwno as country_gwno,
        country.ucdp_region,
        case
            when sides.inter_b in (5, 6, 7) then 3
            when sides.inter_a in (1, 8) or sides.inter_b in (1, 8) then 1
            when sides.inter_a is not null and sides.inter_b is not null then 2
        end as violence
    from scope as event
    inner join reports on event.event_id = reports.event_id
    left join sides on event.event_id = sides.event_id
    left join dead on event.event_id = dead.event_id
    left join core.place as place on event.place_entity_id = place.entity_id
    left join codes.country as country on place.country_iso3 = country.iso3
),

-- The four parts add up to the best figure, as in GED; parts that are more than the whole tell nothing.
parts as (
    select
        *,
        case
            when violence = 3 then [0, 0, toll]
            when coalesce(dead_a, 0) + coalesce(dead_b, 0) + coalesce(dead_civilians, 0) <= toll
                then [coalesce(dead_a, 0), coalesce(dead_b, 0), coalesce(dead_civilians, 0)]
            else [0, 0, 0]
        end as part
    from final
)

select
    event_id as id,
    coalesce(country_name, 'XXX') || '-' || coalesce(event_year::varchar, '') || '-' || event_id as relid,
    event_year as year,
    null::boolean as active_year,
    'Clear' as code_status,
    violence::integer as type_of_violence,
    null::varchar as conflict_dset_id,
    null::integer as conflict_new_id,
    null::varchar as conflict_name,
    null::varchar as dyad_dset_id,
    null::integer as dyad_new_id,
    coalesce(side_a, 'XXX') || ' - ' || if(violence = 3, 'Civilians', coalesce(side_b, 'XXX')) as dyad_name,
    null::varchar as side_a_dset_id,
    null::integer as side_a_new_id,
    side_a,
    null::varchar as side_b_dset_id,
    null::integer as side_b_new_id,
    if(violence = 3, 'Civilians', side_b) as side_b,
    number_of_sources,
    source_article,
    source_office,
    source_date,
    source_headline,
    source_original,
    case resolution when 5 then 1 when 4 then 1 when 3 then 3 when 2 then 4 when 1 then 6 end::integer as where_prec,
    place_name as where_coordinates,
    concat_ws(', ', place_name, admin2, admin1, country_name) as where_description,
    admin1 as adm_1,
    admin2 as adm_2,
    latitude,
    longitude,
    'POINT (' || longitude::varchar || ' ' || latitude::varchar || ')' as geom_wkt,
    (
        least(floor((latitude + 90) * 2), 359) * 720 + least(floor((longitude + 180) * 2), 719) + 1
    )::integer as priogrid_gid,
    country_name as country,
    country_gwno as country_id,
    ucdp_region as region,
    if(date_granularity in ('time', 'day') and side_a is not null, 1, 2)::integer as event_clarity,
    case
        when date_start is null then null
        when date_end = date_start then 1
        when date_end - date_start <= 6 and date_granularity <> 'week' then 2
        when date_end - date_start <= 7 then 3
        when date_end - date_start <= 31 then 4
        else 5
    end::integer as date_prec,
    date_start,
    date_end,
    part[1]::integer as deaths_a,
    part[2]::integer as deaths_b,
    part[3]::integer as deaths_civilians,
    (toll - list_sum(part))::integer as deaths_unknown,
    toll::integer as best,
    killed_high as high,
    killed_low as low,
    gwno_a as gwnoa,
    gwno_b as gwnob
from parts;

comment on view mart.ucdp_ged is 'Events that killed somebody, as UCDP GED codes them (49 columns of version 23.1).';
comment on column mart.ucdp_ged.id is 'core.event.event_id; UCDP has a number';
comment on column mart.ucdp_ged.relid is 'country, year and id';
comment on column mart.ucdp_ged.year is 'year of the event';
comment on column mart.ucdp_ged.active_year is 'always null: needs UCDP''s count of 25 deaths a year over the whole data set';
comment on column mart.ucdp_ged.code_status is 'always Clear: nothing awaits a check';
comment on column mart.ucdp_ged.type_of_violence is '1 state-based, 2 non-state, 3 one-sided; null where the sides are unknown';
comment on column mart.ucdp_ged.conflict_dset_id is 'always null: UCDP''s own register of conflicts, dyads and actors is not open to a reader of news';
comment on column mart.ucdp_ged.conflict_new_id is 'always null: UCDP''s own register of conflicts, dyads and actors is not open to a reader of news';
comment on column mart.ucdp_ged.conflict_name is 'always null: UCDP''s own register of conflicts, dyads and actors is not open to a reader of news';
comment on column mart.ucdp_ged.dyad_dset_id is 'always null: UCDP''s own register of conflicts, dyads and actors is not open to a reader of news';
comment on column mart.ucdp_ged.dyad_new_id is 'always null: UCDP''s own register of conflicts, dyads and actors is not open to a reader of news';
comment on column mart.ucdp_ged.dyad_name is 'both sides; XXX where one is unknown, as UCDP writes';
comment on column mart.ucdp_ged.side_a_dset_id is 'always null: as conflict_dset_id';
comment on column mart.ucdp_ged.side_a_new_id is 'always null: as conflict_dset_id';
comment on column mart.ucdp_ged.side_a is 'the actor that most mentions name';
comment on column mart.ucdp_ged.side_b_dset_id is 'always null: as conflict_dset_id';
comment on column mart.ucdp_ged.side_b_new_id is 'always null: as conflict_dset_id';
comment on column mart.ucdp_ged.side_b is 'the recipient that most mentions name; Civilians if the violence is one-sided';
comment on column mart.ucdp_ged.number_of_sources is 'articles that report it';
comment on column mart.ucdp_ged.source_article is 'titles of the articles';
comment on column mart.ucdp_ged.source_office is 'outlets';
comment on column mart.ucdp_ged.source_date is 'publication dates';
comment on column mart.ucdp_ged.source_headline is 'headlines';
comment on column mart.ucdp_ged.source_original is 'who is quoted for it';
comment on column mart.ucdp_ged.where_prec is '1 exact, 3 second-order division, 4 first-order division, 6 country; 2, 5 and 7 cannot be told';
comment on column mart.ucdp_ged.where_coordinates is 'place that the coordinates are of';
comment on column mart.ucdp_ged.where_description is 'the place with the divisions it lies in';
comment on column mart.ucdp_ged.adm_1 is 'first-order division';
comment on column mart.ucdp_ged.adm_2 is 'second-order division';
comment on column mart.ucdp_ged.latitude is 'degrees north';
comment on column mart.ucdp_ged.longitude is 'degrees east';
comment on column mart.ucdp_ged.geom_wkt is 'the point as well-known text';
comment on column mart.ucdp_ged.priogrid_gid is 'PRIO-GRID cell of half a degree, counted from the south-west';
comment on column mart.ucdp_ged.country is 'country where it happened';
comment on column mart.ucdp_ged.country_id is 'Gleditsch-Ward number of the country';
comment on column mart.ucdp_ged.region is 'UCDP region';
comment on column mart.ucdp_ged.event_clarity is '1 clear: day and actor are known; 2 less';
comment on column mart.ucdp_ged.date_prec is '1 day, 2 two to six days, 3 week, 4 month, 5 longer';
comment on column mart.ucdp_ged.date_start is 'first day it can have happened';
comment on column mart.ucdp_ged.date_end is 'last day it can have happened';
comment on column mart.ucdp_ged.deaths_a is 'dead that a report counts on side a; those of unknown side are in deaths_unknown';
comment on column mart.ucdp_ged.deaths_b is 'dead that a report counts on side b; those of unknown side are in deaths_unknown';
comment on column mart.ucdp_ged.deaths_civilians is 'the toll if the violence is one-sided, else the civilians that a report counts';
comment on column mart.ucdp_ged.deaths_unknown is 'what the best figure has beyond the other three';
comment on column mart.ucdp_ged.best is 'best number of killed';
comment on column mart.ucdp_ged.high is 'largest number claimed';
comment on column mart.ucdp_ged.low is 'smallest number claimed';
comment on column mart.ucdp_ged.gwnoa is 'Gleditsch-Ward number if side A is a state';
comment on column mart.ucdp_ged.gwnob is 'Gleditsch-Ward number if side B is a state';

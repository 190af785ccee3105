-- One row per happening that one article tells of as having taken place (local_event_id), in order of its id: when, where, who, how many
-- were hurt, and how central it is to the article.
with
reports as (
    select
        mention.*,
        row_number() over (
            partition by mention.article_id, mention.event_type
            order by mention.confidence desc, mention.event_mention_no
        ) as place_in_article
    from core.event_mention as mention
    where mention.realis = 'actual' and mention.polarity = 'affirmed'
),

tolls as (
    select
        mention.local_event_id,
        max(casualty.best) filter (where casualty.kind = 'killed') as killed,
        max(casualty.best) filter (where casualty.kind = 'injured') as injured
    from core.casualty as casualty
    inner join reports as mention
        on casualty.article_id = mention.article_id and casualty.event_mention_no = mention.event_mention_no
    where casualty.part_of_casualty_no is null
    group by mention.local_event_id
),

parties as (
    select
        mention.local_event_id,
        list_sort(list(distinct argument.entity_id)) as parties
    from core.event_argument as argument
    inner join reports as mention
        on argument.article_id = mention.article_id and argument.event_mention_no = mention.event_mention_no
    where argument.role in ('actor', 'recipient') and argument.entity_id is not null
    group by mention.local_event_id
),

best as (
    select
        local_event_id,
        article_id,
        min(event_type) as event_type,
        min(event_mode) as event_mode,
        count(*) as mention_count,
        max(confidence) as confidence,
        bool_or(place_in_article = 1) as is_main,
        min({
            'is_weak': case date_basis when 'stated' then 0 when 'inferred' then 1 else 2 end,
            'date_start': date_start,
            'date_end': coalesce(date_end, date_start)
        }) filter (where date_start is not null) as dates,
        min({
            'coarse': -coalesce(place.resolution, 0),
            'entity_id': place_entity_id,
            'latitude': place.latitude,
            'longitude': place.longitude
        }) filter (where place_entity_id is not null) as place
    from reports
    left join core.place as place on reports.place_entity_id = place.entity_id
    group by local_event_id, article_id
)

select
    best.local_event_id,
    best.article_id,
    best.event_type,
    best.event_mode,
    best.mention_count,
    best.confidence,
    best.is_main,
    best.dates.date_start as date_start,
    best.dates.date_end as date_end,
    best.place.entity_id as place_entity_id,
    -best.place.coarse as resolution,
    best.place.latitude as latitude,
    best.place.longitude as longitude,
    tolls.killed,
    tolls.injured,
    coalesce(parties.parties, []) as parties,
    article.story_id,
    article.published_on
from best
inner join core.article as article on best.article_id = article.article_id
left join tolls on best.local_event_id = tolls.local_event_id
left join parties on best.local_event_id = parties.local_event_id
order by best.local_event_id

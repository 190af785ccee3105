-- One row per event that the articles of one run tell of and that happened: the deadliest first, then those with most sources.
with
told as (
    select mention.event_id
    from core.event_mention as mention
    inner join core.article as article on mention.article_id = article.article_id
    where article.run_id = ? and mention.event_id is not null
    group by mention.event_id
),

parties as (
    select
        participant.event_id,
        string_agg(distinct entity.name, ', ' order by entity.name) filter (where participant.role = 'actor') as who,
        string_agg(distinct entity.name, ', ' order by entity.name) filter (where participant.role = 'recipient') as to_whom
    from core.event_participant as participant
    inner join core.entity as entity on participant.entity_id = entity.entity_id
    group by participant.event_id
)

select
    coalesce(event.date_start::varchar, '') as date,
    lower(event.event_type) || coalesce(' · ' || event.event_mode, '') as what,
    coalesce(parties.who, '') as who,
    coalesce(parties.to_whom, '') as to_whom,
    coalesce(place.name || coalesce(', ' || place.country_iso3, ''), '') as "where",
    concat_ws(
        ', ',
        if(event.killed_best is null, null, event.killed_best::varchar || ' killed'),
        if(event.injured_best is null, null, event.injured_best::varchar || ' injured')
    ) as toll,
    event.article_count as sources
from core.event as event
inner join told on event.event_id = told.event_id
left join parties on event.event_id = parties.event_id
left join core.place as place on event.place_entity_id = place.entity_id
where event.realis = 'actual' and event.polarity = 'affirmed'
order by
    coalesce(event.killed_best, 0) desc,
    coalesce(event.injured_best, 0) desc,
    event.article_count desc,
    event.confidence desc,
    event.event_id
limit ?

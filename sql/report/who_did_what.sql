-- One row per event that happened and has a party or a toll, newest first: who did what to whom, when, where, toll, according to whom.
with
parties as (
    select
        participant.event_id,
        string_agg(distinct entity.name, ', ' order by entity.name) filter (where participant.role = 'actor') as who,
        string_agg(distinct entity.name, ', ' order by entity.name) filter (where participant.role = 'recipient') as to_whom
    from core.event_participant as participant
    inner join core.entity as entity on participant.entity_id = entity.entity_id
    group by participant.event_id
),

sources as (
    select
        mention.event_id,
        string_agg(distinct coalesce(entity.name, attribution.source_text), ', ' order by coalesce(entity.name, attribution.source_text))
            as according_to
    from core.event_mention as mention
    inner join core.attribution as attribution
        on mention.article_id = attribution.article_id and mention.attribution_no = attribution.attribution_no
    left join core.entity as entity on attribution.source_entity_id = entity.entity_id
    group by mention.event_id
)

select
    coalesce(event.date_start::varchar, '')
    || if(event.date_end > event.date_start, ' – ' || event.date_end::varchar, '') as date,
    lower(event.event_type) || coalesce(' · ' || event.event_mode, '') as what,
    coalesce(parties.who, '') as who,
    coalesce(parties.to_whom, '') as to_whom,
    coalesce(place.name || coalesce(', ' || place.country_iso3, ''), '') as "where",
    concat_ws(
        ', ',
        if(event.killed_best is null, null, event.killed_best::varchar || ' killed'),
        if(event.injured_best is null, null, event.injured_best::varchar || ' injured')
    ) as toll,
    coalesce(sources.according_to, '') as according_to,
    event.article_count as sources,
    event.event_id
from core.event as event
left join parties on event.event_id = parties.event_id
left join sources on event.event_id = sources.event_id
left join core.place as place on event.place_entity_id = place.entity_id
where
    event.realis = 'actual'
    and event.polarity = 'affirmed'
    and (parties.who is not null or parties.to_whom is not null or coalesce(event.killed_best, event.injured_best) is not null)
order by event.date_start desc nulls last, event.confidence desc, event.event_id
limit ?

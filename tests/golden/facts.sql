-- What the samples say, a row a fact, in an order of its own: reports of events with their parties, dates and places; tolls; statements.
select
    article.external_id as article,
    'event' as fact,
    concat_ws(
        ' | ',
        mention.event_type || coalesce('.' || mention.event_mode, ''),
        mention.trigger_text,
        (
            select string_agg(argument.role || '=' || argument.text, ', ' order by argument.argument_no)
            from core.event_argument as argument
            where
                argument.article_id = mention.article_id
                and argument.event_mention_no = mention.event_mention_no
                and argument.role <> 'time'
        ),
        coalesce(mention.date_start::varchar, '?') || ' (' || coalesce(mention.date_basis, 'unknown') || ')',
        coalesce(place.name, '?'),
        if(mention.polarity = 'negated', 'negated', null),
        if(mention.realis <> 'actual', mention.realis, null)
    ) as says,
    mention.trigger_start_char as first_char
from core.event_mention as mention
inner join core.article as article on mention.article_id = article.article_id
left join core.place as place on mention.place_entity_id = place.entity_id
union all by name
select
    article.external_id as article,
    'toll' as fact,
    concat_ws(
        ' | ',
        casualty.kind,
        casualty.low || '-' || casualty.best || '-' || coalesce(casualty.high::varchar, 'open'),
        casualty.victim_text,
        claimant.name
    ) as says,
    casualty.start_char as first_char
from core.casualty as casualty
inner join core.article as article on casualty.article_id = article.article_id
left join core.entity as claimant on casualty.claimant_entity_id = claimant.entity_id
union all by name
select
    article.external_id as article,
    'statement' as fact,
    concat_ws(
        ' | ',
        attribution.source_text,
        attribution.cue_text,
        attribution.stance,
        substring(article.body, attribution.content_start_char + 1, attribution.content_end_char - attribution.content_start_char)
    ) as says,
    attribution.content_start_char as first_char
from core.attribution as attribution
inner join core.article as article on attribution.article_id = article.article_id
order by article, fact, first_char, says

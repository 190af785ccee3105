-- One row per mention of an event, the earliest article first: who reports it, in which clause, when and where it puts it.
select
    mention.article_id,
    mention.event_mention_no,
    mention.local_event_id,
    article.published_on,
    article.outlet,
    article.external_id,
    mention.trigger_text,
    substring(article.body, mention.start_char + 1, mention.end_char - mention.start_char) as clause,
    mention.date_start,
    mention.date_end,
    mention.date_basis,
    place.name as place_name,
    mention.realis,
    mention.polarity,
    mention.confidence
from core.event_mention as mention
inner join core.article as article on mention.article_id = article.article_id
left join core.place as place on mention.place_entity_id = place.entity_id
where mention.event_id = ?
order by article.published_on nulls last, mention.article_id, mention.event_mention_no

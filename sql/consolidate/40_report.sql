-- Working tables of the event consolidation.
-- report: one row per event mention that belongs to an event, with when and by whom it was said and whether it stands as the event stands.
create or replace temp table report as
with
said as (
    select
        mention.article_id,
        mention.event_mention_no,
        mention.event_id,
        mention.sentence_no,
        mention.event_type,
        mention.event_mode,
        mention.event_context,
        mention.polarity,
        mention.realis,
        mention.date_start,
        mention.date_end,
        mention.date_granularity,
        mention.date_basis,
        mention.place_entity_id,
        mention.confidence,
        coalesce(article.published_at, article.published_on::timestamp at time zone 'UTC') as said_at,
        coalesce(article.outlet, article.source_id) as publisher,
        article.reader_sha,
        case mention.realis when 'actual' then 0 when 'future' then 2 when 'hypothetical' then 4 else 6 end
        + (mention.polarity = 'negated')::integer as standing
    from core.event_mention as mention
    inner join core.article as article on mention.article_id = article.article_id
    where mention.event_id is not null
)

select
    *,
    standing > min(standing) over (partition by event_id) as is_aside,
    -- What happened cannot have happened after it was first told of; what is announced may.
    coalesce(min(standing) over (partition by event_id) < 2 and date_start > min(said_at::date) over (partition by event_id), false) as is_late
from said;

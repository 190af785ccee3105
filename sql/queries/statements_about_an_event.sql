-- What was said about the most reported events: statements that contain a report of the event, with the speaker and the exact words.
with
top_events as (
    select event_id
    from core.event
    where realis = 'actual'
    order by article_count desc, mention_count desc, event_id
    limit 10
)

select
    mention.event_id,
    said.said_on,
    said.source,
    said.stance,
    said.is_direct,
    said.content,
    said.url,
    said.content_start_char,
    said.content_end_char
from core.event_mention as mention
inner join top_events on mention.event_id = top_events.event_id
inner join mart.who_said_what as said
    on mention.article_id = said.article_id and mention.attribution_no = said.attribution_no
order by mention.event_id, said.said_on, said.article_id, said.attribution_no;

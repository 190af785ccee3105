-- Every event mention reports the event its article tells of, or the one that joins it with those of other articles.
update core.event_mention
set event_id = told.event_id
from (
    select
        mention.article_id,
        mention.event_mention_no,
        coalesce(joined.event_id, mention.local_event_id) as event_id
    from core.event_mention as mention
    left join incoming_event as joined on mention.local_event_id = joined.local_event_id
) as told
where
    event_mention.article_id = told.article_id
    and event_mention.event_mention_no = told.event_mention_no
    and event_mention.event_id is distinct from told.event_id

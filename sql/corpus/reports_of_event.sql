-- What each article tells of one event: local_event_id and article.
select distinct
    local_event_id,
    article_id
from core.event_mention
where event_id = ?
order by all

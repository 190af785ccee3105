select * from core.event_mention where article_id = ? order by event_mention_no

select * from core.event_argument where article_id = ? order by event_mention_no, argument_no

select * from core.segment where article_id = ? order by segment_no

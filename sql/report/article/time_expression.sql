select * from core.time_expression where article_id = ? order by time_no

select * from core.attribution where article_id = ? order by attribution_no

select * from core.casualty where article_id = ? order by casualty_no

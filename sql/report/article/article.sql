select * from core.article where article_id = ? order by article_id
